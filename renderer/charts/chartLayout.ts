import { totalAt, totalOf, type Chart, type ChartPlace } from './chart.ts'
import { fitLabel, widthOfText } from './textWidth.ts'

/** Width and height of what is drawn on, px. */
export interface ChartSize {
  readonly width: number
  readonly height: number
}

/** Where a chart draws: px from the edges, and the values at both ends of its scale. */
export interface ChartLayout {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly least: number
  readonly most: number
  /** Length along the axis that each point has to itself, px. */
  readonly band: number
  /** Points stand below one another. */
  readonly lying: boolean
}

/** Height of one lying bar with its air, px. */
export const lyingBand = 22
const lineHeight = 16

/** Room beside a Pareto for the words of its scale, px. */
const paretoScale = { right: 40, top: 20 } as const

/** Whether bars lie one below the other in a width: a Pareto's do where a name would be cut under them. */
export function lies({ kind, points }: Chart, width: number): boolean {
  if (kind !== 'pareto') return kind === 'lying'
  const band = (width - paretoScale.right) / Math.max(1, points.length)
  return points.some(({ label }) => fitLabel(label, band - 4).endsWith('…') && !label.endsWith('…'))
}

/** The height that a chart of a width needs where it is as high as it likes, px. */
export function heightOf(chart: Chart, width: number): number {
  const { kind, points } = chart
  if (lies(chart, width)) {
    return Math.max(1, points.length) * lyingBand + 4 + (kind === 'pareto' ? paretoScale.top : 0)
  }
  return kind === 'pareto' ? 224 : kind === 'line' ? 128 : 136
}

/** Where a chart of a size draws. */
export function chartLayout(chart: Chart, { width, height }: ChartSize): ChartLayout {
  const count = Math.max(1, chart.points.length)
  const { least, most } = scaleOf(chart)
  const isPareto = chart.kind === 'pareto'
  if (lies(chart, width)) {
    const longest = Math.max(0, ...chart.points.map(({ label }) => widthOfText(label)))
    const words = chart.points.map((_, at) => widthOfText(endWords(chart, at)))
    const left = Math.min(Math.ceil(longest) + 12, Math.round(width * 0.36))
    // A Pareto's figures stand on its scale, whose end is far from any bar; half of "100%" stands beyond it.
    const right = isPareto
      ? 20
      : Math.min(Math.ceil(Math.max(0, ...words)) + 12, Math.round(width * 0.4))
    const [top, bottom] = [isPareto ? paretoScale.top : 2, 2]
    const band = (height - top - bottom) / count
    return { left, right, top, bottom, least, most, band, lying: true }
  }
  const left = chart.kind === 'line' ? 38 : 0
  const right = isPareto ? paretoScale.right : chart.kind === 'line' ? 48 : 0
  const band = (width - left - right) / count
  const deep = chart.points.some(({ label }) => widthOfText(label) > band - 4)
  const bottom = 6 + lineHeight * (deep && chart.kind !== 'line' ? 2 : 1)
  return { left, right, top: paretoScale.top, bottom, least, most, band, lying: false }
}

/** What stands behind a lying bar: its figure and its note. */
export const endWords = (chart: Chart, point: number): string =>
  [chart.say(totalAt(chart, point) ?? 0), chart.notes?.[point]].filter(Boolean).join('  ')

/** Bars begin at zero whatever they show; a Pareto's bars stand on the scale of its line. */
function scaleOf(chart: Chart): { least: number; most: number } {
  if (chart.kind === 'pareto') return { least: 0, most: totalOf(chart) || 1 }
  const values = chart.points.map(({ beyond }, point) =>
    beyond ? 0 : (totalAt(chart, point) ?? 0),
  )
  const most = chart.ceiling ?? Math.max(...values, chart.goal?.value ?? 0)
  const least = chart.kind === 'line' ? (chart.floor ?? 0) : 0
  return { least, most: most > least ? most : least + 1 }
}

/** The place under a pointer; null beside the points. */
export function placeAt(
  chart: Chart,
  layout: ChartLayout,
  { width, height }: ChartSize,
  { x, y }: { readonly x: number; readonly y: number },
): ChartPlace | null {
  const along = layout.lying ? y - layout.top : x - layout.left
  const point = Math.floor(along / layout.band)
  if (point < 0 || point >= chart.points.length) return null
  const across = layout.lying
    ? (x - layout.left) / (width - layout.left - layout.right)
    : (height - layout.bottom - y) / (height - layout.bottom - layout.top)
  return { point, series: chart.series.length > 1 ? seriesAt(chart, layout, point, across) : null }
}

/** The part of a stacked bar at a share of the scale; null above its end. */
function seriesAt(
  { series }: Chart,
  { most }: ChartLayout,
  point: number,
  share: number,
): number | null {
  let end = 0
  for (const [at, { values }] of series.entries()) {
    const begin = end
    end += (values[point] ?? 0) / most
    // What is a hair's breadth thin can still be hit.
    if (end > begin && share >= begin && share < Math.max(end, begin + 0.04)) return at
  }
  return null
}

/** The box that a point has to itself, px from the left and upper edge. */
export function boxAt(layout: ChartLayout, { width, height }: ChartSize, point: number) {
  const { left, right, top, bottom, band } = layout
  return layout.lying
    ? { left: 0, top: top + point * band, width, height: band }
    : { left: left + point * band, top: 0, width: band, height: height - (bottom > 0 ? 0 : right) }
}
