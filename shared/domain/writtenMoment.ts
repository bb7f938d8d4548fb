/** `day` as `YYYY-MM-DD`. */
export interface WrittenMoment {
  readonly day: string
  readonly time: WrittenTime
}

/** A time of day as it was written, in the zone it names: minutes east of Greenwich, the local one without. */
interface WrittenTime {
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly zone?: number
}

/** The forms of a day: digits in the order of the East and of the West, and months by their English names. */
const eastern = /^(?:(\d{4})\s*[-/.年]|(\d{2})[/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)/
const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/
const western = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/
const month =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|t?ember|ober)?'
const dayFirst = new RegExp(`^(\\d{1,2})[-\\s.]*${month}(?:[-\\s.,]*(\\d{4})|-(\\d{2}))(?!\\d)`)
const monthFirst = new RegExp(`^${month}[-\\s.]*(\\d{1,2})(?:st|nd|rd|th)?[-\\s,]+(\\d{4})(?!\\d)`)
const weekday =
  /^[,\s(]*(?:(?:星期|周)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[,.\s)]*/
const clock =
  /^(上午|下午)?\s*(\d{1,2})(?:[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?)?[分秒]?|(?=\s*[ap]m))\s*([ap]m)?\s*(z|[-+]\d\d:?\d\d)?$/

/** Days since 1970-01-01 of a spreadsheet's serial day 0 (1899-12-30, the 1900 system). */
const serialZero = -25_569
const two = (part: number | string) => String(part).padStart(2, '0')
const hanDigits = '〇一二三四五六七八九'

/**
 * Reads a day, and the time behind it, as people and spreadsheets write them; midnight where none is said. The order of
 * day and month is a guess from the locale, and whether there is such a day is not asked. What says anything else is
 * not read, so that nothing is left out in silence.
 */
export function writtenMoment(typed: string, locale: string): WrittenMoment | undefined {
  const plain = withDigits(typed.normalize('NFKC').trim().toLowerCase()).replace(weekday, '')
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return readSerial(Number(plain))
  const found = findDay(plain, locale)
  const time =
    found && readTime(found.rest.replace(weekday, ' ').replace(/^(?:t(?=\d)|[,\s]+)/, ''))
  return time && { day: found.day, time }
}

function findDay(plain: string, locale: string): { day: string; rest: string } | undefined {
  const made = (match: RegExpExecArray, year: string, month: string | number, date: string) => ({
    day: `${fullYear(year)}-${two(month)}-${two(date)}`,
    rest: plain.slice(match[0].length),
  })
  const numbered = compact.exec(plain)
  if (numbered) return made(numbered, numbered[1]!, numbered[2]!, numbered[3]!)
  const british = dayFirst.exec(plain)
  if (british) {
    return made(british, (british[3] ?? british[4])!, monthOf(british[2]!), british[1]!)
  }
  const american = monthFirst.exec(plain)
  if (american) return made(american, american[3]!, monthOf(american[1]!), american[2]!)
  const east = eastern.exec(plain)
  // 24/3/15 is written in the East, 3/15/24 in the West.
  if (east && (locale !== 'en' || east[1] || plain.includes('年'))) {
    return made(east, (east[1] ?? east[2])!, east[3]!, east[4]!)
  }
  const west = western.exec(plain)
  if (!west) return undefined
  const [, first = '', sign, second = '', year = ''] = west
  if (year.length === 2 && (locale !== 'en' || sign !== '/')) return undefined
  const isMonthFirst =
    Number(second) > 12 || (locale === 'en' && sign !== '.' && Number(first) <= 12)
  return isMonthFirst ? made(west, year, first, second) : made(west, year, second, first)
}

/** A year of two digits is one of 1930 to 2029, as in spreadsheets. */
function fullYear(year: string): string {
  if (year.length === 4) return year
  return `${Number(year) < 30 ? 20 : 19}${year}`
}

/** From 1. */
const monthOf = (name: string) => 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name) / 3 + 1

function readTime(text: string): WrittenTime | undefined {
  if (text === '') return { hours: 0, minutes: 0, seconds: 0 }
  const [found, half, said, minutes = '0', seconds = '0', suffix, zone] = clock.exec(text) ?? []
  if (found === undefined) return undefined
  const isAfternoon = half === '下午' || suffix === 'pm'
  const inHalf = isAfternoon || half === '上午' || suffix === 'am'
  const onClock = Number(said)
  const hours = inHalf && onClock <= 12 ? (onClock % 12) + (isAfternoon ? 12 : 0) : onClock
  if (hours > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const time = { hours, minutes: Number(minutes), seconds: Number(seconds) }
  return zone === undefined ? time : { ...time, zone: zoneOf(zone) }
}

/** Minutes east of Greenwich. */
function zoneOf(zone: string): number {
  const [, sign, hours, minutes] = /^([-+])(\d\d):?(\d\d)$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/** 45366.5 is noon of a day. */
function readSerial(serial: number): WrittenMoment {
  const seconds = Math.round((serial + serialZero) * 86_400)
  const at = new Date(seconds * 1000)
  return {
    day: at.toISOString().slice(0, 10),
    time: { hours: at.getUTCHours(), minutes: at.getUTCMinutes(), seconds: at.getUTCSeconds() },
  }
}

/** 二〇二四年三月十五日 in digits. */
function withDigits(text: string): string {
  const said =
    /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日/.exec(
      text,
    )
  if (!said) return text
  const [found, year = '', month = '', day = ''] = said
  const digits = [...year.replace(/[○零]/g, '〇')].map((sign) => hanDigits.indexOf(sign)).join('')
  return `${digits}年${countOf(month)}月${countOf(day)}日${text.slice(found.length)}`
}

/** A number below 100: 三, 十五, 二十, 三十一. */
function countOf(han: string): number {
  const [tens, ones] = han.includes('十') ? han.split('十') : ['〇', han]
  const digit = (sign: string | undefined, blank: number) =>
    sign ? hanDigits.indexOf(sign) : blank
  return digit(tens, 1) * 10 + digit(ones, 0)
}
