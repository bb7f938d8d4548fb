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

/** Milliseconds that one transaction of work is to take that nobody asked for. */
const pace = 15

/** Cases that are read together: a list of all of them would keep everybody waiting who saves something. */
export const walkedTogether = 500

/** Pages of the log of writes with which a walk goes on. Were it to grow, the writer itself had to carry it into the file. */
const mostBacklog = 2000
/** Milliseconds between two looks whether all of it was carried there, and for which that is waited for. */
const [breath, patience] = [20, 500]

/**
 * Does something for the program with each of many cases, a few a transaction so that others come in between. They are
 * handed out some at a time, when those before are done. A case with which it can't be done is noted, and holds up none of
 * the others. `unforced` where only what follows from other things is written.
 */
export async function eachCase(
  { store, ids, backlog }: Pick<Office, 'store' | 'ids' | 'backlog'>,
  cases: Iterable<readonly { readonly id: string }[]>,
  begin: (tx: Transaction) => (id: string) => void,
  { log, signal }: CaseWalk,
  { unforced = false } = {},
): Promise<void> {
  /** Once all was carried into the file, the log begins anew. */
  const carried = async () => {
    for (let waited = 0; waited < patience && !signal.aborted && backlog() > 0; waited += breath) {
      await new Promise((go) => setTimeout(go, breath))
    }
  }
  const act = { id: ids(), source: 'clock' as const, actor: program, many: true, unforced }
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
    const walk = inPaces(some.length, write, { signal, pace })
    while (!(await walk.next()).done);
    await new Promise(setImmediate)
    if (!signal.aborted && backlog() > mostBacklog) await carried()
    if (signal.aborted) return
  }
}
