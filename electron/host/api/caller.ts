import type { Person } from '../../../shared/api/office.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { actorOf, personWithId } from '../accounts/people.ts'
import type { Host } from '../host.ts'
import { signInRefusal } from '../accounts/signInGate.ts'
import type { Actor } from '../records/access.ts'
import { readSetting } from '../settings.ts'
import type { Connection } from './session.ts'

/**
 * The person a connection speaks for at this moment, or null: whoever is signed in on it and still has an active
 * account and may be in now, the member of staff through whose eyes an administrator looks, or in an open office its one
 * person. `use` keeps the session from going idle, `look` does not.
 */
export function callerOf(
  { office, sessions }: Host,
  connection: Connection,
  how: 'use' | 'look',
): Person | null {
  if (readSetting(office.reading, 'protection') === 'open') {
    const user = readSetting(office.reading, 'openUser')
    return (user !== undefined && personWithId(office, user)) || null
  }
  if (connection.session === undefined) return null
  const session = sessions[how](connection.session)
  if (!session) return null
  const person = personWithId(office, session.user)
  if (!person) sessions.endAll(session.user)
  if (!person || signInRefusal(office, session.user, connection.device)) {
    sessions.end(session.id)
    return null
  }
  if (session.viewing === undefined) return person
  const viewed = personWithId(office, session.viewing)
  if (person.role === 'administrator' && viewed?.role === 'staff') {
    return { ...viewed, viewedBy: person.name }
  }
  // Whoever may no longer look, or through whose eyes nobody may, is not left with rights that nobody meant to give.
  sessions.end(session.id)
  return null
}

/** By whom something was done that the journal tells: by whoever is there, though they look through somebody's eyes. */
export function doerOf({ sessions }: Host, connection: Connection, caller: Person): Actor {
  if (caller.viewedBy === null) return actorOf(caller)
  const session = connection.session === undefined ? undefined : sessions.look(connection.session)
  if (!session) throw failure('signedOut', problem([], 'signedOut'))
  return { user: session.user, role: 'administrator' }
}
