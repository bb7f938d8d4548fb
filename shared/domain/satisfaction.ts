import type { ShippedCode } from '../dictionaries.ts'

/** How content somebody said they were, 1 to 5, at a moment in UTC milliseconds. */
export interface GivenGrade {
  readonly id: string
  readonly at: number
  readonly csat: number
}

/** What the answers say, and which of them counted. */
export interface Satisfaction<G extends GivenGrade = GivenGrade> {
  /** 1 to 5. */
  readonly mean: number
  /** Answers that counted, the newest first. */
  readonly counted: readonly G[]
}

/** How far back from the newest answer others still count. */
export const countedMonths = 12
/** How often the newest answer counts. */
export const newestWeight = 2

/**
 * How content a customer is: the mean of what they answered in the twelve months up to their newest answer, which counts
 * twice. It depends on the answers alone and not on the day on which it is asked. Null without an answer.
 */
export function satisfactionFrom<G extends GivenGrade>(
  given: readonly G[],
): Satisfaction<G> | null {
  const sorted = given.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const newest = sorted[0]
  if (!newest) return null
  const since = new Date(newest.at)
  since.setUTCMonth(since.getUTCMonth() - countedMonths)
  const counted = sorted.filter(({ at }) => at >= since.getTime())
  const sum = counted.reduce((total, { csat }) => total + csat, newest.csat * (newestWeight - 1))
  return { mean: sum / (counted.length + newestWeight - 1), counted }
}

/** The office's grade for each answer, 1 to 5. */
export const gradesByCsat = [
  'veryDissatisfied',
  'dissatisfied',
  'neutral',
  'satisfied',
  'verySatisfied',
] as const satisfies readonly ShippedCode<'satisfaction'>[]

/**
 * The grade of a mean, among those that the office uses: the nearest one, and the less content one where two are as near.
 * Null when it uses none of those that ship.
 */
export function gradeOf(mean: number, hidden: ReadonlySet<string>): string | null {
  let nearest: { readonly code: string; readonly off: number } | null = null
  for (const [index, code] of gradesByCsat.entries()) {
    const off = Math.abs(mean - (index + 1))
    if (!hidden.has(code) && (!nearest || off < nearest.off)) nearest = { code, off }
  }
  return nearest?.code ?? null
}
