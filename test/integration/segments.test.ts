import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questions } from '../../electron/host/reading/questions.ts'
import { keepFigures } from '../../electron/host/reports/figureKeeper.ts'
import { createTotals } from '../../electron/host/records/totals.ts'
import { program, type Actor } from '../../electron/host/records/access.ts'
import { askable, filterOfView } from '../../electron/host/records/segments.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf, type Failure } from '../../shared/failure.ts'
import type { Filter } from '../../shared/filter.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

const day = 86_400_000
const levelA: Filter = { field: 'level', op: 'oneOf', value: ['A'] }
const quiet: Filter = {
  related: 'interaction',
  by: 'customer',
  has: false,
  where: { field: 'at', op: 'lastDays', value: 60 },
}

let desk: TempOffice
beforeAll(() => {
  desk = tempOffice()
  for (const [name, level, days] of [
    ['宁波澄川包装', 'A', 3],
    ['安吉雨点茶业', 'A', 90],
    ['Harbour & Pine', 'B', null],
  ] as const) {
    const { id } = desk.create('customer', { name, level })
    desk.create('contact', { name: `${name}的人`, customer: id })
    if (days === null) continue
    const at = desk.clock.now() - days * day
    desk.create('interaction', { customer: id, summary: '电话', at })
  }
})
afterAll(() => desk.close())

const failing = (work: () => unknown): Failure | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return failureOf(error)
  }
}
const names = (filter: Filter, entity: EntityName = 'customer', actor = desk.chief) =>
  desk.lists
    .page(actor, entities[entity], {
      filter,
      sort: { field: 'name', descending: false },
      offset: 0,
      limit: 50,
    })
    .rows.map((row) => String(row['name']))
const told = (filter: Filter, actor = desk.chief) =>
  failing(() => names(filter, 'customer', actor))?.problems.map(({ key, path }) => [key, ...path])

function view(filter: Filter | null, actor: Actor = desk.chief, more: object = {}): string {
  const definition = JSON.stringify({ filter, sort: entities.customer.sort, columns: [] })
  const values = { name: '视图', entity: 'customer', definition, ...more }
  return desk.create('savedView', values, actor).id
}

describe('records that have to do with others', () => {
  test('customers nobody has talked to for sixty days, and those of level A among them', () => {
    expect(names(quiet)).toEqual(['安吉雨点茶业', 'Harbour & Pine'])
    expect(names({ all: [levelA, quiet] })).toEqual(['安吉雨点茶业'])
  })

  test('contacts whose customer is quiet', () => {
    expect(names({ through: 'customer', where: quiet }, 'contact')).toEqual([
      '安吉雨点茶业的人',
      'Harbour & Pine的人',
    ])
  })

  test('a list that is open follows what happens to them', () => {
    expect(names(quiet)).toHaveLength(2)
    const at = desk.clock.now() - day
    const [row] = desk.lists.page(desk.chief, entities.customer, {
      filter: { field: 'name', op: 'is', value: 'Harbour & Pine' },
      offset: 0,
      limit: 1,
    }).rows
    const { id } = desk.create('interaction', { customer: row!.id, summary: '来访', at })
    expect(names(quiet)).toEqual(['安吉雨点茶业'])
    desk.remove('interaction', id)
    expect(names(quiet)).toHaveLength(2)
  })

  test('are not asked about by somebody who may not see them', () => {
    const hidden = { ...entities.interaction, staff: { ...entities.interaction.staff, see: false } }
    const office = { ...desk.office, registry: { ...entities, interaction: hidden } }
    const ask = (actor: Actor) => () => askable(office, actor, entities.customer, quiet)
    expect(failing(ask(desk.clerk))?.problems).toEqual([{ path: ['filter'], key: 'notToSee' }])
    expect(failing(ask(desk.chief))).toBeUndefined()
  })
})

describe('a view as a segment', () => {
  test('is asked for in any filter of its entity, and from afar', () => {
    const id = view(levelA)
    expect(names({ view: id })).toEqual(['安吉雨点茶业', '宁波澄川包装'])
    expect(names({ view: id, not: true })).toEqual(['Harbour & Pine'])
    expect(names({ all: [{ view: id }, quiet] })).toEqual(['安吉雨点茶业'])
    expect(names({ through: 'customer', where: { view: id } }, 'contact')).toHaveLength(2)
    const { entity, filter } = filterOfView(desk.office, desk.chief, id)
    expect([entity.name, desk.lists.size(desk.chief, entity, { filter: { view: id } })]).toEqual([
      'customer',
      2,
    ])
    expect(filter).toEqual({ view: id, where: levelA })
  })

  test('says something else as soon as it was changed', () => {
    const id = view(levelA)
    expect(names({ view: id })).toHaveLength(2)
    const definition = { filter: null, sort: entities.customer.sort, columns: [] }
    desk.update('savedView', id, { definition: JSON.stringify(definition) })
    expect(names({ view: id })).toHaveLength(3)
    expect(names({ view: id, not: true })).toEqual([])
  })

  test('is whoever asks’s own: “mine” is mine', () => {
    const id = view({ field: 'owner', op: 'mine' }, desk.chief, { shared: true })
    expect(names({ view: id })).toHaveLength(3)
    expect(names({ view: id }, 'customer', desk.clerk)).toEqual([])
  })

  test('is not there for whom it is not shared with, nor once it is deleted', () => {
    const id = view(levelA)
    expect(told({ view: id }, desk.clerk)).toEqual([['viewGone', 'filter']])
    expect(failing(() => filterOfView(desk.office, desk.clerk, id))?.kind).toBe('notFound')
    desk.remove('savedView', id)
    expect(told({ all: [levelA, { view: id }] })).toEqual([['viewGone', 'filter', 'all', 1]])
    expect(told({ view: v7() })).toEqual([['viewGone', 'filter']])
  })

  test('stays what it is when whoever shared it has left', () => {
    const leaver = desk.create('user', { name: '要走的人', login: 'gone', role: 'staff' })
    const theirs: Actor = { user: leaver.id, role: 'staff' }
    const id = view(levelA, theirs, { shared: true })
    const own = view(levelA, theirs)
    desk.update('user', leaver.id, { active: false })
    desk.remove('user', leaver.id)
    expect(names({ view: id }, 'customer', desk.clerk)).toHaveLength(2)
    expect(told({ view: own }, desk.clerk)).toEqual([['viewGone', 'filter']])
  })

  test('of contacts says nothing about customers', () => {
    const id = view(null, desk.chief, { entity: 'contact' })
    expect(told({ view: id })).toEqual([['viewUnfit', 'filter']])
  })

  test('may contain others, five deep, and never itself', () => {
    const chain = [view(levelA)]
    for (let deep = 1; deep < 6; deep += 1) chain.push(view({ view: chain.at(-1)! }))
    expect(names({ view: chain[4]! })).toHaveLength(2)
    expect(told({ view: chain[5]! })).toEqual([['viewsTooDeep', 'filter']])
    const circle = JSON.stringify({
      filter: { any: [levelA, { view: chain[2] }] },
      sort: entities.customer.sort,
      columns: [],
    })
    const closing = failing(() => desk.update('savedView', chain[0]!, { definition: circle }))
    expect(closing?.problems).toEqual([{ path: ['definition'], key: 'viewInCircle' }])
    // One that came from another install, where nobody saw the circle.
    desk.office.store.transact(actOf(program), (tx) =>
      desk.office.store.derive(tx, entities.savedView, chain[0]!, { definition: circle }),
    )
    expect(told({ view: chain[2]! })).toEqual([['viewInCircle', 'filter']])
  })

  test('whose own filter can no longer be asked is told by the part that names it', () => {
    const id = view({ all: [levelA, { field: 'colour', op: 'filled' }] })
    expect(told({ any: [{ view: id }, levelA] })).toEqual([['viewBroken', 'filter', 'any', 0]])
    expect(desk.lists.counts(desk.chief, entities.customer, [{ view: id }, levelA])).toEqual([
      null,
      2,
    ])
  })
})

describe('what was never meant to be asked', () => {
  test.each<[string, Filter, string]>([
    ['an unknown relation', { related: 'tag', by: 'name', has: true, where: null }, 'relationGone'],
    ['a field of every object', { through: 'constructor', where: levelA }, 'relationGone'],
    ['a field that refers to nothing', { through: 'name', where: levelA }, 'relationGone'],
    ['text for an amount', { field: 'creditLimit', op: 'atLeast', value: '5' }, 'valueUnfit'],
    ['no number', { field: 'creditLimit', op: 'atLeast', value: NaN }, 'valueUnfit'],
    ['endless days', { field: 'lastContactAt', op: 'lastDays', value: Infinity }, 'valueUnfit'],
    ['a day that is none', { field: 'foundedOn', op: 'before', value: '2026-02-30' }, 'valueUnfit'],
    ['half a pair', { field: 'creditLimit', op: 'between', value: [1] }, 'valueUnfit'],
    ['a list for a text', { field: 'name', op: 'contains', value: ['a'] }, 'valueUnfit'],
    ['nothing at all', { field: 'name', op: 'contains' }, 'valueUnfit'],
    ['a value too many', { field: 'owner', op: 'mine', value: 'x' }, 'valueUnfit'],
    ['“mine” of a customer', { field: 'parent', op: 'mine' }, 'questionUnfit'],
    [
      'three steps away',
      {
        related: 'contact',
        by: 'customer',
        has: true,
        where: {
          through: 'customer',
          where: { through: 'owner', where: { field: 'name', op: 'filled' } },
        },
      },
      'filterTooDeep',
    ],
  ])('%s is told', (_, filter, key) => {
    expect(told(filter)?.map(([first]) => first)).toEqual([key])
  })

  test('a thousand values, and as many regions, are asked like one', () => {
    const value = Array.from({ length: 1000 }, (_, at) => String(100_000 + at))
    expect(names({ field: 'level', op: 'oneOf', value: [...value, 'A'] })).toHaveLength(2)
    expect(names({ field: 'address', op: 'within', value })).toEqual([])
    expect(names({ field: 'name', op: 'noneOf', value })).toHaveLength(3)
    expect(names({ field: 'tags', op: 'hasNotTag', value })).toHaveLength(3)
  })
})

describe('what makes rows stand out', () => {
  test('is told with the rows that are shown, each condition by its place', () => {
    const { office, lists } = desk
    const totals = createTotals(office)
    const reading = { ...office, lists, totals, kept: keepFigures(office.reading) }
    const page = (marks: Filter[]) =>
      questions.page(reading, desk.chief, {
        entity: 'customer',
        sort: { field: 'name', descending: false },
        offset: 0,
        limit: 2,
        marks,
      })
    const { rows, marks } = page([quiet, { field: 'colour', op: 'filled' }, levelA])
    expect(rows.map(({ id, name }) => [name, marks?.[id]])).toEqual([
      ['安吉雨点茶业', [0, 2]],
      ['Harbour & Pine', [0]],
    ])
    expect(Object.keys(marks ?? {})).toHaveLength(2)
    expect(page([]).marks).toBeUndefined()
  })
})
