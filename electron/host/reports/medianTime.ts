import { workedUntil } from '../../../shared/domain/workedUntil.ts'
import type { WorkingTime } from '../../../shared/domain/workingTime.ts'
import type { Reading } from '../database/handle.ts'
import { officeTimes } from '../service/officeTimes.ts'
import type { CaseColumns, CaseSpan } from './caseColumns.ts'

const minute = 60_000

/** The hours by which what is kept was worked out. */
const workedBy = new WeakMap<Int32Array, WorkingTime>()

/**
 * Half of some cases took no more of the office's working time, ms, from receiving to a moment of theirs, to the minute;
 * those that have not come to it are left out. Waiting for the customer is part of it.
 */
export function medianTime(
  reading: Reading,
  { moments, took }: CaseColumns,
  rows: readonly number[],
  until: CaseSpan,
): { readonly count: number; readonly median: number | null } {
  const [reached, minutes] = [moments[until], took[until]]
  const came = rows.filter((row) => !Number.isNaN(reached[row]!))
  const { workingHours } = officeTimes(reading)
  if (workedBy.get(minutes) !== workingHours) {
    minutes.fill(-1)
    workedBy.set(minutes, workingHours)
  }
  const unknown = came.filter((row) => minutes[row]! < 0)
  if (unknown.length > 0) workOut(workingHours, moments.receivedAt, reached, unknown, minutes)
  return { count: came.length, median: medianOf(minutes, came) }
}

/** The median of the minutes of some rows, ms: each is counted where it stands, which takes less than sorting them. */
function medianOf(minutes: Int32Array, rows: readonly number[]): number | null {
  if (rows.length === 0) return null
  let longest = 0
  for (const row of rows) longest = Math.max(longest, minutes[row]!)
  const counts = new Int32Array(longest + 1)
  for (const row of rows) counts[minutes[row]!]! += 1
  const middle = rows.length / 2
  const before = Math.ceil(middle) - 1
  let [lower, passed] = [0, counts[0]!]
  while (passed <= before) passed += counts[(lower += 1)]!
  let upper = lower
  while (passed <= Math.floor(middle)) passed += counts[(upper += 1)]!
  return ((lower + upper) / 2) * minute
}

/** Writes down the working minutes of some rows from one moment of theirs to another. */
function workOut(
  time: WorkingTime,
  from: Float64Array,
  to: Float64Array,
  rows: readonly number[],
  minutes: Int32Array,
): void {
  const start = (row: number) => Math.floor(from[row]! / minute) * minute
  const end = (row: number) =>
    start(row) + Math.max(0, Math.trunc((to[row]! - from[row]!) / minute)) * minute
  let [first, last] = [Infinity, -Infinity]
  for (const row of rows) {
    first = Math.min(first, start(row))
    last = Math.max(last, end(row))
  }
  const worked = workedUntil(time, first, last)
  for (const row of rows)
    minutes[row] = Math.round((worked(end(row)) - worked(start(row))) / minute)
}
