import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
const day = 86_400_000

beforeAll(() => {
  desk = tempOffice()
  const red = desk.create('tag', { name: '纸箱' })
  const customers = [
    {
      name: '宁波澄川包装',
      level: 'A',
      phone: '0574-8820 4417',
      address: { region: '330212', line: '钟公庙路 118 号' },
      tags: [red.id],
      creditLimit: 5_000_000,
    },
    {
      name: 'Harbour & Pine',
      level: 'B',
      address: { place: 'London', country: 'UK' },
      employees: 12,
    },
    { name: '安吉雨点茶业', level: 'C', address: { region: '330523' }, foundedOn: '2026-11-02' },
    { name: '100%_纯棉', stage: 'active', foundedOn: '1999-01-01' },
  ]
  const made = customers.map((values) => {
    desk.clock.forward(1000)
    return desk.create('customer', values)
  })
  desk.create('customer', { name: '陆青的客户', owner: desk.clerk.user })
  const gone = desk.create('customer', { name: '已删客户' })
  desk.remove('customer', gone.id)
  desk.create('interaction', { customer: made[0]!.id, summary: '今天', at: desk.clock.now() })
  desk.create('interaction', {
    customer: made[1]!.id,
    summary: '上月',
    at: desk.clock.now() - 40 * day,
  })
  desk.create('contact', { name: '近生日', birthday: '1980-11-30' })
  desk.create('contact', { name: '远生日', birthday: '1980-06-30' })
})
afterAll(() => desk.close())

const names = (
  filter: Filter | null,
  sort?: Sort,
  entity: EntityName = 'customer',
  actor = desk.chief,
) =>
  desk.lists
    .page(actor, entities[entity], { filter, ...(sort && { sort }), offset: 0, limit: 100 })
    .rows.map((row) => String(row[entities[entity].title]))

const byName: Sort = { field: 'name', descending: false }
const where = (field: string, op: string, value?: unknown) =>
  names({ field, op, ...(value !== undefined && { value }) } as Filter, byName)

test('rows have the fields that were asked for, and no others', () => {
  const fields = ['name', 'owner', 'address', 'tags', 'createdAt', 'gone', '__proto__', 'deletedBy']
  const asked = { filter: null, sort: byName, offset: 0, limit: 100 }
  const { rows, titles } = desk.lists.page(desk.chief, entities.customer, { ...asked, fields })
  const whole = desk.lists.page(desk.chief, entities.customer, asked).rows
  const known = ['id', 'name', 'owner', 'address', 'tags', 'createdAt']
  expect(rows).toEqual(
    whole.map((row) => Object.fromEntries(known.map((name) => [name, row[name]]))),
  )
  expect(Object.values(titles).sort()).toEqual(['沈一禾', '纸箱', '陆青'])
})

describe('sorting', () => {
  test('names stand by pinyin, Latin ones among them, and what was deleted is not there', () => {
    expect(names(null, byName)).toEqual([
      '100%_纯棉',
      '安吉雨点茶业',
      'Harbour & Pine',
      '陆青的客户',
      '宁波澄川包装',
    ])
  })

  test('so does every other text, whatever it is about, and places that have no region', () => {
    const made = [
      ['重庆', { place: 'Zürich' }],
      ['harbour', { line: '解放路 1 号' }],
      ['', undefined],
      ['宁波', { country: '奥地利' }],
      ['Ämter', { place: '巴黎' }],
      ['安吉', { region: '330523' }],
    ].map(([position, address]) =>
      desk.create('contact', {
        name: '同名',
        note: position && `${String(position)}的人`,
        position,
        address,
      }),
    )
    const among = { field: 'name', op: 'is', value: '同名' } as const
    const sorted = (field: string, descending = false) =>
      desk.lists
        .page(desk.chief, entities.contact, {
          filter: among,
          sort: { field, descending },
          offset: 0,
          limit: 10,
        })
        .rows.map(({ position }) => position)
    const byPosition = ['Ämter', '安吉', '重庆', 'harbour', '宁波']
    expect(sorted('position')).toEqual([...byPosition, null])
    expect(sorted('position', true)).toEqual([...byPosition.toReversed(), null])
    expect(sorted('note')).toEqual([...byPosition, null])
    expect(sorted('address')).toEqual(['安吉', '宁波', 'Ämter', 'harbour', '重庆', null])
    for (const { id } of made) desk.remove('contact', id)
  })

  test('levels stand as their dictionary has them, empty ones last either way', () => {
    const sorted = (descending: boolean) => names(null, { field: 'level', descending })
    expect(sorted(false).slice(0, 3)).toEqual(['宁波澄川包装', 'Harbour & Pine', '安吉雨点茶业'])
    expect(sorted(true).slice(0, 3)).toEqual(['安吉雨点茶业', 'Harbour & Pine', '宁波澄川包装'])
  })

  test('every field of every entity can be sorted by', () => {
    for (const entity of Object.values(entities)) {
      for (const field of [...Object.keys(entity.fields), 'createdAt', 'updatedAt']) {
        for (const descending of [true, false]) {
          const page = desk.lists.page(desk.chief, entity, {
            sort: { field, descending },
            offset: 0,
            limit: 5,
          })
          expect([entity.name, field, page.rows.length]).toEqual([
            entity.name,
            field,
            Math.min(5, desk.lists.size(desk.chief, entity, {})),
          ])
        }
      }
    }
  })
})

describe('filters', () => {
  test.each<[string, string, unknown, string[]]>([
    ['name', 'contains', '包装', ['宁波澄川包装']],
    ['name', 'contains', '%_', ['100%_纯棉']],
    ['name', 'is', 'Harbour & Pine', ['Harbour & Pine']],
    ['phone', 'contains', '88204417', ['宁波澄川包装']],
    ['level', 'oneOf', ['A', 'B'], ['Harbour & Pine', '宁波澄川包装']],
    ['level', 'noneOf', ['A', 'B', 'C'], ['100%_纯棉', '陆青的客户']],
    ['level', 'empty', undefined, ['100%_纯棉', '陆青的客户']],
    ['address', 'within', '330000', ['安吉雨点茶业', '宁波澄川包装']],
    ['address', 'within', ['330200'], ['宁波澄川包装']],
    ['address', 'within', [], []],
    ['address', 'contains', '钟公庙', ['宁波澄川包装']],
    ['address', 'contains', 'line', []],
    ['tags', 'filled', undefined, ['宁波澄川包装']],
    ['creditLimit', 'atLeast', 4_000_000, ['宁波澄川包装']],
    ['creditLimit', 'between', [1, 5_000_000], ['宁波澄川包装']],
    ['creditLimit', 'is', 5_000_000, ['宁波澄川包装']],
    ['employees', 'is', 12, ['Harbour & Pine']],
    ['foundedOn', 'thisMonth', undefined, ['安吉雨点茶业']],
    ['foundedOn', 'between', ['1998-01-01', '2000-01-01'], ['100%_纯棉']],
    ['lastContactAt', 'lastDays', 30, ['宁波澄川包装']],
    [
      'lastContactAt',
      'notLastDays',
      30,
      ['100%_纯棉', '安吉雨点茶业', 'Harbour & Pine', '陆青的客户'],
    ],
    ['stage', 'oneOf', ['active'], ['100%_纯棉']],
  ])('%s %s %j', (field, op, value, expected) => {
    expect(where(field, op, value)).toEqual(expected)
  })

  test('mine is whoever asks', () => {
    expect(names({ field: 'owner', op: 'mine' }, byName, 'customer', desk.clerk)).toEqual([
      '陆青的客户',
    ])
  })

  test('and, or, and tags', () => {
    const tag = desk.lists.page(desk.chief, entities.tag, { offset: 0, limit: 1 }).rows[0]!
    expect(names({ field: 'tags', op: 'hasTag', value: tag.id })).toEqual(['宁波澄川包装'])
    expect(names({ field: 'tags', op: 'hasNotTag', value: tag.id })).toHaveLength(4)
    const either: Filter = {
      any: [
        { field: 'level', op: 'oneOf', value: ['C'] },
        {
          all: [
            { field: 'level', op: 'oneOf', value: ['B'] },
            { field: 'employees', op: 'atLeast', value: 10 },
          ],
        },
      ],
    }
    expect(names(either, byName)).toEqual(['安吉雨点茶业', 'Harbour & Pine'])
  })

  test('birthdays come round', () => {
    expect(
      names({ field: 'birthday', op: 'anniversaryWithin', value: 14 }, undefined, 'contact'),
    ).toEqual(['近生日'])
  })

  test('a field since removed, or a question its kind can’t answer, is told and not guessed', () => {
    const failed = (filter: Filter) => {
      try {
        names(filter)
      } catch (error) {
        return failureOf(error)?.problems[0]
      }
      return undefined
    }
    expect(failed({ field: 'colour', op: 'is', value: 1 })).toEqual({
      path: ['filter'],
      key: 'fieldGone',
    })
    expect(failed({ field: '__proto__', op: 'is', value: 1 })?.key).toBe('fieldGone')
    expect(failed({ field: 'name', op: 'within', value: '33' })?.key).toBe('questionUnfit')
    expect(
      desk.lists.counts(desk.chief, entities.customer, [null, { field: 'colour', op: 'empty' }]),
    ).toEqual([5, null])
  })
})

test('a page anywhere in the list, and the place of a record', () => {
  const asked = { sort: byName }
  const page = desk.lists.page(desk.chief, entities.customer, {
    ...asked,
    offset: 3,
    limit: 2,
  })
  expect(page).toMatchObject({ total: 5, offset: 3 })
  expect(page.rows.map((row) => row.name)).toEqual(['陆青的客户', '宁波澄川包装'])
  expect(desk.lists.place(desk.chief, entities.customer, asked, page.rows[1]!.id)).toBe(4)
  expect(page.titles[desk.clerk.user!]).toBe('陆青')
})
