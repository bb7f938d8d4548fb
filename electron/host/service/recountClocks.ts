import type { Office } from '../office.ts'
import { query } from '../database/query.ts'
import { program } from '../records/access.ts'
import { inPaces } from '../records/inPaces.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { clockDesk, deriveClock } from './deriveClock.ts'

/**
 * Counts the clocks of all open cases anew where something changed that they hang on, a few a transaction. What is
 * changed meanwhile, or cut short by the signal, is counted at the next call.
 */
export async function recountClocks(
  { reading, store, ids }: Pick<Office, 'reading' | 'store' | 'ids'>,
  signal: AbortSignal,
): Promise<void> {
  const asked = readSetting(reading, 'clocksAsked') ?? 0
  if (readSetting(reading, 'clocksCounted') === asked) return
  const open = reading.all(
    query
      .selectFrom('serviceCase')
      .select('id')
      .where('state', 'not in', ['solved', 'closed'])
      .where('deletedAt', 'is', null),
  )
  const act = { id: ids(), source: 'clock' as const, actor: program, many: true }
  const write = (from: number, end: number) =>
    store.transact(act, (tx) => {
      const derive = store.derive.bind(store, tx)
      const desk = clockDesk(tx)
      for (const { id } of open.slice(from, end)) deriveClock({ tx, derive }, id, { desk })
    })
  const walk = inPaces(open.length, write, { signal })
  while (!(await walk.next()).done);
  if (!signal.aborted) store.transact(act, (tx) => writeSetting(tx, 'clocksCounted', asked))
}
