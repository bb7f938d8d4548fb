import type { Person } from '../../../shared/api/office.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { givePassword } from '../accounts/givePassword.ts'
import { actorOf, personWithId } from '../accounts/people.ts'
import { keepPassword, personWithPassword } from '../accounts/signIn.ts'
import type { Host } from '../host.ts'
import { readSetting } from '../settings.ts'
import { signInRefusal, type Device } from '../accounts/signInGate.ts'
import { callerOf } from './caller.ts'
import { officeState } from './officeState.ts'
import { atTheDoor, callerIn, openedHost, procedures, writerIn } from './procedures.ts'
import type { Connection } from './session.ts'

/** Signing in and out, and one's own password. */
export const sessionProcedures = {
  /** Whoever signs in first opens an encrypted office for everybody. */
  signIn: atTheDoor.session.signIn.handler(async ({ input, context: { door, connection } }) => {
    if (!door.host) await door.unlock(input.login, input.password)
    const host = openedHost(door)
    if (readSetting(host.office.reading, 'protection') === undefined) {
      throw failure('conflict', problem([], 'notSetUp'))
    }
    const person = await signingIn(host, input, connection.device)
    if (connection.session !== undefined) host.sessions.end(connection.session)
    connection.hold(host.sessions.begin(person.id))
    host.note(actorOf(person), { kind: 'signedIn' })
    return officeState(host, person)
  }),

  signOut: procedures.session.signOut.handler(({ context: { host, connection } }) => {
    const person = themselves(host, connection)
    if (connection.session !== undefined) host.sessions.end(connection.session)
    connection.release()
    if (person) host.note(actorOf(person), { kind: 'signedOut' })
    return officeState(host, callerOf(host, connection, 'look'))
  }),

  lock: procedures.session.lock.handler(({ context }) => {
    const { host, connection } = context
    // In an open office there is nothing to lock.
    if (connection.session === undefined) return
    const person = themselves(host, connection)
    host.sessions.end(connection.session)
    connection.release()
    if (person) host.note(actorOf(person), { kind: 'locked' })
  }),

  viewAs: procedures.session.viewAs.handler(({ input, context }) => {
    const { host, connection } = context
    const { id, role, viewedBy } = callerIn(context)
    if (input.user !== null) {
      const seen = personWithId(host.office, input.user)
      const isAllowed = role === 'administrator' && viewedBy === null && id !== input.user
      if (!isAllowed || connection.session === undefined) {
        throw failure('forbidden', problem([], 'forbidden'))
      }
      if (seen?.role !== 'staff') throw failure('notFound', problem('user', 'notFound'))
    }
    if (connection.session !== undefined) {
      host.sessions.view(connection.session, input.user ?? undefined)
    }
    return officeState(host, callerOf(host, connection, 'look'))
  }),

  changePassword: procedures.session.changePassword.handler(async ({ input, context }) => {
    const { host, connection } = context
    const { id, login } = writerIn(context)
    await personWithPassword(host, login, input.current).catch((error: unknown) => {
      throw failureOf(error)?.kind === 'invalid'
        ? failure('invalid', problem('current', 'wrongOldPassword'))
        : error
    })
    await givePassword(host, { id, login }, input.next, (hash) => {
      keepPassword(host.office, id, hash)
      return true
    })
    host.sessions.endAll(id, connection.session)
    host.note(actorOf(callerIn(context)), { kind: 'passwordChanged' })
  }),
}

/** Whoever is signed in, as themselves from now on: nobody comes or goes as the one they look through the eyes of. */
function themselves(host: Host, connection: Connection): Person | null {
  if (connection.session !== undefined) host.sessions.view(connection.session, undefined)
  return callerOf(host, connection, 'look')
}

/** Whoever signs in; that somebody was refused is in the journal. */
async function signingIn(
  host: Host,
  { login, password }: { readonly login: string; readonly password: string },
  device: Device,
): Promise<Person> {
  try {
    const { id } = await personWithPassword(host, login, password)
    const barred = signInRefusal(host.office, id, device)
    if (barred) throw failure('forbidden', problem([], barred))
    return personWithId(host.office, id)!
  } catch (error) {
    const refused = failureOf(error)
    if (refused) host.refusals.noteSignIn(login, refused.kind === 'throttled')
    throw error
  }
}
