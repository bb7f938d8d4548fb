import { z } from 'zod'
import { readDate } from './date.ts'
import { asNumber, compareNumbers, type KindBehaviour } from './kind.ts'

/** Reads day and time in the local zone; the day alone means its first minute. */
function readInstant(typed: string, locale: string): number | undefined {
  const plain = typed.normalize('NFKC').trim()
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(plain)) {
    const exact = Date.parse(plain)
    return Number.isNaN(exact) ? undefined : exact
  }
  const day = readDate(plain, locale)
  if (day === undefined) return undefined
  const time = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/.exec(plain)
  const [hours, minutes, seconds] = [time?.[1] ?? 0, time?.[2] ?? 0, time?.[3] ?? 0].map(
    Number,
  ) as [number, number, number]
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date, hours, minutes, seconds).getTime()
}

export const instant: KindBehaviour<number> = {
  column: 'INTEGER',
  schema: () => z.int('notInstant').min(-62e12, 'notInstant').max(253e12, 'notInstant'),
  ...asNumber,
  parse: (typed, _spec, { locale }) => {
    if (!typed.trim()) return { value: null }
    const value = readInstant(typed, locale)
    return value === undefined ? { problem: 'notInstant' } : { value }
  },
  format: (value, _spec, { locale }) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(value),
  compare: compareNumbers,
  operators: [
    'lastDays',
    'notLastDays',
    'nextDays',
    'past',
    'today',
    'thisWeek',
    'thisMonth',
    'lastMonth',
    'thisYear',
    'between',
    'is',
    'before',
    'after',
    'missed',
    'notMissed',
    'empty',
    'filled',
  ],
}
