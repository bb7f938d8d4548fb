import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTimeSpan, timeSpanParts } from './timeSpan.ts'

const hour = 3600
const day = 24 * hour

test.each([
  ['24', 24 * hour],
  ['24 小时', 24 * hour],
  ['24h', 24 * hour],
  ['3 天', 3 * day],
  ['3个工作日', 3 * day],
  ['1 day 4 h', 28 * hour],
  ['1天4小时30分', 28.5 * hour],
  ['1：30', 1.5 * hour],
  ['1.5 h', 1.5 * hour],
  ['90 min', 1.5 * hour],
])('%s', (typed, seconds) => expect(readTimeSpan(typed, day)).toBe(seconds))

test('a day of the office is as long as it works', () => {
  expect(readTimeSpan('2 天', 9 * hour)).toBe(18 * hour)
})

test.each(['', '  ', 'soon', '3 weeks', '-4', '4 h and some', '1:75', '0', '400 天', 'h'])(
  '“%s” is no span',
  (typed) => expect(readTimeSpan(typed, day)).toBeUndefined(),
)

test('is said in whole days from two on, and otherwise in hours and minutes', () => {
  expect(timeSpanParts(24 * hour, day)).toEqual({ days: 0, hours: 24, minutes: 0 })
  expect(timeSpanParts(3 * day, day)).toEqual({ days: 3, hours: 0, minutes: 0 })
  expect(timeSpanParts(1.5 * hour, day)).toEqual({ days: 0, hours: 1, minutes: 30 })
})

test('what is said of a span means that span', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 366 * 24 * 60 }), (minutes) => {
      const { days, hours, minutes: rest } = timeSpanParts(minutes * 60, day)
      expect(readTimeSpan(`${days} d ${hours} h ${rest} min`, day)).toBe(minutes * 60)
    }),
  )
})
