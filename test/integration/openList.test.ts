import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { query } from '../../electron/host/database/query.ts'
import { program } from '../../electron/host/records/access.ts'
import { createLists, type Lists } from '../../electron/host/records/list.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

const byName: Sort = { field: 'name', descending: false }

describe('a list that is open', () => {
  let desk: TempOffice
  beforeAll(() => {
    desk = tempOffice()
    for (const [name, level] of [
      ['宁波澄川包装', 'A'],
      ['Harbour & Pine', 'B'],
      ['安吉雨点茶业', 'C'],
      ['无等级', null],
    ]) {
      desk.create('customer', { name, level })
    }
  })
  afterAll(() => desk.close())

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
      desk.lists
        .page(desk.chief, entities.customer, {
          sort: { field: 'parent', descending: false },
          offset: 0,
          limit: 500,
        })
        .rows.map(({ name }) => String(name))
        .filter((name) => name.endsWith('分部'))
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
      { sort: { field: 'name', descending: true } },
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
