import type { Chart, ChartPlace } from './chart.ts'

const along = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 } as const

/**
 * Where a key leads: arrows along the axis go from point to point, those across it from the whole of a point through its
 * parts; undefined for a key that leads nowhere.
 */
export function walkChart(
  chart: Chart,
  from: ChartPlace | null,
  key: string,
  lying = chart.kind === 'lying',
): ChartPlace | undefined {
  const last = chart.points.length - 1
  if (last < 0) return undefined
  if (key === 'Home') return { point: 0, series: null }
  if (key === 'End') return { point: last, series: null }
  if (!(key in along)) return undefined
  const step = along[key as keyof typeof along]
  const upright = key === 'ArrowUp' || key === 'ArrowDown'
  const { point, series } = from ?? { point: 0, series: null }
  if (upright === lying) {
    return { point: Math.min(last, Math.max(0, point + step)), series }
  }
  const parts = chart.series.length
  if (parts < 2) return { point, series: null }
  // −1 stands for the whole. Up leads to the upper part of a stack that stands.
  const towards = lying ? step : -step
  const place = ((series ?? -1) + 1 + towards + parts + 1) % (parts + 1)
  return { point, series: place === 0 ? null : place - 1 }
}
