import { z } from 'zod'
import { writtenMoment } from '../domain/writtenMoment.ts'
import { asText, compareTexts, type KindBehaviour } from './kind.ts'

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const parts = pattern.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const made = new Date(Date.UTC(year, month - 1, day))
  return year >= 1 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}

/** The day of a moment in the local time zone, as `YYYY-MM-DD`. */
export function dayOf(ms: number): string {
  const at = new Date(ms)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The local day so many days after that of a moment; days of 23 and 25 hours count as one. */
export function dayAfter(ms: number, days: number): string {
  const at = new Date(ms)
  return dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() + days).getTime())
}

/** The moment at which a local day begins, in UTC milliseconds. */
export const startOfDay = (day: string): number => new Date(`${day}T00:00:00`).getTime()

/** The last day of a month, `YYYY-MM`. */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return dayOf(new Date(year, number, 0).getTime())
}

const two = (part: number | string) => String(part).padStart(2, '0')

/** Reads a day as people and spreadsheets write it; day/month order is a guess from the locale. */
export function readDate(typed: string, locale: string): string | undefined {
  const day = writtenMoment(typed, locale)?.day
  return day !== undefined && isDate(day) ? day : undefined
}

export const date: KindBehaviour<string> = {
  column: 'TEXT',
  schema: () => z.string('notDate').refine(isDate, 'notDate'),
  ...asText,
  parse: (typed, _spec, { locale }) => {
    if (!typed.trim()) return { value: null }
    const value = readDate(typed, locale)
    return value === undefined ? { problem: 'notDate' } : { value }
  },
  format: (value, _spec, { locale }) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(`${value}T00:00:00Z`),
    ),
  compare: compareTexts,
  operators: [
    'between',
    'is',
    'before',
    'after',
    'today',
    'thisWeek',
    'thisMonth',
    'lastMonth',
    'thisYear',
    'lastDays',
    'notLastDays',
    'nextDays',
    'past',
    'anniversaryWithin',
    'empty',
    'filled',
  ],
}
