/** How many answered with each value of a scale, by the value. */
export type Tally = Readonly<Record<number, number>>

/** The values of a scale that counts from one number to another. */
export const scale = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

export const csatScale = scale(1, 5)
export const npsScale = scale(0, 10)

/** Whether a number stands on a scale. */
export const isOn = (values: readonly number[], value: unknown): boolean =>
  values.includes(value as number)

/** Who would recommend us: promoters say 9 or 10, detractors 6 or less. */
export interface Nps {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
  readonly count: number
  /** Share of promoters less that of detractors, −100 to 100; null while nobody answered. */
  readonly score: number | null
}

/** Works out the net promoter score. */
export function npsOf(tally: Tally): Nps {
  const sum = (values: readonly number[]) =>
    values.reduce((total, value) => total + (tally[value] ?? 0), 0)
  const [detractors, passives, promoters] = [sum(scale(0, 6)), sum([7, 8]), sum([9, 10])]
  const count = detractors + passives + promoters
  const score = count === 0 ? null : Math.round((100 * (promoters - detractors)) / count)
  return { promoters, passives, detractors, count, score }
}

/** Mean of a tally with how many it holds; null for none. */
export function meanOf(tally: Tally): { readonly mean: number; readonly count: number } | null {
  const pairs = Object.entries(tally)
  const count = pairs.reduce((total, [, many]) => total + many, 0)
  if (count === 0) return null
  return {
    mean: pairs.reduce((total, [value, many]) => total + Number(value) * many, 0) / count,
    count,
  }
}
