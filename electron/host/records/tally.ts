import { sql, type Expression, type RawBuilder } from 'kysely'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import { isWhole, type Total, type TotalValue } from '../../../shared/totals.ts'
import { createDistinct } from './distinct.ts'

/** A total that grows with every part of a list that is read. */
export interface Tally {
  /** What SQLite says of a part in one row. */
  readonly parts: readonly RawBuilder<unknown>[]
  /** Takes what it said, in that order. */
  take(said: readonly (number | null)[]): void
  /** Takes a value, where every one that differs is asked for. */
  readonly meet?: (value: string | number) => void
  value(): TotalValue
}

/** Whole numbers are summed in two halves: a million amounts are more than SQLite's integers hold. */
const half = 1_000_000

/** Begins a total of a column. */
export function beginTally(spec: FieldSpec, of: Total, column: Expression<unknown>): Tally {
  switch (of) {
    case 'sum':
    case 'average':
      return isWhole(spec) ? wholeSum(column, of) : plainSum(column, of)
    case 'least':
      return extreme(sql`min(${column})`, (a, b) => a < b)
    case 'most':
      return extreme(sql`max(${column})`, (a, b) => a > b)
    case 'filled':
      return count(column)
    case 'unique':
      return distinct()
  }
}

function wholeSum(column: Expression<unknown>, of: 'sum' | 'average'): Tally {
  let [sum, held] = [0n, 0n]
  return {
    parts: [
      sql`sum(${column} / ${sql.lit(half)})`,
      sql`sum(${column} % ${sql.lit(half)})`,
      sql`count(${column})`,
    ],
    take: ([large, small, more]) => {
      sum += BigInt(large ?? 0) * BigInt(half) + BigInt(small ?? 0)
      held += BigInt(more ?? 0)
    },
    value: () => {
      if (held === 0n) return null
      const exact = of === 'sum' ? sum : rounded(sum, held)
      const near = Number(exact)
      return Number.isSafeInteger(near) ? near : String(exact)
    },
  }
}

/** Half away from nothing, as people round amounts. */
const rounded = (sum: bigint, by: bigint): bigint => {
  const twice = (sum < 0n ? -sum : sum) * 2n + by
  const quotient = twice / (by * 2n)
  return sum < 0n ? -quotient : quotient
}

function plainSum(column: Expression<unknown>, of: 'sum' | 'average'): Tally {
  let [sum, held] = [0, 0]
  return {
    parts: [sql`sum(${column})`, sql`count(${column})`],
    take: ([more, count]) => {
      sum += more ?? 0
      held += count ?? 0
    },
    value: () => (held === 0 ? null : of === 'sum' ? sum : sum / held),
  }
}

function extreme(
  part: RawBuilder<unknown>,
  isBetter: (a: string | number, b: string | number) => boolean,
): Tally {
  let best: string | number | null = null
  return {
    parts: [part],
    take: ([found]) => {
      if (found != null && (best === null || isBetter(found, best))) best = found
    },
    value: () => best,
  }
}

function count(column: Expression<unknown>): Tally {
  let held = 0
  return {
    parts: [sql`count(${column})`],
    take: ([more]) => (held += more ?? 0),
    value: () => held,
  }
}

function distinct(): Tally {
  const met = createDistinct()
  return { parts: [], take: () => {}, meet: met.add, value: () => met.size }
}
