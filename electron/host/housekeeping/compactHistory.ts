import type { Progress } from '../../../shared/api/progress.ts'
import type { Office } from '../office.ts'
import type { Act } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'

/**
 * Lets go of what entries of the log from before a moment hold, a few at a time. They keep who changed which record
 * when; old values can't be put back or looked at any more. The journal tells of it before the first is emptied, so
 * that however it ends its check knows why they are empty. Returns how many were done.
 */
export async function* compactHistory(
  { store }: Pick<Office, 'store'>,
  act: Act,
  { before, entries }: { readonly before: number; readonly entries: number },
  signal?: AbortSignal,
): AsyncGenerator<Progress, number> {
  let after = 0
  const write = (from: number, end: number) =>
    store.transact({ ...act, many: true }, (tx) => {
      if (from === 0) tx.note({ kind: 'historyCompacted', detail: { before, count: entries } })
      after = store.forget(tx, { before, after, most: end - from }) ?? after
    })
  return yield* inPaces(entries, write, { signal })
}
