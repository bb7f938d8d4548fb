import type { Stretch } from './workingTime.ts'

const dayMinutes = 1440
/** A longer stretch past midnight is a slip, and no night shift. */
const longestNight = 12 * 60

export type HoursProblem = 'hoursUnread' | 'hoursOverlap' | 'hoursBackwards'

/** What is kept of hours: `09:00-12:00, 13:30-18:00`; a stretch that ends earlier than it begins goes past midnight. */
export function writeHours(stretches: readonly Stretch[]): string {
  return stretches.map(({ from, to }) => `${timeOfDay(from)}-${timeOfDay(to)}`).join(', ')
}

/** Minutes since midnight as a time of day; midnight at the end of a day is 24:00. */
export function timeOfDay(minutes: number): string {
  const within = minutes > dayMinutes ? minutes - dayMinutes : minutes
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`
}

/**
 * Reads hours as people write them: `9-12, 13:30-18`, `9：00～12：00、13：30至18：00`, `22:00-06:00` for a night shift.
 * Empty text is a day without work.
 */
export function readHours(
  typed: string,
): { readonly stretches: readonly Stretch[] } | { readonly problem: HoursProblem } {
  const plain = typed.normalize('NFKC').trim()
  const parts = plain.split(/[,;、\n]+/).filter((part) => part.trim() !== '')
  const stretches: Stretch[] = []
  for (const part of parts) {
    const [from, to] = part.split(/\s*(?:-|~|–|—|至|到)\s*|\s+to\s+/).map(readTime)
    if (part.split(/-|~|–|—|至|到|\bto\b/).length !== 2) return { problem: 'hoursUnread' }
    if (from === undefined || to === undefined || from === dayMinutes) {
      return { problem: 'hoursUnread' }
    }
    const end = to > from ? to : to + dayMinutes
    if (from === to || (end > dayMinutes && end - from > longestNight)) {
      return { problem: 'hoursBackwards' }
    }
    stretches.push({ from, to: end })
  }
  stretches.sort((a, b) => a.from - b.from)
  const last = stretches.at(-1)
  const first = stretches[0]
  const overlaps =
    stretches.some(({ to }, at) => to > (stretches[at + 1]?.from ?? Infinity)) ||
    (last && first && last.to - dayMinutes > first.from)
  return overlaps ? { problem: 'hoursOverlap' } : { stretches }
}

/** Minutes since midnight; undefined when it is no time of day. */
function readTime(typed: string): number | undefined {
  const read = /^\s*(\d{1,2})(?:[:.时点](\d{2})?分?)?\s*$/.exec(typed)
  if (!read) return undefined
  const [hours, minutes] = [Number(read[1]), Number(read[2] ?? 0)]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined
  return hours * 60 + minutes
}
