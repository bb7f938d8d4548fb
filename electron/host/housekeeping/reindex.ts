import type { Progress } from '../../../shared/api/progress.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Office } from '../office.ts'
import type { Act } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'
import { emptySearch, indexedRows, indexSome, searchIsMade } from '../records/searchIndex.ts'

/**
 * Makes the index of search anew while everybody works, a few records at a time: until it is done search finds less. What
 * is stopped or killed half way is made by the next start.
 */
export async function* reindex(
  { store, registry, reading }: { readonly registry: Registry } & Pick<Office, 'store' | 'reading'>,
  act: Act,
  signal?: AbortSignal,
): AsyncGenerator<Progress, void> {
  const todo = indexedRows(reading, registry)
  const of = todo.reduce((sum, { rows }) => sum + rows, 0)
  store.transact(act, (tx) => emptySearch(tx, registry))
  let after = 0
  const write = (from: number, end: number) =>
    store.transact({ ...act, many: true }, (tx) => {
      for (let left = end - from; left > 0 && todo[0];) {
        const { entity, upTo } = todo[0]
        const { count, last } = indexSome(tx, entity, { after, upTo, most: left })
        left -= count
        after = last
        if (after < upTo) continue
        todo.shift()
        after = 0
      }
    })
  const done = yield* inPaces(of, write, { signal })
  if (done === of) store.transact(act, (tx) => searchIsMade(tx))
}
