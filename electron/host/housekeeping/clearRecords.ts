import { clearedWith } from '../../../shared/domain/clearing.ts'
import { failureOf } from '../../../shared/failure.ts'
import type { Progress } from '../../../shared/api/progress.ts'
import { eraseAgain } from '../backup/eraseAgain.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'
import { asProgram, type Act } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'

/**
 * Erases every record of some kinds for good, those in the recycle bin too, with what belongs to them. What stays lets go of
 * them. Returns how many are gone, and how many could not go.
 */
export async function* clearRecords(
  office: Pick<Office, 'store' | 'registry' | 'reading'>,
  act: Act,
  kinds: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<Progress, { erased: number; kept: number }> {
  const { store, registry, reading } = office
  const doomed = clearedWith(registry, kinds).flatMap((name) =>
    reading
      .all(anyQuery.selectFrom(name).select('id').orderBy('rowid', 'desc'))
      .map(({ id }) => ({ entity: registry[name]!, id: String(id) })),
  )
  let [erased, kept] = [0, 0]
  const write = (from: number, end: number) =>
    store.transact({ ...act, many: true }, (tx) => {
      const before = erased
      for (const { entity, id } of doomed.slice(from, end)) {
        try {
          tx.attempt(() => eraseAgain(office, asProgram(tx), entity, id))
          erased += 1
        } catch (error) {
          if (!failureOf(error)) throw error
          kept += 1
        }
      }
      if (erased > before) tx.note({ kind: 'recordsCleared', detail: { count: erased - before } })
    })
  yield* inPaces(doomed.length, write, { signal })
  return { erased, kept }
}
