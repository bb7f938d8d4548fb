import { daysAfter, weekdayOf } from '../records/timeline/timelineDays.ts'

/** The days a calendar shows for a month (`YYYY-MM`): six weeks, from the first weekday (0 Monday, 6 Sunday) on. */
export function monthDays(month: string, firstWeekday: number): string[] {
  const first = `${month}-01`
  const start = daysAfter(first, -((weekdayOf(first) - firstWeekday + 7) % 7))
  return Array.from({ length: 42 }, (_, index) => daysAfter(start, index))
}

/** A month some months later. */
export function monthsAfter(month: string, months: number): string {
  const [year, index] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, index - 1 + months, 1)).toISOString().slice(0, 7)
}
