import { v5 } from 'uuid'
import {
  addressees,
  type AlertLevel,
  type OfficePeople,
} from '../../../shared/domain/caseEscalation.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { isLogged, type Transaction } from '../records/changeLog.ts'
import { inPaces } from '../records/inPaces.ts'
import type { Store } from '../records/store.ts'
import { clockDesk, isLate, tellClock, type ClockDesk } from './deriveClock.ts'

/** Namespace of the ids of alerts: two installs that find the same write the same. */
const alertSpace = '5c1f5f0e-6d3b-4f0a-9a54-3f3f0d6a2c77'

/** How far up a level brings a case. */
const heights: Readonly<Partial<Record<AlertLevel, number>>> = { head: 1, owners: 2 }

/**
 * Tells of every case that came near its limit or over it since the last look, with the moment at which each was due to
 * be told; nobody is told the same twice, however often it is called.
 */
export async function raiseAlerts(
  { reading, store, ids, clock }: Pick<Office, 'reading' | 'store' | 'ids' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const due = reading.all(
    query
      .selectFrom('serviceCase')
      .select('id')
      .where('alertAt', '<=', clock.now())
      .where('deletedAt', 'is', null)
      .orderBy('alertAt'),
  )
  if (due.length === 0) return
  const act = { id: ids(), source: 'clock' as const, actor: program, many: true }
  const write = (from: number, end: number) =>
    store.transact(act, (tx) => {
      const desk = { ...clockDesk(tx), people: peopleOf(tx) }
      for (const { id } of due.slice(from, end)) tellOfCase(store, tx, desk, id)
    })
  const walk = inPaces(due.length, write, { signal })
  while (!(await walk.next()).done);
}

function tellOfCase(
  store: Store,
  tx: Transaction,
  desk: ClockDesk & { readonly people: OfficePeople },
  id: string,
): void {
  const told = tellClock(tx, id, desk)
  if (!told) return
  const { number, clock, moments } = told
  const { dueFor, dueFrom } = clock
  const passed = moments.filter(({ at }) => at <= tx.now)
  for (const { level, at } of passed) {
    for (const to of addressees(level, told, desk.people)) {
      const alert = v5(`${id} ${dueFor} ${dueFrom} ${level} ${to}`, alertSpace)
      if (isLogged(tx, alert)) continue
      store.create(tx, entities.caseAlert, alert, { number, case: id, dueFor, level, to, at })
    }
  }
  const escalation = Math.max(0, ...passed.map(({ level }) => heights[level] ?? 0))
  store.derive(tx, entities.serviceCase, id, {
    late: isLate(clock, tx.now),
    alertAt: moments.find(({ at }) => at > tx.now)?.at ?? null,
    ...(escalation > 0 && { escalation }),
  })
}

function peopleOf(reading: Reading): OfficePeople {
  return {
    users: reading.all(
      query
        .selectFrom('user')
        .select(['id', 'role', 'department'])
        .where('active', '=', 1)
        .where('deletedAt', 'is', null)
        .orderBy('rowid'),
    ),
    departments: reading.all(
      query
        .selectFrom('department')
        .select(['id', 'parent', 'head'])
        .where('deletedAt', 'is', null),
    ),
  }
}
