import {
  calendarOf,
  countedTimes,
  startingHours,
  weekdays,
} from '../../../shared/domain/officeCalendar.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

type Times = ReturnType<typeof countedTimes>

/** The times of the calendar asked for last: they keep what they worked out of each day. */
let kept: { readonly key: string; readonly times: Times } | undefined

/** How time passes in the office in each way of counting it. */
export function officeTimes(reading: Reading): Times {
  const hours = reading.first(
    query
      .selectFrom('workingHours')
      .select(['timeZone', ...weekdays])
      .where('deletedAt', 'is', null),
  )
  const days = reading.all(
    query
      .selectFrom('specialDay')
      .select(['date', 'kind', 'hours'])
      .where('deletedAt', 'is', null)
      .orderBy('date'),
  )
  const key = JSON.stringify([hours, days])
  if (kept?.key !== key) {
    kept = { key, times: countedTimes(calendarOf(hours ?? startingHours(), days)) }
  }
  return kept.times
}
