import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hlcEpoch, isStamp, millisOf, observe, stampAfter, stampOf, tick } from './hlc.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const day = 86_400_000
const anyMs = fc.oneof(
  fc.integer({ min: hlcEpoch, max: hlcEpoch + 2 ** 41 - 1 }),
  fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER, NaN, Infinity, -Infinity, 1.5),
)
const anyStamp = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

test('a stamp carries its millisecond and its counter', () => {
  expect(stampOf(hlcEpoch)).toBe(0)
  expect(stampOf(hlcEpoch + 1, 5)).toBe(4101)
  expect(millisOf(stampOf(noon, 4095))).toBe(noon)
  expect(stampOf(hlcEpoch + 2 ** 41 - 1, 4095)).toBe(Number.MAX_SAFE_INTEGER)
})

test('two edits in one millisecond keep their order', () => {
  const first = tick(0, noon)
  const second = tick(first, noon)
  expect(first).toBe(stampOf(noon))
  expect(second).toBe(stampOf(noon, 1))
})

test('a clock set back by a year goes on from where it was', () => {
  const before = tick(0, noon)
  const after = tick(before, noon - 365 * day)
  expect(after).toBe(before + 1)
  expect(tick(after, noon + 1)).toBe(stampOf(noon + 1))
})

test('the 4097th edit of a millisecond moves on to the next', () => {
  expect(tick(stampOf(noon, 4095), noon)).toBe(stampOf(noon + 1, 0))
})

test('a colleague a little ahead raises the clock, one from next week does not', () => {
  const mine = stampOf(noon)
  const ahead = stampOf(noon + 3_600_000, 7)
  expect(observe(mine, ahead, noon)).toBe(ahead)
  expect(observe(mine, stampOf(noon - day), noon)).toBe(mine)
  expect(observe(mine, stampOf(noon + day, 4095), noon)).toBe(stampOf(noon + day, 4095))
  expect(observe(mine, stampOf(noon + day + 1), noon)).toBe(mine)
  expect(observe(mine, NaN, noon)).toBe(mine)
  expect(observe(mine, 2 ** 60, noon)).toBe(mine)
})

test('an edit over a value from the far future still wins over it', () => {
  const poisoned = stampOf(noon + 400 * day, 9)
  expect(stampAfter(poisoned)).toBeGreaterThan(poisoned)
})

test('what comes from outside is a stamp only when it is a safe whole number', () => {
  expect([0, 1, Number.MAX_SAFE_INTEGER].every(isStamp)).toBe(true)
  expect([-1, 0.5, NaN, 2 ** 53, '5', null, undefined].some(isStamp)).toBe(false)
})

test('ticks rise whatever the clock says, and stay whole and safe', () => {
  fc.assert(
    fc.property(fc.array(anyMs, { maxLength: 50 }), (clock) => {
      let last = 0
      for (const now of clock) {
        const next = tick(last, now)
        expect(isStamp(next)).toBe(true)
        if (last < Number.MAX_SAFE_INTEGER) expect(next).toBeGreaterThan(last)
        last = next
      }
    }),
  )
})

test('hearing of others never lowers the clock nor raises it beyond a day', () => {
  fc.assert(
    fc.property(anyStamp, fc.oneof(anyStamp, fc.double()), anyMs, (last, remote, now) => {
      const next = observe(last, remote, now)
      expect(next).toBeGreaterThanOrEqual(last)
      // A clock that says nothing stands where stamps begin.
      const latest = (Number.isNaN(now) ? hlcEpoch : Math.max(now, hlcEpoch)) + day
      if (next !== last) expect(millisOf(next)).toBeLessThanOrEqual(latest)
    }),
  )
})

test('order of stamps is order of milliseconds, then of counters', () => {
  const ms = fc.integer({ min: hlcEpoch, max: hlcEpoch + 2 ** 41 - 1 })
  const counter = fc.integer({ min: 0, max: 4095 })
  fc.assert(
    fc.property(ms, counter, ms, counter, (a, m, b, n) => {
      expect(Math.sign(stampOf(a, m) - stampOf(b, n))).toBe(Math.sign(a - b || m - n))
    }),
  )
})
