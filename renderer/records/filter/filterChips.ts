import { isCondition, type Condition, type Filter } from '../../../shared/filter.ts'

/**
 * One question of a filter as it stands in the filter bar. `or` ties it to the chip before it; such a run of chips is
 * one alternative, and all runs must hold: A and (B or C) and D.
 */
export interface Chip {
  readonly part: Condition | Filter
  readonly or: boolean
}

/** A filter as chips. What is nested deeper than the bar can show stays whole, as one chip. */
export function chipsOf(filter: Filter | null): Chip[] {
  if (!filter) return []
  if (!('all' in filter)) return alternatives(filter)
  return filter.all.flatMap(alternatives)
}

function alternatives(part: Filter): Chip[] {
  if (!('any' in part) || part.any.length === 0) return [{ part, or: false }]
  return part.any.map((each, index) => ({ part: each, or: index > 0 }))
}

/** The filter that chips stand for; null when there are none. */
export function filterOf(chips: readonly Chip[]): Filter | null {
  const runs = runsOf(chips).map((run): Filter => {
    const [first, ...others] = run
    return first && others.length === 0 ? first.part : { any: run.map(({ part }) => part) }
  })
  const [first, ...others] = runs
  if (!first) return null
  return others.length === 0 ? first : { all: runs }
}

/** Chips in runs of alternatives. */
export function runsOf(chips: readonly Chip[]): Chip[][] {
  const runs: Chip[][] = []
  for (const chip of chips) {
    const run = runs.at(-1)
    if (chip.or && run) run.push(chip)
    else runs.push([chip])
  }
  return runs
}

/** Two filters that ask the same, whatever the order of their keys. */
export const sameFilter = (a: Filter | null, b: Filter | null): boolean =>
  JSON.stringify(a && ordered(a)) === JSON.stringify(b && ordered(b))

function ordered(filter: Filter): unknown {
  if ('all' in filter) return { all: filter.all.map(ordered) }
  if ('any' in filter) return { any: filter.any.map(ordered) }
  return isCondition(filter) ? [filter.field, filter.op, filter.value ?? null] : filter
}

/** Both filters together; null when neither asks anything. */
export function both(a: Filter | null, b: Filter | null): Filter | null {
  return a && b ? { all: [a, b] } : (a ?? b)
}
