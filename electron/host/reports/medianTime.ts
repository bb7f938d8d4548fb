import { workedUntil } from '../../../shared/domain/workedUntil.ts'
import type { Reading } from '../database/handle.ts'
import { officeTimes } from '../service/officeTimes.ts'
import type { CaseColumns, CaseMoment } from './caseColumns.ts'

const minute = 60_000

/**
 * Half of some cases took no more of the office's working time, ms, from receiving to a moment of theirs, to the minute;
 * those that have not come to it are left out. Waiting for the customer is part of it.
 */
export function medianTime(
  reading: Reading,
  { moments }: CaseColumns,
  rows: readonly number[],
  until: CaseMoment,
): { readonly count: number; readonly median: number | null } {
  const [begun, ended] = [new Float64Array(rows.length), new Float64Array(rows.length)]
  let [count, first, last] = [0, Infinity, -Infinity]
  for (const row of rows) {
    const [received, reached] = [moments.receivedAt[row]!, moments[until][row]!]
    if (Number.isNaN(reached)) continue
    const start = Math.floor(received / minute) * minute
    const end = start + Math.max(0, Math.trunc((reached - received) / minute)) * minute
    begun[count] = start
    ended[count] = end
    first = Math.min(first, start)
    last = Math.max(last, end)
    count += 1
  }
  if (count === 0) return { count, median: null }
  const worked = workedUntil(officeTimes(reading).workingHours, first, last)
  const times = begun.subarray(0, count)
  for (let at = 0; at < count; at += 1) times[at] = worked(ended[at]!) - worked(times[at]!)
  times.sort()
  const middle = count / 2
  return { count, median: (times[Math.ceil(middle) - 1]! + times[Math.floor(middle)]!) / 2 }
}
