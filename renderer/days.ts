import { dayOf } from '../shared/fields/date.ts'
import { locale, t } from './words.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Days from one plain date to another, both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day)

const formats = new Map<string, Intl.DateTimeFormat>()

/** A formatter kept for its options: making one costs more than using it. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale.value} ${JSON.stringify(options)}`
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale.value, options)
  formats.set(key, kept)
  return kept
}

const relatives = new Map<string, Intl.RelativeTimeFormat>()
function relative(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  const kept =
    relatives.get(locale.value) ??
    new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto', style: 'short' })
  relatives.set(locale.value, kept)
  const said = kept.format(value, unit).replace(/(\d)([年天个小分])/, '$1 $2')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** How long ago a moment was, as it stands alone in a list: 12 min. ago, Yesterday, 3 mo. ago. */
export function ago(at: number, now: number): string {
  const past = now - at
  if (Math.abs(past) < minute) return t('frame.days.justNow')
  if (Math.abs(past) < hour) return relative(-Math.trunc(past / minute), 'minute')
  const days = daysBetween(dayOf(now), dayOf(at))
  if (days === 0) return relative(-Math.trunc(past / hour), 'hour')
  if (Math.abs(days) < 60) return relative(days, 'day')
  if (Math.abs(days) < 365) return relative(Math.trunc(days / 30), 'month')
  return relative(Math.trunc(days / 365), 'year')
}

/** A moment in full: day, time and weekday. */
export const exactly = (at: number): string =>
  format({ dateStyle: 'full', timeStyle: 'short' }).format(at)

/** A due day as one reads it in a list, and whether it is over. */
export function dueWords(dueOn: string, now: number): { text: string; late: boolean } {
  const days = daysBetween(dayOf(now), dueOn)
  if (days < 0) return { text: t('frame.days.overdue', { count: -days }), late: true }
  if (days === 0) return { text: t('frame.days.today'), late: false }
  if (days === 1) return { text: t('frame.days.tomorrow'), late: false }
  const at = new Date(`${dueOn}T00:00:00Z`)
  if (days < 7)
    return { text: format({ weekday: 'short', timeZone: 'UTC' }).format(at), late: false }
  return { text: shortDay(dueOn, now), late: false }
}

/** A plain date, with its year only where it is another one: 12-03 or Dec 3. */
export function shortDay(day: string, now: number): string {
  const sameYear = day.slice(0, 4) === dayOf(now).slice(0, 4)
  if (locale.value === 'zh-CN') return sameYear ? day.slice(5) : day
  return format({
    ...(!sameYear && { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}
