import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workedUntil } from './workedUntil.ts'
import { weekOf, workingTime } from './workingTime.ts'

const time = workingTime({
  timeZone: 'Asia/Shanghai',
  week: weekOf(
    [
      { from: 540, to: 720 },
      { from: 780, to: 1080 },
    ],
    0,
    1,
    2,
    3,
    4,
  ),
  special: new Map([
    ['2026-10-01', []],
    ['2026-10-10', [{ from: 540, to: 1080 }]],
  ]),
})
const start = Date.UTC(2026, 8, 20)
const end = Date.UTC(2026, 10, 20)

test('the difference of two answers is the working time between', () => {
  const worked = workedUntil(time, start, end)
  const moment = fc.integer({ min: start, max: end })
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      expect(worked(to) - worked(from)).toBe(time.between(from, to))
    }),
  )
})

test('nothing is worked where nobody works', () => {
  const worked = workedUntil(
    workingTime({ timeZone: 'UTC', week: [], special: new Map() }),
    start,
    end,
  )
  expect(worked(end)).toBe(0)
})
