import { expect, test } from 'vitest'
import {
  drawnRows,
  groupHeight,
  isStuck,
  offsetToCentre,
  offsetToSee,
  rowAt,
  rowsInView,
  rowTop,
  scrolled,
  settled,
  shareOf,
  spacerHeight,
  tallest,
  type Extent,
  type Standing,
} from './listWindow.ts'

const office: Extent = { total: 300, rowHeight: 32, viewport: 800 }
const million: Extent = { total: 1_000_000, rowHeight: 32, viewport: 800 }
const top: Standing = { offset: 0, scrollTop: 0 }
const lastOfMillion = 1_000_000 * 32 - 800

test('an office of hundreds scrolls as any page does', () => {
  expect(spacerHeight(office)).toBe(9600)
  expect(scrolled(top, 1234, office)).toEqual({ offset: 1234, scrollTop: 1234 })
  expect(drawnRows(1234, office, 10)).toEqual({ first: 28, end: 74 })
})

test('a million rows fit into an element that browsers can make', () => {
  expect(spacerHeight(million)).toBe(tallest)
})

test('turning the wheel moves a million rows by as much as the hand moved', () => {
  let at = top
  for (let turn = 1; turn <= 50; turn++) at = scrolled(at, turn * 100, million)
  expect(at.offset).toBe(5000)
})

test('dragging the bar to the middle shows the middle, and to the end the last row', () => {
  const half = scrolled(top, (tallest - 800) / 2, million)
  expect(half.offset).toBeCloseTo(lastOfMillion / 2)
  const end = scrolled(top, tallest - 800, million)
  expect(drawnRows(end.offset, million, 10).end).toBe(1_000_000)
})

test('every row can be reached with the wheel alone, from the first to the last', () => {
  const short: Extent = { ...million, total: 500_000 }
  const last = 500_000 * 32 - 800
  let at = scrolled(top, tallest - 800 - 4000, short)
  let turns = 0
  while (at.offset < last && turns < 1000) {
    turns += 1
    at = scrolled(at, Math.min(at.scrollTop + 100, tallest - 800), short)
    if (isStuck(at, short)) at = settled(at, short)
  }
  expect(at.offset).toBe(last)
})

test('putting the bar right does not move the rows', () => {
  const wandered: Standing = { offset: 3_000_000, scrollTop: 1_000 }
  const right = settled(wandered, million)
  expect(right.offset).toBe(3_000_000)
  expect(scrolled(right, right.scrollTop, million).offset).toBe(3_000_000)
})

test('a list that became shorter is shown to its end', () => {
  expect(settled({ offset: 9000, scrollTop: 9000 }, { ...office, total: 50 }).offset).toBe(800)
  expect(settled({ offset: 9000, scrollTop: 9000 }, { ...office, total: 3 }).offset).toBe(0)
})

test('walking down moves the list only when the row would be outside', () => {
  expect(offsetToSee(5, 0, office)).toBe(0)
  expect(offsetToSee(25, 0, office)).toBe(32)
  expect(offsetToSee(2, 320, office)).toBe(64)
})

test('a row that was looked for stands in the middle, as far as the list goes', () => {
  expect(offsetToCentre(150, office)).toBe(150 * 32 - 384)
  expect(offsetToCentre(1, office)).toBe(0)
  expect(offsetToCentre(299, office)).toBe(8800)
})

test('how far down one is goes from nothing to all of it, and a list that fits has no way to go', () => {
  expect([0, lastOfMillion / 2, lastOfMillion, 1e12].map((at) => shareOf(at, million))).toEqual([
    0, 0.5, 1, 1,
  ])
  expect(shareOf(0, { total: 3, rowHeight: 32, viewport: 800 })).toBe(0)
})

test('rows stand below the heads of their groups, and are found where they stand', () => {
  const grouped: Extent = { ...office, heads: [0, 2, 7] }
  expect(spacerHeight(grouped)).toBe(300 * 32 + 3 * groupHeight)
  const tops = [0, 1, 2, 6, 7, 8].map((index) => rowTop(index, grouped))
  expect(tops).toEqual([28, 60, 120, 248, 308, 340])
  for (let index = 0; index < 20; index += 1) {
    const top = rowTop(index, grouped)
    expect([rowAt(top, grouped), rowAt(top + 31, grouped)]).toEqual([index, index])
  }
  // Upon a head one is at the row below it.
  expect([0, 93, 281, 1e6].map((at) => rowAt(at, grouped))).toEqual([0, 2, 7, 31_247])
  expect(drawnRows(300, grouped, 0).first).toBe(7)
  expect(rowsInView(0, { ...grouped, viewport: 124 })).toEqual({ first: 0, last: 1 })
  expect(rowsInView(130, { ...grouped, viewport: 64 })).toEqual({ first: 3, last: 3 })
})

test('the first row of a group is seen with its head', () => {
  const grouped: Extent = { ...office, heads: [0, 2] }
  expect(offsetToSee(2, 600, grouped)).toBe(92)
  expect(offsetToSee(3, 600, grouped)).toBe(152)
  expect(offsetToSee(0, 600, grouped)).toBe(0)
})
