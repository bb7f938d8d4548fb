import { expect, test } from 'vitest'
import { cumulated, pointsFor, totalAt, wordsAt, type Chart } from './chart.ts'
import { chartLayout, placeAt } from './chartLayout.ts'
import { chartOption } from './chartOption.ts'
import type { ChartTheme } from './chartTheme.ts'
import { walkChart } from './chartWalk.ts'
import { fitLabel, widthOfText } from './textWidth.ts'

const theme: ChartTheme = {
  ...{ font: 'sans-serif', text: '#111', text2: '#222', text3: '#333', ground: '#fff' },
  ...{ base: '#ddd', grid: '#eee', goal: '#b00' },
  tones: {
    ...{ c1: '#c1', c2: '#c2', c3: '#c3', c4: '#c4', c5: '#c5', c6: '#c6' },
    ...{ late: '#1a7e', rest: '#7e57' },
  },
}
const causes: Chart = {
  kind: 'pareto',
  points: ['色差', '延迟', '短缺', '破损', '其他'].map((label) => ({ key: label, label })),
  series: [{ key: 'count', name: '件数', tone: 'c1', values: [40, 30, 10, 15, 5] }],
  say: String,
}
const months: Chart = {
  kind: 'bars',
  points: ['1', '2', '3'].map((label) => ({ key: label, label, name: `${label} 月` })),
  series: [
    { key: 'onTime', name: '按时', tone: 'c1', values: [6, 8, 0] },
    { key: 'late', name: '超时', tone: 'late', values: [2, null, 0] },
  ],
  say: String,
}
const size = { width: 300, height: 136 }

test('the few causes of most are those up to 80 %', () => {
  expect(cumulated(causes)).toEqual([0.4, 0.7, 0.8, 0.95, 1])
  expect(pointsFor(causes, 0.8)).toBe(3)
  expect(pointsFor(causes, 0.81)).toBe(4)
  expect(pointsFor({ ...causes, series: [] }, 0.8)).toBe(0)
})

test('a Pareto paints those few in blue, and its line on the scale of its bars', () => {
  const { series, yAxis } = chartOption(causes, { width: 400, height: 224 }, theme, false)
  const [bars, line] = series as unknown as {
    data: { value: number; itemStyle: { color: string } }[]
  }[]
  expect(bars!.data.map(({ itemStyle }) => itemStyle.color)).toEqual([
    '#c1',
    '#c1',
    '#c1',
    '#7e57',
    '#7e57',
  ])
  expect(line!.data.map(({ value }) => value)).toEqual([40, 70, 80, 95, 100])
  expect(yAxis).toMatchObject({ min: 0, max: 100 })
})

test('a Pareto whose names would be cut under its bars lies down, with its scale along the upper edge', () => {
  const narrow = { width: 340, height: 180 }
  expect(chartLayout(causes, narrow).lying).toBe(false)
  const words = ['Delivery late', 'Installation', 'Too few', 'Damaged', 'Others']
  const english: Chart = {
    ...causes,
    points: words.map((label) => ({ key: label, label })),
  }
  expect(chartLayout(english, { ...narrow, width: 700 }).lying).toBe(false)
  const layout = chartLayout(english, narrow)
  expect(layout.lying).toBe(true)
  const { xAxis, yAxis } = chartOption(english, narrow, theme, false)
  expect(xAxis).toMatchObject({ min: 0, max: 100 })
  const { formatter } = (yAxis as { axisLabel: { formatter: (label: string) => string } }).axisLabel
  expect(words.map(formatter)).toEqual(words)
  const y = layout.top + 1.5 * layout.band
  expect(placeAt(english, layout, narrow, { x: 150, y })).toMatchObject({ point: 1 })
  expect(walkChart(english, { point: 0, series: null }, 'ArrowDown', true)).toMatchObject({
    point: 1,
  })
})

test('the first bar of a Pareto says its figure within, and over it where it is too low', () => {
  const positionIn = (values: number[]) => {
    const chart: Chart = { ...causes, series: [{ ...causes.series[0]!, values }] }
    const { series } = chartOption(chart, { width: 400, height: 224 }, theme, false)
    const [bars] = series as unknown as { data: { label: { position: string } }[] }[]
    return bars!.data[0]!.label.position
  }
  expect(positionIn([40, 30, 10, 15, 5])).toBe('insideTop')
  expect(positionIn([5, 4, 4, 4, 83])).toBe('top')
})

test('bars stand on zero, whatever they show', () => {
  expect(chartOption(months, size, theme, false).yAxis).toMatchObject({ min: 0, max: 8 })
  const lying = chartOption({ ...months, kind: 'lying' }, size, theme, false)
  expect(lying.xAxis).toMatchObject({ min: 0, max: 8 })
  const line: Chart = { ...causes, kind: 'line', floor: 70, ceiling: 100 }
  expect(chartOption(line, size, theme, false).yAxis).toMatchObject({ min: 70, max: 100 })
})

test('a large rest does not flatten what is named: its bar ends with the scale', () => {
  const products: Chart = {
    kind: 'lying',
    points: ['纸箱', '托盘', '其余'].map((label, at) => ({ key: label, label, beyond: at === 2 })),
    series: [{ key: 'count', name: '件数', tone: 'c1', values: [8, 5, 68] }],
    say: String,
  }
  const { xAxis, series } = chartOption(products, size, theme, false)
  expect(xAxis).toMatchObject({ min: 0, max: 8 })
  const [bars] = series as unknown as {
    data: { value: number; label: { formatter: string } }[]
  }[]
  expect(bars!.data.map(({ value }) => value)).toEqual([8, 5, 8])
  expect(bars!.data[2]!.label.formatter).toBe('68')
})

test('a place says its figure, and the parts of it', () => {
  expect(totalAt(months, 0)).toBe(8)
  expect(wordsAt(months, { point: 0, series: null })).toBe('1 月 8 (按时 6, 超时 2)')
  expect(wordsAt(months, { point: 0, series: 1 })).toBe('1 月 超时 2')
  expect(wordsAt(months, { point: 1, series: 1 })).toBe('2 月 超时 –')
})

test('the pointer finds the part that it is over, and the point anywhere above it', () => {
  const layout = chartLayout(months, size)
  const at = (x: number, share: number) => ({
    x,
    y: size.height - layout.bottom - share * (size.height - layout.bottom - layout.top),
  })
  expect(placeAt(months, layout, size, at(20, 0.5))).toEqual({ point: 0, series: 0 })
  expect(placeAt(months, layout, size, at(20, 0.9))).toEqual({ point: 0, series: 1 })
  expect(placeAt(months, layout, size, at(20, 1.1))).toEqual({ point: 0, series: null })
  expect(placeAt(months, layout, size, at(290, 0.1))).toEqual({ point: 2, series: null })
  expect(placeAt(months, layout, size, at(301, 0.1))).toBeNull()
})

test('arrows walk the points and their parts, and stop at both ends', () => {
  const start = walkChart(months, null, 'Home')!
  expect(start).toEqual({ point: 0, series: null })
  expect(walkChart(months, start, 'ArrowLeft')).toEqual(start)
  expect(walkChart(months, start, 'ArrowRight')).toEqual({ point: 1, series: null })
  expect(walkChart(months, start, 'ArrowUp')).toEqual({ point: 0, series: 0 })
  expect(walkChart(months, start, 'ArrowDown')).toEqual({ point: 0, series: 1 })
  expect(walkChart(months, start, 'End')).toEqual({ point: 2, series: null })
  expect(walkChart({ ...months, kind: 'lying' }, start, 'ArrowDown')).toEqual({
    point: 1,
    series: null,
  })
  expect(walkChart(months, start, 'a')).toBeUndefined()
  expect(walkChart({ ...months, points: [] }, null, 'ArrowRight')).toBeUndefined()
})

test('a long label takes two lines and then an end', () => {
  expect(fitLabel('送货延迟', 48)).toBe('送货延迟')
  expect(fitLabel('送货延迟', 30)).toBe('送货\n延迟')
  expect(fitLabel('送货延迟', 46)).toBe('送货\n延迟')
  expect(fitLabel('外观有瑕疵', 50)).toBe('外观有\n瑕疵')
  expect(fitLabel('Installation and use', 80)).toBe('Installation\nand use')
  expect(fitLabel('Appearance', 50)).toBe('Appear…')
  for (const row of fitLabel('Installation and use of it all', 60).split('\n')) {
    expect(widthOfText(row)).toBeLessThanOrEqual(64)
  }
})
