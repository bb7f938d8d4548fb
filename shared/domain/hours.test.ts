import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHours, writeHours } from './hours.ts'

const office = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
]

test.each([
  '09:00-12:00, 13:30-18:00',
  '9-12,13:30-18',
  '9：00～12：00、13：30～18：00',
  '13:30至18:00；9点到12点',
  '9 to 12, 13.30 – 18',
])('%s is read as it is meant', (typed) => {
  expect(readHours(typed)).toEqual({ stretches: office })
})

test('nothing is a day without work, and a night shift ends on the next day', () => {
  expect(readHours(' ')).toEqual({ stretches: [] })
  expect(readHours('22:00-06:00')).toEqual({ stretches: [{ from: 1320, to: 1800 }] })
  expect(readHours('0-24')).toEqual({ stretches: [{ from: 0, to: 1440 }] })
})

test.each([
  ['nine to five', 'hoursUnread'],
  ['9', 'hoursUnread'],
  ['9-12-18', 'hoursUnread'],
  ['9:75-12', 'hoursUnread'],
  ['24:00-06:00', 'hoursUnread'],
  ['25-26', 'hoursUnread'],
  ['9-9', 'hoursBackwards'],
  ['18:00-05:59, 19-20', 'hoursOverlap'],
  ['18:00-09:00', 'hoursBackwards'],
  ['9-12, 11-18', 'hoursOverlap'],
  ['5-9, 22-06:00', 'hoursOverlap'],
])('%s is refused: %s', (typed, problem) => {
  expect(readHours(typed)).toEqual({ problem })
})

test('hours that were written are read as what they were', () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(times, (some) => {
      const sorted = some.toSorted((a, b) => a - b)
      const stretches = sorted.flatMap((from, at) =>
        at % 2 === 0 && at + 1 < sorted.length ? [{ from, to: sorted[at + 1]! }] : [],
      )
      expect(readHours(writeHours(stretches))).toEqual({ stretches })
    }),
  )
})
