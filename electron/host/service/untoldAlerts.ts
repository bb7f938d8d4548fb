import {
  addressees,
  type AlertMoment,
  type OfficePeople,
} from '../../../shared/domain/caseEscalation.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { ToldClock } from './deriveClock.ts'

/** Taken back ones too: whoever was told was told. */
const alertsOf = template(({ id }: { id: string }) =>
  query
    .selectFrom('caseAlert')
    .select(['dueFor', 'level', 'to', 'createdAt'])
    .where('case', '=', id),
)

export interface UntoldAlert extends AlertMoment {
  readonly to: string
}

/**
 * What is due to be told of a case by now and was not, the earliest first. Whoever was told of a level on this clock
 * hears of it once more only where its moment lay ahead again since, as when a limit moved and passed anew.
 */
export function untoldAlerts(
  reading: Reading,
  id: string,
  told: ToldClock,
  people: () => OfficePeople,
  now: number,
): UntoldAlert[] {
  const passed = told.moments.filter(({ at }) => at <= now)
  if (passed.length === 0) return []
  const before = reading.all(alertsOf({ id }))
  return passed.flatMap(({ level, at }) =>
    addressees(level, told, people())
      .filter(
        (to) =>
          !before.some(
            (alert) =>
              alert.to === to &&
              alert.level === level &&
              alert.dueFor === told.clock.dueFor &&
              alert.createdAt >= at,
          ),
      )
      .map((to) => ({ level, at, to })),
  )
}
