const second = 1000
const day = 86_400_000

/** Days whose offset is kept. */
const mostKept = 8000

/** The clock on the wall of a place, by its name in the time-zone database (`Asia/Shanghai`). */
export interface TimeZone {
  /** Milliseconds by which the wall is ahead of UTC at an instant. */
  offsetAt(at: number): number
  /**
   * The instant at which the wall shows a time, given in milliseconds as if it were UTC. A time that is shown twice is its
   * first showing; one that is left out when clocks go forward is the instant at which they do: later on the wall is never
   * earlier in time.
   */
  instantOf(wall: number): number
}

/** Whether a name is that of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The day that the wall shows at an instant, `YYYY-MM-DD`. */
export const dayAt = ({ offsetAt }: TimeZone, at: number): string =>
  new Date(at + offsetAt(at)).toISOString().slice(0, 10)

/** Finds a time zone. Throws a RangeError for a name that is none. */
export function timeZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  })

  const lookUp = (at: number) => {
    const whole = Math.floor(at / second) * second
    const parts = new Map(format.formatToParts(whole).map(({ type, value }) => [type, value]))
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
    const wall = new Date(0)
    wall.setUTCFullYear(year, part('month') - 1, part('day'))
    wall.setUTCHours(part('hour'), part('minute'), part('second'))
    return wall.getTime() - whole
  }

  const atMidnights = new Map<number, number>()
  const atMidnight = (number: number) => {
    const known = atMidnights.get(number)
    if (known !== undefined) return known
    if (atMidnights.size > mostKept) atMidnights.clear()
    const found = lookUp(number * day)
    atMidnights.set(number, found)
    return found
  }

  /** A day of UTC that begins and ends alike is alike all through: asking costs a hundred times what remembering does. */
  const offsetAt = (at: number) => {
    const number = Math.floor(at / day)
    const offset = atMidnight(number)
    return offset === atMidnight(number + 1) ? offset : lookUp(at)
  }

  /** The instant between two at which the offset changes. */
  const changeBetween = (before: number, after: number) => {
    const [old, end] = [offsetAt(before), Math.ceil(after / second)]
    let [from, to] = [Math.floor(before / second), end]
    while (to - from > 1) {
      const middle = Math.floor((from + to) / 2)
      if (offsetAt(middle * second) === old) from = middle
      else to = middle
    }
    return to * second
  }

  return {
    offsetAt,
    instantOf: (wall) => {
      const [before, after] = [offsetAt(wall - day), offsetAt(wall + day)]
      const [early, late] = [wall - before, wall - after]
      if (before === after || offsetAt(early) === before) return early
      if (offsetAt(late) === after) return late
      return changeBetween(late, early)
    },
  }
}
