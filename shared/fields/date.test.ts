import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayAfter, dayOf } from './date.ts'

let zone: string | undefined
beforeEach(() => {
  zone = process.env.TZ
  process.env.TZ = 'America/New_York'
})
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test('a day of 23 hours and a day of 25 are one day each', () => {
  const early = new Date(2026, 2, 9, 0, 30).getTime()
  expect(dayOf(early)).toBe('2026-03-09')
  expect(dayAfter(early, -1)).toBe('2026-03-08')
  const late = new Date(2026, 9, 31, 23, 30).getTime()
  expect(dayAfter(late, 1)).toBe('2026-11-01')
  expect(dayAfter(late, 2)).toBe('2026-11-02')
})
