import { onScopeDispose, shallowRef, watch } from 'vue'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'
import { latest } from '../../fields/latest.ts'

/** Filters that are counted in one request. */
const atOnce = 50
/** Milliseconds in which several changes are counted once. */
const settling = 500
const tagged = ['customer', 'contact'] as const

/** How many records each tag hangs on, by its id; counted again as they change. */
export function useTagUse(ids: () => readonly string[]) {
  const use = shallowRef<ReadonlyMap<string, number>>(new Map())
  const askLatest = latest()

  async function count(signal: AbortSignal): Promise<Map<string, number>> {
    const found = new Map<string, number>()
    const wanted = ids()
    for (let from = 0; from < wanted.length; from += atOnce) {
      const some = wanted.slice(from, from + atOnce)
      const filters = some.map((id) => ({ field: 'tags', op: 'hasTag', value: id }) as const)
      for (const entity of tagged) {
        const counts = await client.records.counts({ entity, filters }, { signal })
        some.forEach((id, at) => found.set(id, (found.get(id) ?? 0) + (counts[at] ?? 0)))
      }
    }
    return found
  }

  // A count that can't be had leaves its place empty; the connection's own banner says why.
  const again = () =>
    void askLatest(count).then(
      (found) => found && (use.value = found),
      () => undefined,
    )
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(() => ids().join(), again, { immediate: true })
  onChanged(tagged, () => {
    clearTimeout(timer)
    timer = setTimeout(again, settling)
  })
  onScopeDispose(() => clearTimeout(timer))
  return use
}
