import { z } from 'zod'
import { writtenMoment } from '../domain/writtenMoment.ts'
import { isDate } from './date.ts'
import { asNumber, compareNumbers, type KindBehaviour } from './kind.ts'

/** Reads day and time, in the local zone where none is said; the day alone means its first minute. */
function readInstant(typed: string, locale: string): number | undefined {
  const read = writtenMoment(typed, locale)
  if (!read || !isDate(read.day)) return undefined
  const { hours, minutes, seconds, zone } = read.time
  const [year, month, date] = read.day.split('-').map(Number) as [number, number, number]
  return zone === undefined
    ? new Date(year, month - 1, date, hours, minutes, seconds).getTime()
    : Date.UTC(year, month - 1, date, hours, minutes - zone, seconds)
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
