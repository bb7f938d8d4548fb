import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dictionaries } from '../dictionaries.ts'
import {
  countedMonths,
  gradeOf,
  gradesByCsat,
  satisfactionFrom,
  type GivenGrade,
} from './satisfaction.ts'

const day = 86_400_000
const at = (date: string) => Date.parse(`${date}T09:00:00Z`)
const given = (csat: number, date: string, id = `${date} ${csat}`): GivenGrade => ({
  id,
  csat,
  at: at(date),
})
const none = new Set<string>()

const grades = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    at: fc.integer({ min: at('2020-01-01'), max: at('2030-01-01') }),
    csat: fc.integer({ min: 1, max: 5 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 30 },
)

describe('how content a customer is', () => {
  test('nobody knows before they answered', () => {
    expect(satisfactionFrom([])).toBeNull()
  })

  test('is what they said, where they said it once', () => {
    expect(satisfactionFrom([given(4, '2026-03-01')])?.mean).toBe(4)
  })

  test('is the mean, in which the newest answer counts twice', () => {
    const both = satisfactionFrom([given(5, '2026-03-01'), given(2, '2026-09-01')])
    expect(both?.mean).toBe((5 + 2 + 2) / 3)
  })

  test('follows from the twelve months up to the newest answer, to the day', () => {
    const found = satisfactionFrom([
      given(1, '2025-08-31'),
      given(2, '2025-09-01'),
      given(5, '2026-09-01'),
    ])
    expect(found?.counted.map(({ csat }) => csat)).toEqual([5, 2])
    expect(found?.mean).toBe(4)
  })

  test('lies within the answers that count, all of them from the last twelve months', () => {
    fc.assert(
      fc.property(grades, (all) => {
        const { mean, counted } = satisfactionFrom(all)!
        const said = counted.map(({ csat }) => csat)
        expect(mean).toBeGreaterThanOrEqual(Math.min(...said))
        expect(mean).toBeLessThanOrEqual(Math.max(...said))
        const newest = Math.max(...all.map((each) => each.at))
        expect(counted[0]?.at).toBe(newest)
        for (const each of counted) {
          expect(newest - each.at).toBeLessThanOrEqual(countedMonths * 31 * day)
        }
      }),
    )
  })

  test('does not depend on the order in which answers came in', () => {
    fc.assert(
      fc.property(
        grades.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        ([all, shuffled]) => {
          expect(satisfactionFrom(shuffled)).toEqual(satisfactionFrom(all))
        },
      ),
    )
  })

  test('never falls when an answer that counts is a better one, and moves most by the newest', () => {
    fc.assert(
      fc.property(grades, fc.nat(), (all, pick) => {
        const { mean, counted } = satisfactionFrom(all)!
        const changed = counted[pick % counted.length]!
        fc.pre(changed.csat < 5)
        const better = (id: string) =>
          satisfactionFrom(
            all.map((each) => (each.id === id ? { ...each, csat: each.csat + 1 } : each)),
          )!.mean
        expect(better(changed.id)).toBeGreaterThan(mean)
        if (counted[0]!.csat < 5) {
          expect(better(counted[0]!.id)).toBeGreaterThanOrEqual(better(changed.id))
        }
      }),
    )
  })

  test('forgets what is older than a year before the newest answer', () => {
    fc.assert(
      fc.property(grades, fc.integer({ min: 1, max: 5 }), (all, csat) => {
        const oldest = Math.min(...all.map((each) => each.at))
        const before = { id: 'old', csat, at: oldest - 10 * 366 * day }
        expect(satisfactionFrom([...all, before])).toEqual(satisfactionFrom(all))
      }),
    )
  })
})

describe('the office’s grade', () => {
  test('is there for each answer that can be given', () => {
    expect(gradesByCsat.map((_, index) => gradeOf(index + 1, none))).toEqual(gradesByCsat)
    expect([...gradesByCsat].sort()).toEqual([...dictionaries.satisfaction.codes].sort())
  })

  test('is the less content one where a mean stands between two', () => {
    expect(gradeOf(4.5, none)).toBe('satisfied')
    expect(gradeOf(4.51, none)).toBe('verySatisfied')
    expect(gradeOf(1.5, none)).toBe('veryDissatisfied')
  })

  test('is the nearest of those in use', () => {
    expect(gradeOf(3, new Set(['neutral']))).toBe('dissatisfied')
    expect(gradeOf(3.2, new Set(['neutral']))).toBe('satisfied')
    expect(gradeOf(3, new Set(gradesByCsat))).toBeNull()
  })

  test('never falls with a better mean', () => {
    const mean = fc.double({ min: 1, max: 5, noNaN: true })
    fc.assert(
      fc.property(mean, mean, fc.subarray([...gradesByCsat]), (a, b, hidden) => {
        const rank = (value: number) =>
          (gradesByCsat as readonly (string | null)[]).indexOf(gradeOf(value, new Set(hidden)))
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)))
      }),
    )
  })
})
