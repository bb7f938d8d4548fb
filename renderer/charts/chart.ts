/** What a mark is painted with: one of the six colours, the bad part, or what stands back. */
export type Tone = 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6' | 'late' | 'rest'

/** Something along the axis of a chart. */
export interface ChartPoint {
  readonly key: string
  readonly label: string
  /** What is said in its place where it stands alone; `label` when absent. */
  readonly name?: string
  /** It stands back: what is left over, or has no name. */
  readonly quiet?: boolean
  /** It is outside the scale, so that a large rest does not flatten the others: a bar that is too long ends with the scale. */
  readonly beyond?: boolean
}

/** One figure for each point. Null is drawn as nothing: there was nothing to count. */
export interface ChartSeries {
  readonly key: string
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly tone: Tone
}

/**
 * A picture of figures, as data. `bars` stand and `lying` bars lie, their series stacked and always from zero; a `line`
 * may begin at `floor`; a `pareto` has bars in falling order under the line of their cumulated share.
 */
export interface Chart {
  readonly kind: 'bars' | 'lying' | 'line' | 'pareto'
  readonly points: readonly ChartPoint[]
  readonly series: readonly ChartSeries[]
  /** A value in words, with its unit. */
  readonly say: (value: number) => string
  /** Words behind a lying bar, by place. */
  readonly notes?: readonly string[]
  /** A line to be reached. */
  readonly goal?: { readonly value: number; readonly label: string }
  readonly floor?: number
  readonly ceiling?: number
}

/** A point of a chart, or one series of it. */
export interface ChartPlace {
  readonly point: number
  /** The whole point when null. */
  readonly series: number | null
}

/** What stands at a point, all its series together; null when nothing does. */
export function totalAt({ series }: Chart, point: number): number | null {
  const values = series.map(({ values }) => values[point] ?? null)
  if (values.every((value) => value === null)) return null
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/** Everything that a chart counts. */
export const totalOf = (chart: Chart): number =>
  chart.points.reduce((sum, _, point) => sum + (totalAt(chart, point) ?? 0), 0)

/** Whether there is nothing to draw. */
export const isEmpty = (chart: Chart): boolean =>
  chart.points.every((_, point) => {
    const total = totalAt(chart, point)
    return total === null || (total === 0 && chart.kind !== 'line')
  })

/** Shares of the whole up to and with each point, from 0 to 1. */
export function cumulated(chart: Chart): number[] {
  const whole = totalOf(chart)
  let sum = 0
  return chart.points.map((_, point) => {
    sum += totalAt(chart, point) ?? 0
    return whole > 0 ? sum / whole : 0
  })
}

/** How many points, from the first, make up a share of the whole: the few that most comes from. */
export function pointsFor(chart: Chart, share: number): number {
  if (totalOf(chart) === 0) return 0
  // Shares are sums of fractions.
  return cumulated(chart).findIndex((each) => each >= share - 1e-9) + 1
}

/** What a place says: its name, and each figure that stands there. */
export function wordsAt(chart: Chart, { point, series }: ChartPlace): string {
  const { label = '', name = label } = chart.points[point] ?? {}
  const said = (value: number | null | undefined) => (value == null ? '–' : chart.say(value))
  if (series !== null) {
    const one = chart.series[series]
    return `${name} ${one?.name ?? ''} ${said(one?.values[point])}`
  }
  const whole = `${name} ${said(totalAt(chart, point))}`
  if (chart.series.length < 2) return whole
  const parts = chart.series.map((each) => `${each.name} ${said(each.values[point])}`)
  return `${whole} (${parts.join(', ')})`
}
