import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Condition } from '../../../shared/filter.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'

/** Filters that are counted in one request. */
const atOnce = 50
/** Milliseconds in which several changes are counted once. */
const settling = 500

/** What is counted: records of an entity that answer a filter. */
export interface Counted {
  readonly key: string
  readonly entity: string
  readonly filter: Condition
}

/** How many records answer each question, by its key (those of one key together); counted again as records change. */
export function useFilterCounts(questions: () => readonly Counted[]) {
  const counts = shallowRef<ReadonlyMap<string, number>>(new Map())
  const askLatest = latest()

  async function count(signal: AbortSignal): Promise<Map<string, number>> {
    const found = new Map<string, number>()
    for (const [entity, asked] of Map.groupBy(questions(), (each) => each.entity)) {
      for (let from = 0; from < asked.length; from += atOnce) {
        const some = asked.slice(from, from + atOnce)
        const filters = some.map(({ filter }) => filter)
        const sizes = await client.records.counts({ entity, filters }, { signal })
        some.forEach(({ key }, at) => found.set(key, (found.get(key) ?? 0) + (sizes[at] ?? 0)))
      }
    }
    return found
  }

  // A count that can't be had leaves its place empty; the connection's own banner says why.
  const again = () =>
    void askLatest(count).then(
      (found) => found && (counts.value = found),
      () => undefined,
    )
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(() => JSON.stringify(questions()), again, { immediate: true })
  onChanged(null, (events) => {
    const entities = new Set(['*', ...questions().map(({ entity }) => entity)])
    if (!events.some(({ entity }) => entities.has(entity))) return
    clearTimeout(timer)
    timer = setTimeout(again, settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  return counts
}
