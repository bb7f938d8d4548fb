import { sql } from 'kysely'
import { openStates } from '../../../shared/domain/caseWay.ts'
import type { Office } from '../office.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { program } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { clockDesk, deriveClock } from './deriveClock.ts'
import { eachCase, walkedTogether, type CaseWalk } from './eachCase.ts'

/**
 * Counts the clocks of all open cases anew where something changed that they hang on, a few a transaction. What is
 * changed meanwhile, or cut short by the signal, is counted at the next call.
 */
export async function recountClocks(
  office: Pick<Office, 'reading' | 'store' | 'ids' | 'backlog'>,
  walk: CaseWalk,
): Promise<void> {
  const { reading, store, ids } = office
  const asked = readSetting(reading, 'clocksAsked') ?? 0
  if (readSetting(reading, 'clocksCounted') === asked) return
  const begin = (tx: Transaction) => {
    const derive = store.derive.bind(store, tx)
    const desk = clockDesk(tx)
    return (id: string) => deriveClock({ tx, derive }, id, { desk })
  }
  // Until it is noted that all were counted, which is on the disk with all before it, a start counts them anew.
  await eachCase(office, openCases(reading), begin, walk, { unforced: true })
  if (walk.signal.aborted) return
  store.transact({ id: ids(), source: 'clock', actor: program }, (tx) =>
    writeSetting(tx, 'clocksCounted', asked),
  )
}

/** The open cases, state by state, some at a time. One that goes on meanwhile sets its clocks itself. */
function* openCases(reading: Reading) {
  for (const state of openStates) {
    for (let [receivedAt, rowid] = [-Infinity, 0]; ;) {
      const some = reading.all(
        query
          .selectFrom('serviceCase')
          .select(['id', 'rowid', 'receivedAt'])
          .where('state', '=', state)
          .where(sql`+"deletedAt"`, 'is', null)
          .where(sql<boolean>`("receivedAt", rowid) > (${receivedAt}, ${rowid})`)
          .orderBy('receivedAt')
          .orderBy('rowid')
          .limit(sql.lit(walkedTogether)),
      )
      const last = some.at(-1)
      if (!last) break
      yield some
      ;[receivedAt, rowid] = [last.receivedAt, last.rowid]
    }
  }
}
