import { sql } from 'kysely'
import { workedUntil } from '../../../shared/domain/workedUntil.ts'
import type { Reading } from '../database/handle.ts'
import type { VisibleRows } from '../records/visible.ts'
import { officeTimes } from '../service/officeTimes.ts'

const minute = 60_000
/** Minutes that a case takes at the most: more than sixty years. */
const most = 2 ** 25

/**
 * Half of the cases took no more of the office's working time, ms, from receiving to a moment of theirs, to the minute.
 * Waiting for the customer is part of it.
 */
export function medianTime(
  { reading }: { readonly reading: Reading },
  cases: VisibleRows,
  until: string,
): { readonly count: number; readonly median: number | null } {
  const [received, reached] = [sql.ref('serviceCase.receivedAt'), sql.ref(`serviceCase.${until}`)]
  // Both minutes in one number: a case costs one step from the database, and no object.
  const packed = reading.numbers(
    cases.select(
      sql<number>`(${received} / ${sql.lit(minute)}) * ${sql.lit(most)}
        + min(max((${reached} - ${received}) / ${sql.lit(minute)}, 0), ${sql.lit(most - 1)})`.as(
        'took',
      ),
    ) as never,
  )
  if (packed.length === 0) return { count: 0, median: null }
  const begun = packed.map((both) => Math.floor(both / most) * minute)
  const ended = packed.map((both, at) => begun[at]! + (both % most) * minute)
  const worked = workedUntil(officeTimes(reading).workingHours, lowest(begun), highest(ended))
  const times = Float64Array.from(packed, (_, at) => worked(ended[at]!) - worked(begun[at]!)).sort()
  const middle = times.length / 2
  const median = (times[Math.ceil(middle) - 1]! + times[Math.floor(middle)]!) / 2
  return { count: times.length, median }
}

const lowest = (all: readonly number[]) =>
  all.reduce((least, each) => Math.min(least, each), Infinity)
const highest = (all: readonly number[]) =>
  all.reduce((top, each) => Math.max(top, each), -Infinity)
