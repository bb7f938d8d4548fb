const second = 1
const minute = 60 * second
const hour = 60 * minute

const units: readonly { readonly names: RegExp; readonly of: (day: number) => number }[] = [
  { names: /^(?:天|日|d|days?|个?工作日)$/, of: (day) => day },
  { names: /^(?:小时|时|h|hrs?|hours?)$/, of: () => hour },
  { names: /^(?:分钟?|m|mins?|minutes?)$/, of: () => minute },
]

/** Longest span that is taken: a year. */
const longest = 366 * 24 * hour

/**
 * Reads a span of time as people write it: `3 天`, `24h`, `1 day 4 h`, `1:30` (hours and minutes); a bare number is hours.
 * A day is as long as is said, in seconds. Undefined for what is none, or longer than a year.
 */
export function readTimeSpan(typed: string, day: number): number | undefined {
  const plain = typed.normalize('NFKC').trim().toLowerCase()
  const seconds = readClock(plain) ?? readParts(plain, day)
  return seconds !== undefined && seconds > 0 && seconds <= longest ? seconds : undefined
}

function readClock(plain: string): number | undefined {
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(plain)
  return clock ? Number(clock[1]) * hour + Number(clock[2]) * minute : undefined
}

function readParts(plain: string, day: number): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Math.round(Number(plain) * hour)
  const parts = plain.match(/\d+(?:\.\d+)?\s*[^\d\s.]+/g) ?? []
  if (parts.join('').replace(/\s/g, '') !== plain.replace(/\s/g, '')) return undefined
  let seconds = parts.length > 0 ? 0 : undefined
  for (const part of parts) {
    const [, figure, name] = /^([\d.]+)\s*(.+)$/.exec(part) ?? []
    const unit = units.find(({ names }) => names.test(name ?? ''))
    if (!unit || seconds === undefined) return undefined
    seconds += Number(figure) * unit.of(day)
  }
  return seconds === undefined ? undefined : Math.round(seconds)
}

/** A span as whole days, where it is two or more of them, and otherwise as hours and minutes; no day at all may be `Infinity`. */
export function timeSpanParts(
  seconds: number,
  day: number,
): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const days = seconds >= 2 * day && seconds % day === 0 ? seconds / day : 0
  const rest = days > 0 ? 0 : seconds
  return { days, hours: Math.floor(rest / hour), minutes: Math.round((rest % hour) / minute) }
}
