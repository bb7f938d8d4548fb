import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'

/** What a walk over many cases is stopped by, and where it notes what went wrong. */
export interface CaseWalk {
  readonly log: Log
  readonly signal: AbortSignal
}

/** Cases that are read together: a list of all of them would keep everybody waiting who saves something. */
export const walkedTogether = 500

/**
 * Does something for the program with each of many cases, a few a transaction so that others come in between. They are
 * handed out some at a time, when those before are done. A case with which it can't be done is noted, and holds up none of
 * the others.
 */
export async function eachCase(
  { store, ids }: Pick<Office, 'store' | 'ids'>,
  cases: Iterable<readonly { readonly id: string }[]>,
  begin: (tx: Transaction) => (id: string) => void,
  { log, signal }: CaseWalk,
): Promise<void> {
  const act = { id: ids(), source: 'clock' as const, actor: program, many: true }
  for (const some of cases) {
    const write = (from: number, end: number) =>
      store.transact(act, (tx) => {
        const work = begin(tx)
        for (const { id } of some.slice(from, end)) {
          try {
            tx.attempt(() => work(id))
          } catch (error) {
            log.defect(id, 'eachCase', error)
          }
        }
      })
    const walk = inPaces(some.length, write, { signal })
    while (!(await walk.next()).done);
    if (signal.aborted) return
    await new Promise(setImmediate)
  }
}
