import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, ref, shallowRef, type EffectScope } from 'vue'
import { useListScroll } from './listScroll.ts'

const rowHeight = 32
let scope: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

/** A list, and a hand that scrolls it to a row. */
function open(total: number) {
  const element = document.createElement('div')
  const asked = vi.spyOn(element, 'scrollTop', 'get')
  const scroll = scope.run(() =>
    useListScroll({
      scroller: shallowRef(element),
      covered: () => 0,
      total: () => total,
      rowHeight: () => rowHeight,
      offset: ref(0),
    }),
  )!
  const goTo = (px: number) => {
    asked.mockReturnValue(px)
    scroll.onScroll()
  }
  return { scroll, goTo, asked }
}

test('while a hand drags in leaps nothing is drawn, and what is there once it rests', () => {
  const { scroll, goTo } = open(50_000)
  goTo(40_000)
  const first = scroll.drawn.value.first
  expect(first).toBe(1250)
  vi.advanceTimersByTime(16)
  goTo(80_000)
  vi.advanceTimersByTime(16)
  goTo(160_000)
  expect(scroll.isFlying.value).toBe(true)
  expect(scroll.drawn.value.first).toBe(first)
  expect(scroll.inView.value.first).toBe(5000)
  vi.advanceTimersByTime(130)
  expect(scroll.isFlying.value).toBe(false)
  expect(scroll.drawn.value.first).toBe(5000)
})

test('leaps that come late, because the computer is busy, are a flight too', () => {
  const { scroll, goTo } = open(50_000)
  goTo(40_000)
  vi.advanceTimersByTime(200)
  goTo(80_000)
  expect(scroll.isFlying.value).toBe(true)
  vi.advanceTimersByTime(120)
  goTo(160_000)
  expect(scroll.isFlying.value).toBe(true)
  expect(scroll.drawn.value.first).toBe(1250)
})

test('a hand that slows down sees what it passes', () => {
  const { scroll, goTo } = open(50_000)
  for (const px of [40_000, 80_000, 160_000]) goTo(px)
  expect(scroll.isFlying.value).toBe(true)
  goTo(160_000 + 10 * rowHeight)
  expect(scroll.drawn.value.first).toBe(5010)
})

test('single leaps are drawn at once', () => {
  const { scroll, goTo } = open(50_000)
  for (const row of [1000, 3000, 5000]) {
    goTo(row * rowHeight)
    expect(scroll.drawn.value.first).toBe(row)
    vi.advanceTimersByTime(400)
  }
})

test('within the rows that are drawn the same window is told', () => {
  const { scroll, goTo } = open(50_000)
  goTo(3200)
  const before = scroll.drawn.value
  goTo(3210)
  expect(scroll.drawn.value).toBe(before)
})

test('a million rows are reached by a bar that is shorter than they are, the first and the last too', () => {
  const total = 1_000_000
  const { scroll, goTo } = open(total)
  const height = scroll.spacer.value
  expect(height).toBeLessThan(total * rowHeight)
  const viewport = scroll.viewport.value
  goTo(height - viewport)
  vi.advanceTimersByTime(400)
  expect(scroll.inView.value.last).toBe(total - 1)
  expect(scroll.drawn.value.end).toBe(total)
  const { end } = scroll.drawn.value
  // The last row stands at the end of what is scrolled.
  expect(scroll.topOf(end - 1) + rowHeight).toBeCloseTo(height)
  goTo(0)
  vi.advanceTimersByTime(400)
  expect(scroll.inView.value.first).toBe(0)
  goTo((height - viewport) / 2)
  vi.advanceTimersByTime(400)
  expect(scroll.inView.value.first).toBeGreaterThan(499_000)
  expect(scroll.inView.value.first).toBeLessThan(501_000)
})

test('while a hand flies over a million rows those that are drawn stay as they are', () => {
  const { scroll, goTo } = open(1_000_000)
  goTo(1_000_000)
  const { first } = scroll.drawn.value
  const top = scroll.topOf(first)
  for (const px of [2_000_000, 3_000_000, 4_000_000]) goTo(px)
  expect(scroll.drawn.value.first).toBe(first)
  expect(scroll.topOf(first)).toBe(top)
  vi.advanceTimersByTime(130)
  expect(scroll.topOf(scroll.drawn.value.first)).toBeCloseTo(4_000_000, -2)
})

test('in a million rows a key leads to any of them, and stays there', () => {
  const { scroll, asked } = open(1_000_000)
  for (const row of [499_999, 999_999, 0, 1203]) {
    scroll.see(row)
    asked.mockReturnValue(scroll.topOf(row))
    vi.advanceTimersByTime(400)
    const { first, last } = scroll.inView.value
    expect(row).toBeGreaterThanOrEqual(first)
    expect(row).toBeLessThanOrEqual(last)
    expect(scroll.drawn.value.first).toBeLessThanOrEqual(row)
    expect(scroll.drawn.value.end).toBeGreaterThan(row)
  }
})
