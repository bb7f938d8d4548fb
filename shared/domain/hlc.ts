/** Milliseconds of 2020-01-01T00:00:00Z, where stamps begin. */
export const hlcEpoch = Date.UTC(2020, 0, 1)

const countersPerMs = 2 ** 12
const lastMs = 2 ** 41 - 1
const dayMs = 86_400_000

/**
 * The stamp of an instant: 41 bits of milliseconds since 2020 and 12 bits of counter in one safe
 * integer; what lies outside is moved to the nearest end.
 */
export function stampOf(ms: number, counter = 0): number {
  const since = within(Math.floor(ms) - hlcEpoch, lastMs)
  return since * countersPerMs + within(Math.floor(counter), countersPerMs - 1)
}

/** The UTC milliseconds in a stamp. */
export function millisOf(stamp: number): number {
  return Math.floor(stamp / countersPerMs) + hlcEpoch
}

/** Whether a value that came from outside can be a stamp. */
export function isStamp(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/**
 * The next stamp of this site: now, or the one after the last when the clock stood still or stepped
 * back. A counter that overflows runs into the next millisecond. Ends in the year 2089, where it
 * stays.
 */
export function tick(last: number, nowMs: number): number {
  return Math.max(stampOf(nowMs), stampAfter(last))
}

/**
 * The stamp right after another: a local edit takes at least this over the stamp of what it
 * overwrites.
 */
export function stampAfter(stamp: number): number {
  return within(Math.floor(stamp) + 1, Number.MAX_SAFE_INTEGER)
}

/**
 * The clock after hearing of a remote stamp: raised to it, unless it is no stamp or lies more than
 * a day ahead of now.
 */
export function observe(last: number, remote: number, nowMs: number): number {
  if (!isStamp(remote) || remote > stampOf(nowMs + dayMs, countersPerMs - 1)) return last
  return Math.max(last, remote)
}

function within(value: number, max: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(value, 0), max)
}
