import { expect, test } from 'vitest'
import type { Condition, Filter } from '../../../shared/filter.ts'
import { chipsOf, filterOf, runsOf, sameFilter } from './filterChips.ts'

const ningbo: Condition = { field: 'address', op: 'within', value: ['330200'] }
const levelA: Condition = { field: 'level', op: 'oneOf', value: ['A'] }
const mine: Condition = { field: 'owner', op: 'mine' }

test('one question needs no brackets, and none is no filter', () => {
  expect(filterOf([{ part: mine, or: false }])).toEqual(mine)
  expect(filterOf([])).toBeNull()
  expect(chipsOf(null)).toEqual([])
})

test('in Ningbo, and either level A or mine', () => {
  const chips = [
    { part: ningbo, or: false },
    { part: levelA, or: false },
    { part: mine, or: true },
  ]
  const filter = filterOf(chips)
  expect(filter).toEqual({ all: [ningbo, { any: [levelA, mine] }] })
  expect(chipsOf(filter)).toEqual(chips)
})

test('alternatives alone stay alternatives', () => {
  const filter: Filter = { any: [levelA, mine] }
  expect(filterOf(chipsOf(filter))).toEqual(filter)
})

test('a first chip that says "or" ties to nothing', () => {
  expect(runsOf([{ part: mine, or: true }])).toHaveLength(1)
  expect(filterOf([{ part: mine, or: true }])).toEqual(mine)
})

test('what is nested deeper than chips can show is not lost', () => {
  const deep: Filter = { all: [mine, { any: [levelA, { all: [ningbo, levelA] }] }] }
  expect(filterOf(chipsOf(deep))).toEqual(deep)
})

test('a filter is the same whatever the order in which its keys were written', () => {
  const turned: Filter = { value: ['A'], op: 'oneOf', field: 'level' }
  expect(sameFilter(levelA, turned)).toBe(true)
  expect(sameFilter(levelA, { ...levelA, value: ['B'] })).toBe(false)
  expect(sameFilter(null, levelA)).toBe(false)
})
