import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { query } from '../../electron/host/database/query.ts'
import { program } from '../../electron/host/records/access.ts'
import { createLists, type Lists } from '../../electron/host/records/list.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

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
    ['creditLimit', 'between', [true, 5_000_000], ['宁波澄川包装']],
    ['creditLimit', 'between', [null, 4_000_000], []],
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
      path: ['filter', 'colour'],
      key: 'unknownField',
    })
    expect(failed({ field: '__proto__', op: 'is', value: 1 })?.key).toBe('unknownField')
    expect(failed({ field: 'name', op: 'within', value: '33' })?.key).toBe('unknownField')
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

describe('a list that is open', () => {
  const sort: Sort = { field: 'level', descending: true }
  const filter: Filter = { field: 'note', op: 'filled' }
  const read = (lists: Lists) =>
    [{}, { sort }, { filter, sort }, { filter, sort: byName }].map((asked) => {
      const { rows, total } = lists.page(desk.chief, entities.customer, {
        ...asked,
        offset: 0,
        limit: 500,
      })
      expect(total).toBe(rows.length)
      return rows.map(({ id }) => id)
    })
  const fresh = () => createLists(desk.office)
  const levelOf = (id: string) =>
    readVisible(desk.office.reading, entities.customer, undefined, desk.chief, id)?.level

  test('follows every change as if it were read anew', () => {
    const { chief } = desk
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            does: fc.constantFrom('create', 'update', 'remove', 'restore'),
            which: fc.nat(30),
            name: fc.constantFrom('重庆', '安吉', 'Pine', '单立文', '一'),
            level: fc.constantFrom('A', 'B', 'C', null),
            note: fc.constantFrom('有话', null),
          }),
          { maxLength: 12 },
        ),
        (changes) => {
          read(desk.lists)
          for (const { does, which, ...values } of changes) {
            const rows = desk.office.reading.all(
              query.selectFrom('customer').select(['id', 'deletedAt']).orderBy('rowid'),
            )
            const { id, deletedAt } = rows[which % rows.length]!
            if (does === 'create') desk.create('customer', values)
            else if (does === 'update' && deletedAt === null) desk.update('customer', id, values)
            else if (does === 'remove') desk.remove('customer', id)
            else if (deletedAt !== null) {
              desk.office.store.transact(actOf(chief), (tx) =>
                desk.office.store.restore(tx, entities.customer, id),
              )
            }
          }
          expect(read(desk.lists)).toEqual(read(fresh()))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('sorted by head office is sorted anew when one is renamed', () => {
    const [east, west] = ['东总部', '西总部'].map((name) => desk.create('customer', { name }).id)
    desk.create('customer', { name: '东分部', parent: east })
    desk.create('customer', { name: '西分部', parent: west })
    const byOffice = () =>
      names(null, { field: 'parent', descending: false }).filter((name) => name.endsWith('分部'))
    expect(byOffice()).toEqual(['东分部', '西分部'])
    desk.update('customer', west!, { name: '阿总部' })
    expect(byOffice()).toEqual(['西分部', '东分部'])
  })

  test('loses what is erased, and takes on the office’s own order of levels', () => {
    const doomed = desk.create('customer', { name: '要清除的', level: 'A', note: '…' })
    read(desk.lists)
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.purge(tx, entities.customer, doomed.id),
    )
    expect(read(desk.lists)).toEqual(read(fresh()))
    desk.create('dictionary', { list: 'customerLevel', code: 'C', position: -1 })
    const [first] = read(desk.lists)[1]!
      .toReversed()
      .filter((id) => levelOf(id) !== null)
    expect(levelOf(first!)).toBe('C')
  })
})

describe('a list of many', () => {
  let many: TempOffice
  const total = 25_000
  beforeAll(() => {
    many = tempOffice()
    const words = ['甲', '乙', 'Pine', '丁', '安吉']
    const rows = Array.from({ length: total }, (_, place) => ({
      id: v7(),
      values: { name: `${words[place % 5]} ${place}`, color: place % 4 ? 'red' : 'blue' },
    }))
    many.office.store.transact(actOf(program), (tx) =>
      many.office.store.seed(tx, entities.tag, rows),
    )
    for (const { id } of rows.slice(0, 3)) many.remove('tag', id)
  })
  afterAll(() => many.close())

  const page = (asked: object) =>
    many.lists.page(many.chief, entities.tag, { offset: 0, limit: 50, ...asked })
  const rare: Filter = { field: 'name', op: 'is', value: 'Pine 24997' }

  test('shows its first rows before anybody has counted, and the same ones after', () => {
    for (const asked of [
      {},
      { sort: { field: 'createdAt', descending: true } },
      { filter: { field: 'color', op: 'oneOf', value: ['blue'] }, offset: 100 },
    ] as const) {
      const before = page(asked)
      expect([before.total, before.rows.length]).toEqual([null, 50])
      const size = many.lists.size(many.chief, entities.tag, asked)
      expect(size).toBeGreaterThan(6000)
      const after = page(asked)
      expect(after.total).toBe(size)
      expect(after.rows.map(({ id }) => id)).toEqual(before.rows.map(({ id }) => id))
    }
  })

  test('that holds few of them, or is asked for in its midst, is counted at once', () => {
    expect(page({ filter: rare })).toMatchObject({ total: 1, rows: [{ name: 'Pine 24997' }] })
    expect(page({ sort: { field: 'color', descending: false }, offset: 20_000 }).total).toBe(
      total - 3,
    )
  })
})
