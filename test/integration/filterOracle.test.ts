import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../electron/host/database/migrations/migrations.ts'
import { anyQuery } from '../../electron/host/database/query.ts'
import { program, type Actor } from '../../electron/host/records/access.ts'
import { toRow } from '../../electron/host/records/rows.ts'
import type { Entity } from '../../shared/entity.ts'
import { entities } from '../../shared/entities/registry.ts'
import { dayOf } from '../../shared/fields/date.ts'
import { checkDraft } from '../../shared/fields/values.ts'
import type { Filter } from '../../shared/filter.ts'
import { condition, held, ids, now, questions, table, thing } from '../harness/everyKind.ts'
import { answers, type OracleWorld } from '../harness/filterOracle.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

const registry: Readonly<Record<string, Entity>> = { ...entities, thing }

const views = [v7(), v7(), v7()] as const
const anyCondition = fc.constantFrom(...questions).chain(condition)
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    anyCondition,
    fc.record({ view: fc.constantFrom(...views), not: fc.boolean() }),
    fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({
      related: fc.constant('thing'),
      by: fc.constant('part'),
      has: fc.boolean(),
      where: fc.option(tie('filter')),
    }),
    fc.record({ through: fc.constant('part'), where: tie('filter') }),
    fc.record({
      through: fc.constant('owner'),
      where: fc.record({
        field: fc.constant('department'),
        op: fc.constant('myDepartment' as const),
      }),
    }),
  ),
}))

let desk: TempOffice
let world: OracleWorld
const [sales, south, stock, gone, below] = ids as [string, string, string, string, string]
const asker: Actor = { user: ids[7]!, role: 'administrator' }
const colleague: Actor = { user: ids[8]!, role: 'administrator' }

beforeAll(() => {
  desk = tempOffice({ registry, migrations: [...migrations, table] })
  const { store, reading } = desk.office
  store.transact(actOf(program), (tx) => {
    store.seed(tx, entities.department, [
      { id: sales, values: { name: '业务部' } },
      { id: south, values: { name: '华南组', parent: sales } },
      { id: stock, values: { name: '仓库' } },
      { id: gone, values: { name: '撤销的组', parent: sales } },
      { id: below, values: { name: '撤销的组的下级', parent: gone } },
    ])
    const people = ids.map((each, at) => ({
      id: each,
      values: {
        name: `人${at}`,
        login: `p${at}`,
        role: 'staff',
        active: true,
        department: [sales, south, stock, gone, below, null][at % 6],
      },
    }))
    store.seed(tx, entities.user, people)
    const words = ids.map((each) => ({ id: each, values: { name: each, color: 'grey' } }))
    store.seed(tx, entities.tag, words)
  })
  desk.update('user', asker.user!, { department: sales })

  const kinds = Object.entries(thing.fields)
  const random = fc.record(
    Object.fromEntries(
      kinds.map(([name, { kind }]) => [name, fc.option(held[kind] as fc.Arbitrary<unknown>)]),
    ),
  )
  const rows = fc
    .sample(random, { numRuns: 160, seed: 20_261_123 })
    .map((values, at) => ({ id: ids[at] ?? v7(), values: checkDraft(thing, values) }))
  const add = (daysAgo: number, actor: Actor, some: typeof rows) => {
    desk.clock.set(now - daysAgo * 86_400_000)
    store.transact(actOf(actor), (tx) => store.seed(tx, thing, some))
  }
  add(400, program, rows.slice(0, 60))
  add(25, asker, rows.slice(60, 90))
  add(3, colleague, rows.slice(90, 130))
  add(0, asker, rows.slice(130))
  store.transact(actOf(colleague), (tx) => {
    for (const { id } of rows.slice(0, 9)) store.remove(tx, thing, id)
    for (const { id } of rows.slice(20, 40)) store.update(tx, thing, id, { choice: 'A' })
  })
  desk.remove('department', gone)
  desk.remove('user', ids[5]!)

  const asks: (Filter | null)[] = [
    { field: 'choice', op: 'oneOf', value: ['A'] },
    { all: [{ view: views[0] }, { field: 'number', op: 'filled' }] },
    null,
  ]
  for (const [at, filter] of asks.entries()) {
    const definition = JSON.stringify({ filter, sort: thing.sort, columns: [] })
    const values = { name: `视图${at}`, entity: 'thing', shared: true, definition }
    desk.create('savedView', values, desk.chief, views[at]!)
  }
  const rowsOf = (entity: Entity) =>
    reading.all(anyQuery.selectFrom(entity.name).selectAll()).map((row) => toRow(entity, row))
  world = {
    registry,
    rows: {
      thing: rowsOf(thing),
      user: rowsOf(entities.user),
      department: rowsOf(entities.department),
    },
    views: Object.fromEntries(views.map((each, at) => [each, asks[at] ?? null])),
    user: asker.user!,
    today: dayOf(desk.clock.now()),
    now: desk.clock.now(),
  }
})
afterAll(() => desk.close())

const found = (asked: Filter) =>
  desk.lists
    .page(asker, thing, { filter: asked, offset: 0, limit: 500, fields: ['text'] })
    .rows.map((row) => row.id)
    .sort()
const expected = (asked: Filter) =>
  world.rows
    .thing!.filter((row) => row.deletedAt === null && answers(world, 'thing', asked, row))
    .map((row) => row.id)
    .sort()

describe('a filter finds what a plain look at every record finds', () => {
  const unanswered: string[] = []

  test.each(questions)('%s %s', (...question) => {
    let hits = 0
    fc.assert(
      fc.property(condition(question), (asked) => {
        const ids = found(asked)
        hits += ids.length
        expect(ids).toEqual(expected(asked))
      }),
      { numRuns: 25 },
    )
    if (hits === 0) unanswered.push(question.join(' '))
  })

  test('and hardly a question was put that nothing answered', () => {
    expect(unanswered.length, unanswered.join()).toBeLessThan(questions.length / 10)
  })

  test('with and, or, related records, records referred to, and views', () => {
    fc.assert(
      fc.property(filter, (asked) => {
        expect(found(asked)).toEqual(expected(asked))
      }),
      { numRuns: 300 },
    )
  })
})
