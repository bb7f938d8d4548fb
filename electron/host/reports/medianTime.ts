import { workedUntil } from '../../../shared/domain/workedUntil.ts'
import type { Reading } from '../database/handle.ts'
import { officeTimes } from '../service/officeTimes.ts'

const minute = 60_000

/**
 * Half of some cases took no more of the office's working time, ms, from receiving to a moment of theirs, to the minute;
 * those that have not come to it are left out. Waiting for the customer is part of it.
 */
export function medianTime(
  reading: Reading,
  received: readonly number[],
  reached: readonly number[],
): { readonly count: number; readonly median: number | null } {
  const begun: number[] = []
  const ended: number[] = []
  for (const [at, end] of reached.entries()) {
    if (Number.isNaN(end)) continue
    const from = received[at]!
    const start = Math.floor(from / minute) * minute
    begun.push(start)
    ended.push(start + Math.max(0, Math.trunc((end - from) / minute)) * minute)
  }
  if (begun.length === 0) return { count: 0, median: null }
  const worked = workedUntil(officeTimes(reading).workingHours, lowest(begun), highest(ended))
  const times = Float64Array.from(begun, (from, at) => worked(ended[at]!) - worked(from)).sort()
  const middle = times.length / 2
  const median = (times[Math.ceil(middle) - 1]! + times[Math.floor(middle)]!) / 2
  return { count: times.length, median }
}

const lowest = (all: readonly number[]) =>
  all.reduce((least, each) => Math.min(least, each), Infinity)
const highest = (all: readonly number[]) =>
  all.reduce((top, each) => Math.max(top, each), -Infinity)
