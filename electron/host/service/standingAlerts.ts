import type { StandingAlert } from '../../../shared/api/alerts.ts'
import { dictionaries } from '../../../shared/dictionaries.ts'
import { addressees, type AlertLevel } from '../../../shared/domain/caseEscalation.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Entity } from '../../../shared/entity.ts'
import { knownEntity } from '../../../shared/rights/knownEntity.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { program, type Actor } from '../records/access.ts'
import { toSomeRow, type StoredRow } from '../records/rows.ts'
import { readVisible, visibleRows } from '../records/visible.ts'
import { clockDesk, tellClock, type ClockDesk } from './deriveClock.ts'

/** Fields of a case that are told with an alert. */
const told = [
  'number',
  'title',
  'customer',
  'owner',
  'department',
  'state',
  'waitingSince',
  'dueAt',
  'dueFor',
  'dueWithin',
  'dueCounting',
] as const

type FoundAlert = StoredRow & {
  readonly alert: string
  readonly level: AlertLevel
  readonly at: number
  readonly id: string
  readonly named: string | null
  readonly owner: string | null
  readonly department: string | null
}

const height = (level: AlertLevel) => dictionaries.caseAlertLevel.codes.indexOf(level)

/**
 * What somebody was told, has not looked at and still holds, the highest of each case, the newest first: an alert goes
 * with the clock it is of, when the case waits or is handed on, and when it is due later than it was.
 */
export function standingAlerts(
  { reading, clock, rules }: Pick<Office, 'reading' | 'clock' | 'rules'>,
  actor: Actor,
  { most }: { readonly most: number },
): StandingAlert[] {
  const { user } = actor
  const seen = visibleRows(entities.caseAlert, rules['caseAlert'], actor)
  if (!seen || user === null) return []
  const found = reading.all<FoundAlert>(
    seen
      .innerJoin('serviceCase', 'serviceCase.id', 'caseAlert.case')
      .leftJoin('customer', 'customer.id', 'serviceCase.customer')
      .select(['caseAlert.id as alert', 'caseAlert.level', 'caseAlert.at', 'serviceCase.id'])
      .select('customer.name as named')
      .select(told.map((name) => `serviceCase.${name}`))
      .where('caseAlert.to', '=', user)
      .where('caseAlert.seenAt', 'is', null)
      .where('caseAlert.deletedAt', 'is', null)
      .where('serviceCase.deletedAt', 'is', null)
      .whereRef('serviceCase.dueFor', '=', 'caseAlert.dueFor')
      .whereRef('caseAlert.at', '>=', 'serviceCase.dueFrom')
      .orderBy('caseAlert.at', 'desc')
      .limit(most * 5)
      .$castTo<FoundAlert>(),
  )
  const sees = (entity: Entity, id: unknown) =>
    readVisible(reading, entity, rules[entity.name], actor, String(id)) !== undefined
  const serviceCase = knownEntity(entities.serviceCase, actor)
  const fields = told.filter((name) => Object.hasOwn(serviceCase.fields, name))
  const seenCase = (each: FoundAlert) =>
    sees(serviceCase, each.id) ? toSomeRow(serviceCase, each, fields) : undefined
  const seenName = ({ customer, named }: FoundAlert) =>
    sees(entities.customer, customer) ? named : null
  const highest = new Map<string, StandingAlert>()
  const desk = clockDesk(reading)
  const due = dueLevels(reading, desk, clock.now())
  for (const each of found) {
    const { alert, at, level } = each
    const known = highest.get(each.id)
    if (!known && highest.size >= most) continue
    if (known && height(known.level) >= height(level)) continue
    if (!addressees(level, each, desk.people()).includes(user)) continue
    if (!due(each.id).has(level)) continue
    const row = seenCase(each)
    if (row) highest.set(each.id, { id: alert, level, at, row, customer: seenName(each) })
  }
  return [...highest.values()].toSorted((a, b) => b.at - a.at)
}

/** The levels that are due of each case by now, worked out once. */
function dueLevels(
  reading: Reading,
  desk: ClockDesk,
  now: number,
): (id: string) => ReadonlySet<AlertLevel> {
  const known = new Map<string, ReadonlySet<AlertLevel>>()
  return (id) => {
    const there = known.get(id)
    if (there) return there
    const passed = (tellClock(reading, id, desk)?.moments ?? []).filter(({ at }) => at <= now)
    const levels = new Set(passed.map(({ level }) => level))
    known.set(id, levels)
    return levels
  }
}

/** Notes that somebody has looked at a case. */
export function seeCase(
  { store, ids, reading }: Pick<Office, 'store' | 'ids' | 'reading'>,
  { user }: Actor,
  id: string,
): void {
  const unseen = query
    .selectFrom('caseAlert')
    .select('id')
    .where('case', '=', id)
    .where('to', '=', user)
    .where('seenAt', 'is', null)
    .where('deletedAt', 'is', null)
  if (!reading.first(unseen)) return
  // What somebody has looked at is nothing that they take back.
  store.transact({ id: ids(), source: 'clock', actor: { ...program, user } }, (tx) => {
    for (const alert of tx.all(unseen)) {
      store.update(tx, entities.caseAlert, alert.id, { seenAt: tx.now })
    }
  })
}
