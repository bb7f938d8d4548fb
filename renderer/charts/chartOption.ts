import { cumulated, pointsFor, totalAt, type Chart } from './chart.ts'
import { chartLayout, type ChartLayout, type ChartSize } from './chartLayout.ts'
import type { ChartTheme } from './chartTheme.ts'
import type { PaintOption } from './paint.ts'
import { fitLabel, widthOfText } from './textWidth.ts'

/** The share that the few causes of most have together. */
export const paretoShare = 0.8
/** Milliseconds in which bars take their new height. */
const motion = 120

interface Drawing {
  readonly chart: Chart
  readonly layout: ChartLayout
  readonly size: ChartSize
  readonly theme: ChartTheme
}

/** A chart as ECharts paints it. */
export function chartOption(
  chart: Chart,
  size: ChartSize,
  theme: ChartTheme,
  moves: boolean,
): PaintOption {
  const drawing = { chart, layout: chartLayout(chart, size), size, theme }
  const { layout } = drawing
  return {
    animation: moves,
    animationDuration: 0,
    animationDurationUpdate: motion,
    animationEasingUpdate: 'cubicOut',
    textStyle: { fontFamily: theme.font, fontSize: 12, color: theme.text3 },
    grid: {
      ...{ left: layout.left, right: layout.right, top: layout.top, bottom: layout.bottom },
      outerBoundsMode: 'none',
    },
    ...axes(drawing),
    series:
      chart.kind === 'line'
        ? [lineSeries(drawing)]
        : [...barSeries(drawing), ...(chart.kind === 'pareto' ? [paretoLine(drawing)] : [])],
  }
}

function axes(drawing: Drawing): Pick<PaintOption, 'xAxis' | 'yAxis'> {
  const { layout } = drawing
  const points = pointAxis(drawing)
  const values = valueAxis(drawing)
  return layout.lying ? { xAxis: values, yAxis: points } : { xAxis: points, yAxis: values }
}

function pointAxis({ chart, layout, theme }: Drawing) {
  const { points, kind } = chart
  const last = points.length - 1
  return {
    type: 'category' as const,
    inverse: layout.lying,
    boundaryGap: true,
    data: points.map(({ label }) => label),
    axisTick: { show: false },
    axisLine: { show: !layout.lying, lineStyle: { color: theme.base } },
    axisLabel: {
      color: layout.lying ? theme.text2 : theme.text3,
      ...{ fontSize: 12, lineHeight: 16, margin: layout.lying ? layout.left : 6 },
      align: layout.lying ? ('left' as const) : ('center' as const),
      // A line says where it begins and ends.
      interval: kind === 'line' ? (at: number) => at === 0 || at === last : 0,
      formatter: (label: string) =>
        layout.lying
          ? fitLabel(label, layout.left - 8, 1)
          : kind === 'line'
            ? label
            : fitLabel(label, layout.band - 4),
    },
  }
}

function valueAxis({ chart, layout, theme }: Drawing) {
  const { least, most } = layout
  const isLine = chart.kind === 'line'
  return {
    type: 'value' as const,
    min: least,
    max: most,
    interval: (most - least) / 2,
    axisLabel: {
      show: isLine,
      ...{ color: theme.text3, fontSize: 12, margin: 0, width: layout.left },
      align: 'left' as const,
      padding: [0, 0, 0, -layout.left] as [number, number, number, number],
      formatter: (value: number) => chart.say(value),
    },
    splitLine: { show: isLine, lineStyle: { color: theme.grid } },
    axisLine: { show: false },
  }
}

/** Stacked bars; what stands at a point altogether is said at the end of the bar. */
function barSeries(drawing: Drawing) {
  const { chart, layout, theme } = drawing
  const { kind, points, series } = chart
  const few = kind === 'pareto' ? pointsFor(chart, paretoShare) : Infinity
  const shown = points.map((_, point) => topSeries(chart, point))
  return series.map(({ key, values, tone }, at) => ({
    id: key,
    type: 'bar' as const,
    stack: 'all',
    cursor: 'inherit',
    silent: true,
    barWidth: layout.lying ? 12 : Math.max(3, Math.min(34, Math.round(layout.band * 0.62))),
    data: values.map((value, point) => ({
      value: value === 0 ? null : points[point]?.beyond ? Math.min(value ?? 0, layout.most) : value,
      itemStyle: {
        color: point < few && !points[point]?.quiet ? theme.tones[tone] : theme.tones.rest,
        borderRadius: shown[point] === at ? ends(layout) : 0,
        ...(series.length > 1 && { borderColor: theme.ground, borderWidth: 0.5 }),
      },
      label: {
        show: shown[point] === at,
        ...barLabel(drawing, point),
      },
    })),
  }))
}

/** The part that a bar ends in. */
const topSeries = ({ series }: Chart, point: number) =>
  series.findLastIndex(({ values }) => (values[point] ?? 0) > 0)

const ends = ({ lying }: ChartLayout): [number, number, number, number] =>
  lying ? [0, 2, 2, 0] : [2, 2, 0, 0]

/** The first bar of a Pareto has the line's first point on its head, and says its figure within, where it has the room. */
function barLabel(drawing: Drawing, point: number) {
  const { chart, layout, theme } = drawing
  const figure = chart.say(totalAt(chart, point) ?? 0)
  const note = chart.notes?.[point]
  const hasPoint = chart.kind === 'pareto' && point === 0
  const room = lengthOf(drawing, point) - pointRoom
  const within = hasPoint && room > (layout.lying ? widthOfText(figure) : lineOfWords)
  const place = layout.lying ? (['insideRight', 'right'] as const) : (['insideTop', 'top'] as const)
  return {
    position: place[within ? 0 : 1],
    distance: hasPoint ? pointRoom : 4,
    ...{ fontSize: 12, color: within ? theme.ground : theme.text },
    formatter: note ? `${figure}  {note|${note}}` : figure,
    rich: { note: { color: theme.text3, fontSize: 12 } },
  }
}

/** Room that a point of a line takes on the head of a bar, px. */
const pointRoom = 8

/** How long the bar of a point is, px. */
function lengthOf({ chart, layout, size }: Drawing, point: number): number {
  const along = layout.lying
    ? size.width - layout.left - layout.right
    : size.height - layout.top - layout.bottom
  return ((totalAt(chart, point) ?? 0) / layout.most) * along
}

function lineSeries(drawing: Drawing) {
  const { chart, theme } = drawing
  const [one] = chart.series
  const values = one?.values ?? []
  const last = values.findLastIndex((value) => value !== null)
  const color = theme.tones[one?.tone ?? 'c1']
  const apart = heldApart(drawing, values[last] ?? null)
  return {
    ...{ id: one?.key ?? 'line', type: 'line' as const, silent: true, connectNulls: false },
    symbol: 'circle',
    lineStyle: { color, width: 2 },
    itemStyle: { color },
    data: values.map((value, at) => ({
      value,
      // One that stands alone is no line.
      symbolSize: at === last || isAlone(values, at) ? 7 : 0,
      label: {
        show: at === last,
        ...{ position: 'right' as const, distance: 6, fontSize: 12, color: theme.text },
        offset: at === last && apart ? [0, apart] : [0, 0],
        formatter: value === null ? '' : chart.say(value),
      },
    })),
    ...(chart.goal && { markLine: goalLine(chart.goal, theme.text3, -apart) }),
  }
}

const isAlone = (values: readonly (number | null)[], at: number) =>
  values[at] !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null

/** The line of the cumulated share, on the scale of the bars. */
function paretoLine({ chart, layout, theme }: Drawing) {
  const shares = cumulated(chart)
  const told = pointsFor(chart, paretoShare) - 1
  const [color, whole] = [theme.tones.c2, layout.most]
  return {
    ...{ id: 'cumulated', type: 'line' as const, silent: true, symbol: 'circle', symbolSize: 7 },
    lineStyle: { color, width: 2 },
    itemStyle: { color: theme.ground, borderColor: color, borderWidth: 2 },
    data: shares.map((share, point) => ({
      value: share * whole,
      label: {
        show: point === told && point > 0 && share < 0.995,
        position: layout.lying ? ('right' as const) : ('top' as const),
        ...{ distance: layout.lying ? 8 : 4, fontSize: 12, color: theme.text },
        formatter: percent(share),
      },
    })),
    markLine: {
      ...{ silent: true, symbol: 'none', animation: false, z: 1 },
      data: [0.5, 1, paretoShare].map((share) => {
        const marks = share === paretoShare
        return {
          [layout.lying ? 'xAxis' : 'yAxis']: share * whole,
          lineStyle: marks
            ? { color: theme.goal, type: 'dashed' as const, width: 1 }
            : { color: theme.grid, type: 'solid' as const, width: 1 },
          label: {
            position: layout.lying ? ('start' as const) : ('end' as const),
            ...{ distance: 6, fontSize: 12 },
            color: marks ? theme.goal : theme.text3,
            formatter: percent(share),
          },
        }
      }),
    },
  }
}

/** Words of the goal and of the last value stand one under the other, should both be at the same height: px down for the value. */
function heldApart({ chart, layout, size }: Drawing, last: number | null): number {
  if (!chart.goal || last === null) return 0
  const perPx = (layout.most - layout.least) / (size.height - layout.top - layout.bottom)
  const below = (chart.goal.value - last) / perPx
  if (Math.abs(below) >= lineOfWords) return 0
  const missing = Math.ceil((lineOfWords - Math.abs(below)) / 2)
  return below >= 0 ? missing : -missing
}

/** Height of one line of words, px. */
const lineOfWords = 16

const goalLine = ({ value, label }: NonNullable<Chart['goal']>, color: string, down: number) => ({
  ...{ silent: true, symbol: 'none', animation: false, z: 1 },
  data: [
    {
      yAxis: value,
      lineStyle: { color, type: 'dotted' as const, width: 1.5 },
      label: {
        ...{ position: 'end' as const, distance: 6, fontSize: 12, color, formatter: label },
        offset: [0, down] as [number, number],
      },
    },
  ],
})

const percent = (share: number) => `${Math.round(share * 100)}%`
