import { expect, test } from 'vitest'
import { filterLimits, filterSchema, type Filter } from './filter.ts'

const question: Filter = { field: 'name', op: 'filled' }
const nested = (depth: number): Filter => {
  let filter: Filter = question
  for (let level = 0; level < depth; level += 1) filter = { all: [filter] }
  return filter
}
const wrong = (filter: unknown) => filterSchema.safeParse(filter).error?.issues[0]?.message

test('brackets stand within brackets as far as people build them, and round them what a search adds', () => {
  expect(wrong(nested(filterLimits.deep))).toBeUndefined()
  expect(
    wrong({ all: [{ any: [nested(filterLimits.deep - 1)] }, { found: '澄川' }] }),
  ).toBeUndefined()
  expect(wrong(nested(filterLimits.deep + 2))).toBe('filterTooDeep')
})

test.each([40, 3_000, 100_000])(
  '%d brackets within one another are too many, and no more than that',
  (depth) => {
    expect(wrong(nested(depth))).toBe('filterTooDeep')
  },
)

test('more questions than anybody asks are too many', () => {
  const many = Array.from({ length: 6 }, () => ({
    any: Array.from({ length: 40 }, () => question),
  }))
  expect(wrong({ all: many })).toBe('filterTooBig')
})
