import { dayOf } from '../../../shared/fields/date.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { daysBetween } from '../../days.ts'

export interface TimelineDay<E> {
  /** `YYYY-MM-DD` in the local time zone. */
  readonly day: string
  readonly entries: readonly E[]
}

/** Puts entries, newest first, under their days. */
export function byDay<E extends { readonly at: number }>(entries: readonly E[]): TimelineDay<E>[] {
  const days: { day: string; entries: E[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/** How near a day is, in the words people use for it. */
export type Nearness = 'today' | 'yesterday' | 'tomorrow' | 'thisWeek' | 'lastWeek' | 'other'

/** A plain date some days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7
}

/** Weeks begin on Monday. */
export function nearnessOf(day: string, today: string): Nearness {
  const ahead = daysBetween(today, day)
  if (ahead === 0) return 'today'
  if (ahead === -1) return 'yesterday'
  if (ahead === 1) return 'tomorrow'
  const monday = -weekdayOf(today)
  if (ahead >= monday && ahead < monday + 7) return 'thisWeek'
  return ahead >= monday - 7 && ahead < monday ? 'lastWeek' : 'other'
}

/** A plain date as its parts are written: `11月23日` and `周一`, `Nov 23` and `Monday`; the year when it is another. */
export function dayWords(
  day: string,
  today: string,
  locale: Locale,
): { date: string; weekday: string } {
  const at = new Date(`${day}T00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at)
  const zh = locale === 'zh-CN'
  return {
    date: format({
      month: zh ? 'long' : 'short',
      day: 'numeric',
      ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
    }),
    weekday: format({ weekday: zh ? 'short' : 'long' }),
  }
}
