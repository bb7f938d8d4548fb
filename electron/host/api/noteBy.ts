import type { JournalEvent } from '../../../shared/api/journal.ts'
import { doerOf } from './caller.ts'
import { callerIn } from './procedures.ts'
import type { CalledBy } from './recordAsked.ts'

/** Notes in the journal what is taken out of the program, by whoever is there. Throws where it can't be noted: then it does not leave. */
export function noteBy(context: CalledBy, event: JournalEvent): void {
  const { host, connection } = context
  host.office.journal.note(doerOf(host, connection, callerIn(context)), event)
}
