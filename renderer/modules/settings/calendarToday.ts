import { writeHours } from '../../../shared/domain/hours.ts'
import {
  calendarOf,
  type OfficeHours,
  type SpecialDay,
} from '../../../shared/domain/officeCalendar.ts'
import { timeZone } from '../../../shared/domain/timeZone.ts'
import { workingTime } from '../../../shared/domain/workingTime.ts'

/** What counts on the day an instant falls on, where the office is. */
export interface CalendarToday {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Empty on a day off. */
  readonly hours: string
  /** What makes it a special day. */
  readonly name: string | null
  readonly open: boolean
  /** The next opening while the office is closed; null when none is in sight. */
  readonly opensAt: number | null
}

/** Says what counts at an instant. */
export function calendarToday(
  hours: OfficeHours,
  days: readonly (SpecialDay & { readonly name: string })[],
  at: number,
): CalendarToday {
  const calendar = calendarOf(hours, days)
  const wall = new Date(at + timeZone(calendar.timeZone).offsetAt(at))
  const date = wall.toISOString().slice(0, 10)
  const stretches = calendar.special.get(date) ?? calendar.week[(wall.getUTCDay() + 6) % 7] ?? []
  const time = workingTime(calendar)
  return {
    date,
    hours: writeHours(stretches),
    name: days.find((day) => day.date === date)?.name ?? null,
    open: time.isOpen(at),
    opensAt: time.nextOpening(at),
  }
}
