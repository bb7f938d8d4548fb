import type { ChangedEvent } from '../../../shared/api/contract.ts'

/** Tells open views and caches, after each commit, what is not as it was. */
export interface Changed {
  /** `upTo` is the number of the last entry that was logged. */
  tell(act: string, touched: ReadonlyMap<string, ReadonlySet<string>>, upTo: number): void
  /** Answers with a function that ends the watch. */
  watch(listener: ChangedListener): () => void
}

type ChangedListener = (events: readonly ChangedEvent[], upTo: number) => void

/** Records named one by one in an event; of more only the entity is told. */
const named = 200

export function createChanged(): Changed {
  const listeners = new Set<ChangedListener>()
  return {
    tell: (act, touched, upTo) => {
      const events = [...touched].map(([entity, records]) => ({
        entity,
        records: records.size > named ? null : [...records],
        act,
      }))
      if (events.length > 0) for (const listener of listeners) listener(events, upTo)
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
