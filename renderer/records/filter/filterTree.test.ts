import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition, Filter } from '../../../shared/filter.ts'
import {
  levelAt,
  levelOf,
  lifted,
  sameFilter,
  tidied,
  turned,
  withMore,
  withPart,
  type Place,
} from './filterTree.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((field): Condition => ({ field, op: 'filled' })) as [
  Condition,
  Condition,
  Condition,
  Condition,
]

/** A filter as one reads it off the bar: `a and (b or c)`. */
function read(filter: Filter | null, inside = false): string {
  if (!filter) return ''
  if ('field' in filter) return filter.field
  const { join, parts } = levelOf(filter)
  const words = parts.map((part) => read(part, true)).join(join === 'all' ? ' and ' : ' or ')
  return inside ? `(${words})` : words
}

describe('brackets that say nothing', () => {
  test.each<[Filter | null, string]>([
    [null, ''],
    [{ all: [] }, ''],
    [{ any: [{ all: [{ any: [] }] }] }, ''],
    [{ all: [{ any: [a] }] }, 'a'],
    [{ all: [a, { all: [b, { all: [c] }] }] }, 'a and b and c'],
    [{ any: [a, { all: [b, { any: [c, d] }] }] }, 'a or (b and (c or d))'],
  ])('are not shown: %j', (filter, words) => {
    expect(read(tidied(filter))).toBe(words)
  })
})

describe('one question more', () => {
  test('must hold beside all that is there, alternatives too', () => {
    expect(withMore(null, [], a)).toEqual({ filter: a, place: [0] })
    expect(withMore(a, [], b)).toEqual({ filter: { all: [a, b] }, place: [1] })
    const more = withMore({ any: [a, b] }, [], c)
    expect([read(more.filter), more.place]).toEqual(['(a or b) and c', [1]])
  })

  test('within a bracket is one of what stands there', () => {
    const more = withMore({ all: [a, { any: [b, c] }] }, [1], d)
    expect([read(more.filter), more.place]).toEqual(['a and (b or c or d)', [1, 2]])
  })
})

describe('an and that is turned into an or', () => {
  const three: Filter = { all: [a, b, c] }

  test('between two is all there is to it', () => {
    expect(read(turned({ all: [a, b] }, [], 1))).toBe('a or b')
  })

  test('among more puts the two beside it into a bracket, and back', () => {
    const bracket = turned(three, [], 2)
    expect(read(bracket)).toBe('a and (b or c)')
    expect(read(turned(bracket, [1], 1))).toBe('a and b and c')
    expect(read(turned(bracket, [], 1))).toBe('a or b or c')
  })

  test('beside a bracket takes what stands there into it', () => {
    const filter: Filter = { all: [{ any: [a, b] }, c, d] }
    expect(read(turned(filter, [], 1))).toBe('(a or b or c) and d')
  })

  test('within a bracket makes one in it', () => {
    const filter: Filter = { all: [a, { any: [b, c, d] }] }
    expect(read(turned(filter, [1], 2))).toBe('a and (b or (c and d))')
  })
})

test('a part comes out of its bracket, and a bracket of one is none', () => {
  expect(read(lifted({ all: [a, { any: [b, c, d] }] }, [1, 1]))).toBe('a and (b or d) and c')
  expect(read(lifted({ all: [{ any: [a, b] }, c] }, [0, 0]))).toBe('b and a and c')
  expect(read(lifted({ all: [a, b] }, [1]))).toBe('a and b')
})

test('a part is changed or taken out where it stands', () => {
  const filter: Filter = { all: [a, { any: [b, c] }] }
  expect(read(withPart(filter, [1, 0], d))).toBe('a and (d or c)')
  expect(read(withPart(filter, [1, 0], null))).toBe('a and c')
  expect(withPart(a, [0], null)).toBeNull()
})

test('a filter is the same whatever the order in which its keys were written', () => {
  const level: Filter = { field: 'level', op: 'oneOf', value: ['A'] }
  expect(sameFilter(level, { value: ['A'], op: 'oneOf', field: 'level' })).toBe(true)
  expect(sameFilter(level, { ...level, value: ['B'] })).toBe(false)
  expect(sameFilter(null, level)).toBe(false)
  const quiet: Filter = { related: 'interaction', by: 'customer', has: false, where: level }
  expect(
    sameFilter(quiet, { where: level, has: false, by: 'customer', related: 'interaction' }),
  ).toBe(true)
  expect(sameFilter({ view: 'x' }, { view: 'x', not: false })).toBe(true)
})

/** Questions in a filter, in reading order. */
const leaves = (filter: Filter | null): string[] =>
  !filter ? [] : 'field' in filter ? [filter.field] : levelOf(filter).parts.flatMap(leaves)

/** Every place in a filter where a question stands, or a bracket. */
const placesIn = (filter: Filter | null, at: Place = []): Place[] =>
  levelAt(filter, at).parts.flatMap((part, index) => {
    const place = [...at, index]
    return 'field' in part ? [place] : [place, ...placesIn(filter, place)]
  })

test('whatever is done, no question is lost and no bracket says nothing', () => {
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...'abcdefgh').map((field): Filter => ({ field, op: 'filled' })),
      fc.record({ all: fc.array(tie('tree'), { maxLength: 4 }) }),
      fc.record({ any: fc.array(tie('tree'), { maxLength: 4 }) }),
    ),
  }))
  fc.assert(
    fc.property(tree, fc.nat(), fc.boolean(), (raw, which, turns) => {
      const filter = tidied(raw)
      expect(leaves(filter)).toEqual(leaves(raw))
      expect(tidied(filter)).toEqual(filter)
      const places = placesIn(filter)
      const place = places[which % Math.max(places.length, 1)]
      if (!place) return
      const at = place.at(-1)!
      const next = turns && at > 0 ? turned(filter, place.slice(0, -1), at) : lifted(filter, place)
      expect(leaves(next).sort()).toEqual(leaves(filter).sort())
      expect(tidied(next)).toEqual(next)
    }),
  )
})
