import type { Connection } from '../api/session.ts'
import type { Door } from '../door.ts'
import type { Host } from '../host.ts'
import { actorOf, personWithId } from './people.ts'
import { signInRefusal } from './signInGate.ts'

/** Signs in whoever is let in on this computer without a password: the first window after a start, where nobody is yet. */
export function letIn(door: Door, host: Host, connection: Connection): void {
  if (connection.device !== 'desktop' || connection.session !== undefined) return
  const user = door.takeLetIn()
  const person = user === undefined ? undefined : personWithId(host.office, user)
  if (!person || signInRefusal(host.office, person.id, connection.device)) return
  connection.hold(host.sessions.begin(person.id))
  host.note(actorOf(person), { kind: 'signedIn' })
}
