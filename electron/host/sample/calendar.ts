import { dayOf } from '../../../shared/fields/date.ts'
import type { Random } from './random.ts'

export const dayMs = 86_400_000

/** Midnight of the day that lies some days before a moment, in the local time zone. */
export function daysBefore(now: number, days: number): number {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - days).getTime()
}

/** Whole days from one local day to another. */
export function daysBetween(from: number, to: number): number {
  return Math.round((daysBefore(to, 0) - daysBefore(from, 0)) / dayMs)
}

/** Midnight of the last working day before the day of a moment. */
export function workdayBefore(now: number): number {
  let midnight = daysBefore(now, 1)
  while (!isWorkday(midnight)) midnight = daysBefore(midnight, 1)
  return midnight
}

/** A moment at which somebody is at the desk on a day: mornings from ten and afternoons from three are busiest. */
export function officeTime(midnight: number, random: Random): number {
  const hour = random.pickWeighted([8.5, 9, 10, 11, 13, 14, 15, 16, 17], (each) =>
    each === 8.5 || each === 17 ? 1 : each === 10 || each === 15 ? 4 : 3,
  )
  return midnight + hour * 3_600_000 + random.between(0, 59 * 60) * 1000
}

/**
 * A moment of today that has passed, `share` of the way from opening to an hour ago. Before anybody
 * is in, it is one of the afternoon before.
 */
export function earlierToday(now: number, share: number): number {
  const opening = daysBefore(now, 0) + 8.6 * 3_600_000
  const until = now - 3_900_000
  if (until > opening) return Math.floor(opening + (until - opening) * share)
  return Math.floor(workdayBefore(now) + (13 + 4 * share) * 3_600_000)
}

/** First days of the Spring Festival holiday, which lasts a week and a day. */
const springFestivals = [
  '2024-02-10',
  '2025-01-28',
  '2026-02-16',
  '2027-02-05',
  '2028-01-25',
  '2029-02-12',
]

const springHolidays = new Set(
  springFestivals.flatMap((first) =>
    Array.from({ length: 8 }, (_, later) =>
      dayOf(daysBefore(Date.parse(`${first}T00:00`), -later)),
    ),
  ),
)

/**
 * The working day nearest to a day: Saturday's work was done on Friday, Sunday's and a holiday's waited for the next one.
 * What lies before today stays before it.
 */
export function onWorkday(midnight: number, now: number): number {
  let day = new Date(midnight).getDay() === 6 ? daysBefore(midnight, 1) : midnight
  while (!isWorkday(day)) day = daysBefore(day, -1)
  return midnight < daysBefore(now, 0) && day >= daysBefore(now, 0) ? workdayBefore(now) : day
}

function isWorkday(midnight: number): boolean {
  const weekday = new Date(midnight).getDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(midnight)
}

function isHoliday(midnight: number): boolean {
  const day = dayOf(midnight)
  return /-(?:01-01|05-0[1-3]|10-0[1-7])$/u.test(day) || springHolidays.has(day)
}
