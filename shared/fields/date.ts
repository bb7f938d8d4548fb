import { z } from 'zod'
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

/** Days since 1970-01-01 of a spreadsheet's serial day 0 (1899-12-30, the 1900 system). */
const serialZero = -25_569

/** Reads a day as people and spreadsheets write it; day/month order is a guess from the locale. */
export function readDate(typed: string, locale: string): string | undefined {
  const plain = typed.normalize('NFKC').trim()
  const eastern = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$/.exec(
    plain,
  )
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const [, year, month, day] = eastern ?? compact ?? western(plain, locale) ?? []
  if (year && month && day) {
    const date = `${year}-${two(month)}-${two(day)}`
    return isDate(date) ? date : undefined
  }
  if (/^\d{5}$/.test(plain)) {
    return new Date((Number(plain) + serialZero) * 86_400_000).toISOString().slice(0, 10)
  }
  return undefined
}

function western(plain: string, locale: string): string[] | undefined {
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?$/.exec(plain)
  if (!parts) return undefined
  const [, first = '', second = '', year = ''] = parts
  const monthFirst =
    Number(second) > 12 || (locale === 'en' && !plain.includes('.') && Number(first) <= 12)
  return monthFirst ? ['', year, first, second] : ['', year, second, first]
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
