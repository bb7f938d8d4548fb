import { dayAfter, dayOf, isDate } from '../fields/date.ts'
import type { Condition, Operator } from '../filter.ts'

/** Local days from one to another, both included; an end may be left open. */
export type DaySpan = readonly [from: string | null, to: string | null]

/** Days looked back or ahead at the most: a hundred years. */
export const farthest = 36_500

/** So many days as a question tells them: whole ones, and no more than make sense. */
export const daysIn = ({ value }: Condition, most = farthest): number =>
  Math.min(Math.max(Math.floor(Number(value)) || 0, 0), most)

/** Months from the one of a moment, the last day of which is day 0 of the next. */
const month = (now: number, ahead: number, day: number): string => {
  const at = new Date(now)
  return dayOf(new Date(at.getFullYear(), at.getMonth() + ahead, day).getTime())
}
const sinceMonday = (now: number) => (new Date(now).getDay() + 6) % 7
const end = (value: unknown) => (typeof value === 'string' && isDate(value) ? value : null)

const spans: Partial<Record<Operator, (condition: Condition, now: number) => DaySpan>> = {
  is: ({ value }) => [end(value), end(value)],
  between: ({ value }) => (Array.isArray(value) ? [end(value[0]), end(value[1])] : [null, null]),
  lastDays: (asked, now) => [dayAfter(now, -daysIn(asked)), dayOf(now)],
  notLastDays: (asked, now) => [dayAfter(now, -daysIn(asked)), dayOf(now)],
  nextDays: (asked, now) => [dayOf(now), dayAfter(now, daysIn(asked))],
  today: (_, now) => [dayOf(now), dayOf(now)],
  thisWeek: (_, now) => [dayAfter(now, -sinceMonday(now)), dayAfter(now, 6 - sinceMonday(now))],
  thisMonth: (_, now) => [month(now, 0, 1), month(now, 1, 0)],
  lastMonth: (_, now) => [month(now, -1, 1), month(now, 0, 0)],
  thisYear: (_, now) => [`${dayOf(now).slice(0, 4)}-01-01`, `${dayOf(now).slice(0, 4)}-12-31`],
  past: (_, now) => [null, dayAfter(now, -1)],
}

/** The days that a question is about; undefined for one that is not about a span of them. */
export const daySpan = (condition: Condition, now: number): DaySpan | undefined =>
  spans[condition.op]?.(condition, now)
