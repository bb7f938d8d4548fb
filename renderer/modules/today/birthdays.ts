import { isDate } from '../../../shared/fields/date.ts'
import { daysBetween } from '../../days.ts'

/** The next time a birthday comes round. */
export interface NextBirthday {
  /** `YYYY-MM-DD` */
  readonly on: string
  /** Days from today, 0 for today. */
  readonly inDays: number
  /** Years completed on that day; null where the year is only a guess (none, or one before 1900). */
  readonly age: number | null
}

/** When a birthday next comes round. One on 29 February is kept on 28 February in the years between. */
export function nextBirthday(birthday: string, today: string): NextBirthday {
  const year = Number(today.slice(0, 4))
  const thisYear = inYear(birthday, year)
  const on = thisYear >= today ? thisYear : inYear(birthday, year + 1)
  const age = Number(on.slice(0, 4)) - Number(birthday.slice(0, 4))
  return { on, inDays: daysBetween(today, on), age: age > 0 && birthday >= '1900' ? age : null }
}

function inYear(birthday: string, year: number): string {
  const date = `${year}${birthday.slice(4)}`
  return isDate(date) ? date : `${year}-02-28`
}
