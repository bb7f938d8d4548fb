import { doneStates } from '../../../shared/domain/caseWay.ts'
import type { Office } from '../office.ts'
import { query } from '../database/query.ts'
import { program } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { clockDesk, deriveClock } from './deriveClock.ts'
import { eachCase, type CaseWalk } from './eachCase.ts'

/**
 * Counts the clocks of all open cases anew where something changed that they hang on, a few a transaction. What is
 * changed meanwhile, or cut short by the signal, is counted at the next call.
 */
export async function recountClocks(
  office: Pick<Office, 'reading' | 'store' | 'ids'>,
  walk: CaseWalk,
): Promise<void> {
  const { reading, store, ids } = office
  const asked = readSetting(reading, 'clocksAsked') ?? 0
  if (readSetting(reading, 'clocksCounted') === asked) return
  const open = reading.all(
    query
      .selectFrom('serviceCase')
      .select('id')
      .where('state', 'not in', doneStates)
      .where('deletedAt', 'is', null),
  )
  const begin = (tx: Transaction) => {
    const derive = store.derive.bind(store, tx)
    const desk = clockDesk(tx)
    return (id: string) => deriveClock({ tx, derive }, id, { desk })
  }
  await eachCase(office, open, begin, walk)
  if (walk.signal.aborted) return
  store.transact({ id: ids(), source: 'clock', actor: program }, (tx) =>
    writeSetting(tx, 'clocksCounted', asked),
  )
}
