import type { JournalEvent, Seal } from '../../../shared/api/journal.ts'
import type { Reading } from '../database/handle.ts'
import type { Actor } from '../records/access.ts'
import type { Store } from '../records/store.ts'
import { newestSeal } from './sealing.ts'

/** What happens in the office beside changes of records: added to, and never changed. */
export interface Journal {
  /** Notes that somebody did something, in a transaction of its own; inside of one it is `tx.note`. */
  note(actor: Actor, event: JournalEvent): void
  /** The seal over all of it as it is now, or null before anything was written. */
  seal(): Seal | null
}

/** Builds the journal over the store. */
export function createJournal(parts: {
  readonly store: Store
  readonly reading: Reading
  readonly site: string
  readonly ids: () => string
}): Journal {
  const { store, reading, site, ids } = parts
  return {
    note: (actor, event) =>
      store.transact({ id: ids(), source: 'interface', actor }, (tx) => tx.note(event)),
    seal: () => {
      const found = newestSeal(reading, site)
      if (!found) return null
      const { number, at, hash } = found
      return { site, number, at, hash }
    },
  }
}
