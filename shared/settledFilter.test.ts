import { describe, expect, test } from 'vitest'
import { contact } from './entities/contact.ts'
import { customer } from './entities/customer.ts'
import { entities } from './entities/registry.ts'
import type { Filter } from './filter.ts'
import { readBeside, settledFilter, type AskedView } from './settledFilter.ts'

const levelA: Filter = { field: 'level', op: 'oneOf', value: ['A'] }
const gone: Filter = { field: 'colour', op: 'filled' }
const calls = (where: Filter | null): Filter => ({
  related: 'interaction',
  by: 'customer',
  has: true,
  where,
})

/** Settles a filter of customers for somebody who may see everything but these. */
const settle = (filter: Filter, views: Record<string, AskedView> = {}, hidden: string[] = []) =>
  settledFilter(
    {
      registry: entities,
      maySee: ({ name }) => !hidden.includes(name),
      viewOf: (id) => views[id],
      tagsMeant: () => [],
    },
    customer,
    filter,
  )
const told = (...asked: Parameters<typeof settle>) =>
  settle(...asked).problems.map(({ key, path }) => [key, path.join('.')].join(' '))

describe('what can’t be asked', () => {
  test('is told by its place, all of it', () => {
    const filter: Filter = {
      all: [levelA, { any: [gone, { field: 'name', op: 'thisWeek' }] }, calls(gone)],
    }
    expect(told(filter)).toEqual([
      'fieldGone all.1.any.0',
      'questionUnfit all.1.any.1',
      'fieldGone all.2.where',
    ])
  })

  test('is what one may not see, however one comes there', () => {
    expect(told(calls(null), {}, ['interaction'])).toEqual(['notToSee '])
    const through: Filter = { related: 'contact', by: 'customer', has: true, where: null }
    expect(told(through, {}, ['interaction'])).toEqual([])
  })

  test('are more questions than anybody asks, views put in', () => {
    const many: Filter = { any: Array.from({ length: 50 }, () => levelA) }
    const views = {
      many: { entity: 'customer', filter: many },
      more: {
        entity: 'customer',
        filter: { all: Array.from({ length: 9 }, () => ({ view: 'many' })) },
      },
    }
    expect(told({ view: 'more' }, views)).toEqual([])
    expect(told({ all: [{ view: 'more' }, { view: 'more' }] }, views)).toEqual([
      'filterTooBig all.1',
    ])
  })

  test('are more steps than two, and than four with those of views', () => {
    const peer = (where: Filter): Filter => ({ through: 'parent', where })
    const two = peer(peer(levelA))
    expect(told(two)).toEqual([])
    expect(told(peer(two))).toEqual(['filterTooDeep where.where'])
    const views = {
      two: { entity: 'customer', filter: two },
      three: { entity: 'customer', filter: peer({ view: 'two' }) },
    }
    expect(told(peer({ view: 'three' }), views)).toEqual([])
    expect(told(peer(peer({ view: 'three' })), views)).toEqual(['filterTooDeep where.where'])
  })
})

test('views are put in, each by what it asks now', () => {
  const views = {
    good: { entity: 'customer', filter: levelA },
    all: { entity: 'customer', filter: null },
  }
  expect(settle({ any: [{ view: 'good', not: true }, { view: 'all' }] }, views).filter).toEqual({
    any: [
      { view: 'good', not: true, where: levelA },
      { view: 'all', where: null },
    ],
  })
})

test('a filter tells whose records it reads', () => {
  const reads = (filter: Filter, entity = customer as (typeof entities)['customer']) =>
    [...readBeside(entities, entity, filter)].sort()
  expect(reads(levelA)).toEqual([])
  expect(reads(calls({ field: 'owner', op: 'myDepartment' }))).toEqual([
    'department',
    'interaction',
    'user',
  ])
  expect(reads({ any: [{ view: 'x' }, levelA] })).toEqual(['savedView'])
  expect([...readBeside(entities, contact, { through: 'customer', where: levelA })]).toEqual([
    'customer',
  ])
})
