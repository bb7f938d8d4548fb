import { timeZone } from './timeZone.ts'

const minute = 60_000
const day = 86_400_000

/** How far working time is looked for and counted: what lies further away counts as nothing. */
export const horizonDays = 3660

/** Working hours of a day, minutes since its midnight; past 1440 they go on into the next day, which they don't belong to. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** When an office works. */
export interface WorkingCalendar {
  /** Name of a time zone, as `Asia/Shanghai`. */
  readonly timeZone: string
  /** The hours of Monday to Sunday. */
  readonly week: readonly (readonly Stretch[])[]
  /** Days (`YYYY-MM-DD`) that are not like their weekday, with their hours: none on a day off. */
  readonly special: ReadonlyMap<string, readonly Stretch[]>
}

/** Answers about working time; instants are UTC milliseconds, durations milliseconds that really pass. */
export interface WorkingTime {
  /** Working time from one instant to a later one, ten years at the most; 0 when the other is not later. */
  between(from: number, to: number): number
  /** The instant at which so much working time is over; null when ten years do not hold it. Nothing is over at once. */
  after(from: number, duration: number): number | null
  isOpen(at: number): boolean
  /** What is worked from one instant to a later one, in order, no moment of it twice. */
  stretches(from: number, to: number): Stretch[]
  /** The instant itself while the office is open; null when it does not open within ten years. */
  nextOpening(at: number): number | null
}

/** A week of the same hours on some of its days, Monday being 0. */
export const weekOf = (stretches: readonly Stretch[], ...days: number[]): Stretch[][] =>
  Array.from({ length: 7 }, (_, at) => (days.includes(at) ? [...stretches] : []))

/** Time that passes on all days alike, for what is not measured in working time. */
export const clockTime: WorkingTime = {
  between: (from, to) => Math.max(0, to - from),
  after: (from, duration) => from + Math.max(0, duration),
  isOpen: () => true,
  stretches: (from, to) => (to > from ? [{ from, to }] : []),
  nextOpening: (at) => at,
}

/** Working time by a calendar. Throws a RangeError when its time zone is none. */
export function workingTime(calendar: WorkingCalendar): WorkingTime {
  const zone = timeZone(calendar.timeZone)
  const known = new Map<number, readonly Stretch[]>()

  /** Stretches of a day as instants; days are counted from 1970-01-01. */
  const stretchesOf = (number: number): readonly Stretch[] => {
    const kept = known.get(number)
    if (kept) return kept
    const midnight = number * day
    const name = new Date(midnight).toISOString().slice(0, 10)
    // The first day of 1970 was a Thursday.
    const weekday = (((number + 3) % 7) + 7) % 7
    const stretches = (calendar.special.get(name) ?? calendar.week[weekday] ?? [])
      .map(({ from, to }) => ({
        from: zone.instantOf(midnight + from * minute),
        to: zone.instantOf(midnight + to * minute),
      }))
      // What clocks leave out has no length.
      .filter(({ from, to }) => to > from)
      .sort((a, b) => a.from - b.from)
    if (known.size > 2 * horizonDays) known.clear()
    known.set(number, stretches)
    return stretches
  }

  const dayNumber = (at: number) => Math.floor((at + zone.offsetAt(at)) / day)

  /** What is worked from an instant on, in order, no moment of it twice. */
  function* worked(from: number): Generator<Stretch> {
    const today = dayNumber(from)
    let over = from
    // A night shift of the day before may still be on; the second day back is for places whose midnight is moved.
    for (let number = today - 2; number <= today + horizonDays; number++) {
      for (const stretch of stretchesOf(number)) {
        if (stretch.to <= over) continue
        yield { from: Math.max(over, stretch.from), to: stretch.to }
        over = stretch.to
      }
    }
  }

  const stretches = (from: number, to: number) => {
    const found: Stretch[] = []
    for (const stretch of to > from ? worked(from) : []) {
      if (stretch.from >= to) break
      found.push({ from: stretch.from, to: Math.min(to, stretch.to) })
    }
    return found
  }

  const nextOpening = (at: number) => {
    for (const stretch of worked(at)) return stretch.from
    return null
  }

  return {
    between: (from, to) =>
      stretches(from, to).reduce((sum, stretch) => sum + stretch.to - stretch.from, 0),
    stretches,
    after: (from, duration) => {
      if (duration <= 0) return from
      let left = duration
      for (const stretch of worked(from)) {
        if (stretch.to - stretch.from >= left) return stretch.from + left
        left -= stretch.to - stretch.from
      }
      return null
    },
    isOpen: (at) => nextOpening(at) === at,
    nextOpening,
  }
}
