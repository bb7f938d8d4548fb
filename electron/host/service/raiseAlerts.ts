import { sql } from 'kysely'
import { v5 } from 'uuid'
import { addressees, type AlertLevel } from '../../../shared/domain/caseEscalation.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { isLogged, type Transaction } from '../records/changeLog.ts'
import type { Store } from '../records/store.ts'
import { clockDesk, isLate, tellClock, type ClockDesk } from './deriveClock.ts'
import { eachCase, walkedTogether, type CaseWalk } from './eachCase.ts'
import { untoldAlerts } from './untoldAlerts.ts'

/** Namespace of the ids of alerts: two installs that find the same write the same. */
const alertSpace = '5c1f5f0e-6d3b-4f0a-9a54-3f3f0d6a2c77'

/** How far up a level brings a case, where somebody stands there. */
const heights: Readonly<Partial<Record<AlertLevel, number>>> = { head: 1, owners: 2 }

/**
 * Tells of every case that came near its limit or over it since the last look, with the moment at which each was due to
 * be told; nobody is told the same twice, however often it is called.
 */
export async function raiseAlerts(
  office: Pick<Office, 'reading' | 'store' | 'ids' | 'clock' | 'backlog'>,
  walk: CaseWalk,
): Promise<void> {
  const begin = (tx: Transaction) => {
    const desk = clockDesk(tx)
    return (id: string) => tellOfCase(office.store, tx, desk, id)
  }
  await eachCase(office, dueCases(office.reading, office.clock.now()), begin, walk)
}

/** Cases of which something is to be told by now, the longest overdue first, some at a time. */
function* dueCases(reading: Reading, now: number) {
  for (let [alertAt, rowid] = [-Infinity, 0]; ;) {
    const some = reading.all(
      query
        .selectFrom('serviceCase')
        .select(['id', 'rowid', 'alertAt'])
        .where('alertAt', '<=', now)
        .where('deletedAt', 'is', null)
        .where(sql<boolean>`("alertAt", rowid) > (${alertAt}, ${rowid})`)
        .orderBy('alertAt')
        .orderBy('rowid')
        .limit(sql.lit(walkedTogether)),
    )
    const last = some.at(-1)
    if (!last) return
    yield some
    ;[alertAt, rowid] = [last.alertAt!, last.rowid]
  }
}

function tellOfCase(store: Store, tx: Transaction, desk: ClockDesk, id: string): void {
  const told = tellClock(tx, id, desk)
  if (!told) return
  const { number, clock, moments, written } = told
  const { dueFor } = clock
  for (const { level, at, to } of untoldAlerts(tx, id, told, desk.people, tx.now)) {
    const alert = v5(`${id} ${dueFor} ${level} ${to} ${at}`, alertSpace)
    if (isLogged(tx, alert)) continue
    store.create(tx, entities.caseAlert, alert, { number, case: id, dueFor, level, to, at })
  }
  const reached = moments
    .filter(({ at, level }) => at <= tx.now && addressees(level, told, desk.people()).length > 0)
    .map(({ level }) => heights[level] ?? 0)
  const escalation = Math.max(Number(written.escalation ?? 0), ...reached)
  store.derive(tx, entities.serviceCase, id, {
    late: isLate(clock, tx.now),
    alertAt: moments.find(({ at }) => at > tx.now)?.at ?? null,
    ...(escalation > 0 && { escalation }),
  })
}
