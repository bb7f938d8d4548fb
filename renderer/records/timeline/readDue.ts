import { dayOf, isDate, readDate } from '../../../shared/fields/date.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { daysAfter, weekdayOf } from './timelineDays.ts'

export interface Due {
  /** `YYYY-MM-DD` */
  readonly dueOn: string
  /** UTC milliseconds, where a time was said. */
  readonly dueAt: number | null
  /** What is left to be done, without the words of time. */
  readonly rest: string
}

const weekdays = '一二三四五六日'
const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const time = /\s+(\d{1,2})[:\uff1a](\d{2})$/

/** Reads a day that stands alone at either end: `回补货价 明天 15:00`, `Friday send samples`. */
export function readDue(text: string, locale: Locale, now: number): Due | undefined {
  const words = text.trim().split(/\s+/)
  const today = dayOf(now)
  for (const [dayWords, rest] of splits(words)) {
    const said = dayWords.join(' ')
    const clock = time.exec(` ${said}`)
    const day = clock ? ` ${said}`.slice(0, clock.index).trim() : said
    const dueOn = day ? readDay(day, locale, today) : undefined
    if (dueOn === undefined || rest.length === 0) continue
    return { dueOn, dueAt: clock ? momentOf(dueOn, clock) : null, rest: rest.join(' ') }
  }
  return undefined
}

/** Up to three words from the end, then from the start, the longest first, with what remains. */
function* splits(words: readonly string[]): Generator<[string[], string[]]> {
  for (const length of [3, 2, 1]) {
    if (length >= words.length) continue
    yield [words.slice(-length), words.slice(0, -length)]
    yield [words.slice(0, length), words.slice(length)]
  }
}

function momentOf(day: string, clock: RegExpExecArray): number | null {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [hours, minutes] = [Number(clock[1]), Number(clock[2])]
  return hours > 23 || minutes > 59
    ? null
    : new Date(year, month - 1, date, hours, minutes).getTime()
}

/** The plain date that a word means, counted from today; a weekday means the next one to come. */
export function readDay(word: string, locale: Locale, today: string): string | undefined {
  const plain = word.normalize('NFKC').toLowerCase()
  const ahead = { 今天: 0, 明天: 1, 后天: 2, 大后天: 3, today: 0, tomorrow: 1 }[plain]
  if (ahead !== undefined) return daysAfter(today, ahead)
  const later = /^(?:(\d{1,3})天后|in (\d{1,3}) days?)$/.exec(plain)
  if (later) return daysAfter(today, Number(later[1] ?? later[2]))
  if (plain === '月底') return lastDayOfMonth(today)
  return readWeekday(plain, today) ?? readMonthDay(plain, today) ?? readDate(plain, locale)
}

function readWeekday(plain: string, today: string): string | undefined {
  const chinese = /^(下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(plain)
  const english = /^(next )?(mon|tue|wed|thu|fri|sat|sun)(?:day|s?day|nesday|rsday|urday)?$/.exec(
    plain,
  )
  const index = chinese
    ? weekdays.indexOf(chinese[2] === '天' ? '日' : chinese[2]!)
    : english
      ? englishDays.indexOf(english[2]!)
      : -1
  if (index < 0) return undefined
  const next = chinese ? chinese[1] === '下' : english?.[1] !== undefined
  const inWeek = index - weekdayOf(today)
  if (next) return daysAfter(today, inWeek + 7)
  return daysAfter(today, inWeek < 0 ? inWeek + 7 : inWeek)
}

/** A month and a day mean the next such day. */
function readMonthDay(plain: string, today: string): string | undefined {
  const parts = /^(\d{1,2})(?:月(\d{1,2})日?|-(\d{1,2}))$/.exec(plain)
  if (!parts) return undefined
  const [month, day] = [parts[1]!, (parts[2] ?? parts[3])!].map((part) => part.padStart(2, '0'))
  const year = Number(today.slice(0, 4))
  const day1 = `${year}-${month}-${day}`
  const chosen = day1 < today ? `${year + 1}-${month}-${day}` : day1
  return isDate(chosen) ? chosen : undefined
}

function lastDayOfMonth(today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
