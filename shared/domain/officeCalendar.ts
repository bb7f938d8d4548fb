import { readHours } from './hours.ts'
import { isTimeZone } from './timeZone.ts'
import type { DueCounting } from './serviceTarget.ts'
import {
  clockTime,
  workingTime,
  type Stretch,
  type WorkingCalendar,
  type WorkingTime,
} from './workingTime.ts'

const minutesADay = 1440

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export type Weekday = (typeof weekdays)[number]

/** Id of the one record of working hours: the same on every install, so that they never become two. */
export const officeHoursId = '01939a00-0000-7000-8000-000000000001'

/** Hours of a week as the office wrote them; an empty day is not worked. */
export type OfficeHours = { readonly timeZone: string } & {
  readonly [day in Weekday]: string | null
}

/** A day that is not like its weekday; worked without hours of its own it has the usual ones. */
export interface SpecialDay {
  readonly date: string
  readonly kind: 'off' | 'worked'
  readonly hours: string | null
}

/** Name of the time zone of this machine. */
export const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** What an office works until it says otherwise: Monday to Friday, 9 to 18 in the zone of the machine. */
export function startingHours(timeZone = localZone()): OfficeHours {
  const usual = '09:00-18:00'
  return {
    timeZone,
    monday: usual,
    tuesday: usual,
    wednesday: usual,
    thursday: usual,
    friday: usual,
    saturday: null,
    sunday: null,
  }
}

/** The calendar of an office; hours that can't be read are none, and a zone unknown here is the machine's own. */
export function calendarOf(hours: OfficeHours, days: readonly SpecialDay[]): WorkingCalendar {
  const week = weekdays.map((day) => stretchesOf(hours[day]))
  const usual = usualStretches(week)
  return {
    timeZone: isTimeZone(hours.timeZone) ? hours.timeZone : localZone(),
    week,
    special: new Map(
      days.map((day) => [
        day.date,
        day.kind === 'off' ? [] : day.hours ? stretchesOf(day.hours) : usual,
      ]),
    ),
  }
}

/** The same calendar with the whole of each day on which anything is worked. */
export function wholeDays({ timeZone, week, special }: WorkingCalendar): WorkingCalendar {
  const whole = (stretches: readonly Stretch[]) =>
    stretches.length > 0 ? [{ from: 0, to: minutesADay }] : []
  return {
    timeZone,
    week: week.map(whole),
    special: new Map([...special].map(([date, stretches]) => [date, whole(stretches)])),
  }
}

/** How time passes in each of the ways in which a target may count it. */
export const countedTimes = (
  calendar: WorkingCalendar,
): Readonly<Record<DueCounting, WorkingTime>> => ({
  workingHours: workingTime(calendar),
  workingDays: workingTime(wholeDays(calendar)),
  clock: clockTime,
})

/** The hours of the first weekday that has any. */
export const usualStretches = (week: readonly (readonly Stretch[])[]): readonly Stretch[] =>
  week.find((stretches) => stretches.length > 0) ?? []

function stretchesOf(typed: string | null): readonly Stretch[] {
  const read = readHours(typed ?? '')
  return 'stretches' in read ? read.stretches : []
}
