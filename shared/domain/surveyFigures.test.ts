import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meanOf, npsOf, npsScale } from './surveyFigures.ts'

const tallies = fc.dictionary(
  fc.constantFrom(...npsScale.map(String)),
  fc.integer({ min: 0, max: 500 }),
)

test('promoters less detractors, as shares of all who answered', () => {
  expect(npsOf({ 10: 3, 9: 2, 8: 2, 7: 1, 6: 1, 0: 1 })).toEqual({
    promoters: 5,
    passives: 3,
    detractors: 2,
    count: 10,
    score: 30,
  })
})

test('nobody asked is no score, and no mean', () => {
  expect(npsOf({})).toMatchObject({ count: 0, score: null })
  expect(meanOf({ 5: 0 })).toBeNull()
})

test('everybody stands in one of the three, and the score within a hundred', () => {
  fc.assert(
    fc.property(tallies, (tally) => {
      const { promoters, passives, detractors, count, score } = npsOf(tally)
      expect(promoters + passives + detractors).toBe(count)
      expect(count).toBe(Object.values(tally).reduce((sum, many) => sum + many, 0))
      expect(Math.abs(score ?? 0)).toBeLessThanOrEqual(100)
      const mean = meanOf(tally)
      expect(mean?.count ?? 0).toBe(count)
      if (mean) expect(mean.mean >= 0 && mean.mean <= 10).toBe(true)
    }),
  )
})
