import {
  calendarOf,
  countedTimes,
  startingHours,
  weekdays,
} from '../../../shared/domain/officeCalendar.ts'
import { dayAt, timeZone, type TimeZone } from '../../../shared/domain/timeZone.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

type Times = ReturnType<typeof countedTimes>

interface Kept {
  readonly key: string
  readonly times: Times
  readonly zone: TimeZone
  readonly zoneName: string
}

/** The calendar asked for last: its times keep what they worked out of each day. */
let kept: Kept | undefined

/** How time passes in the office in each way of counting it. */
export const officeTimes = (reading: Reading): Times => officeCalendar(reading).times

/** The day that it is in the office at a moment. */
export const officeDay = (reading: Reading, at: number): string =>
  dayAt(officeCalendar(reading).zone, at)

/** Name of the time zone that the office works in. */
export const officeZone = (reading: Reading): string => officeCalendar(reading).zoneName

function officeCalendar(reading: Reading): Kept {
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
    const calendar = calendarOf(hours ?? startingHours(), days)
    kept = {
      key,
      times: countedTimes(calendar),
      zone: timeZone(calendar.timeZone),
      zoneName: calendar.timeZone,
    }
  }
  return kept
}
