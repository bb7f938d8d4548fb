import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program } from '../../electron/host/records/access.ts'
import {
  createTotals,
  type Totals,
  type TotalsQuestion,
} from '../../electron/host/records/totals.ts'
import type { Entity } from '../../shared/entity.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { totals as everyTotal, totalsOfKind, type Total } from '../../shared/totals.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let totals: Totals
beforeAll(() => {
  desk = tempOffice()
  totals = createTotals(desk.office)
})
afterAll(() => desk.close())

/** Asks until it is answered, and says in how many steps. */
function ask(question: TotalsQuestion, entity: EntityName = 'customer', actor = desk.chief) {
  const run = v7()
  for (let steps = 1; ; steps += 1) {
    const figures = totals.step(actor, entities[entity], { ...question, run })
    if (figures) return { figures, steps }
  }
}
const all = { filter: null, except: [] }
const of = (field: string, ...wanted: Total[]): TotalsQuestion => ({
  which: all,
  columns: wanted.map((total) => ({ field, of: total })),
})

test('an empty list comes to nothing', () => {
  const { figures } = ask(of('creditLimit', 'sum', 'average', 'least', 'filled', 'unique'))
  expect(figures).toEqual([null, null, null, 0, 0])
})

test('amounts are added to the cent, and averages rounded to it', () => {
  const limits = [10, 20, 35, null, 35]
  for (const creditLimit of limits) desk.create('customer', { name: '甲', creditLimit })
  expect(
    ask(of('creditLimit', 'sum', 'average', 'least', 'most', 'filled', 'unique')).figures,
  ).toEqual([100, 25, 10, 35, 4, 3])
})

test('what is filtered away, deleted or not picked is not in them', () => {
  const named = (name: string, creditLimit: number) =>
    desk.create('customer', { name, creditLimit })
  const [first, second, gone] = [named('乙', 1), named('乙', 2), named('乙', 4)]
  desk.remove('customer', gone.id)
  const sum = of('creditLimit', 'sum')
  const filter = { field: 'name', op: 'is', value: '乙' } as const
  expect(ask({ ...sum, which: { filter, except: [] } }).figures).toEqual([3])
  expect(ask({ ...sum, which: { ids: [second.id, gone.id] } }).figures).toEqual([2])
  expect(ask({ ...sum, which: { ids: [] } }).figures).toEqual([null])
  const butFirst = { filter, except: [first.id] }
  expect(ask({ ...sum, which: butFirst }).figures).toEqual([2])
})

test('days and words have totals of their own', () => {
  desk.create('contact', { name: '陈', birthday: '1990-05-01', position: '采购' })
  desk.create('contact', { name: '林', birthday: '1988-11-30', position: '采购' })
  desk.create('contact', { name: '何', position: '会计' })
  expect(ask(of('birthday', 'least', 'most', 'filled'), 'contact').figures).toEqual([
    '1988-11-30',
    '1990-05-01',
    2,
  ])
  expect(ask(of('position', 'filled', 'unique'), 'contact').figures).toEqual([3, 2])
  expect(ask(of('createdAt', 'most'), 'contact').figures).toEqual([desk.clock.now()])
})

test('sums beyond what a number holds are exact all the same', () => {
  const most = 1e15
  for (let made = 0; made < 10; made += 1) {
    desk.create('customer', { name: '丙', creditLimit: made === 0 ? most - 1 : most })
  }
  const filter = { field: 'name', op: 'is', value: '丙' } as const
  expect(
    ask({ ...of('creditLimit', 'sum', 'average'), which: { filter, except: [] } }).figures,
  ).toEqual(['9999999999999999', most])
})

test('a long list is read in steps, which come to what the whole comes to', () => {
  const rows = Array.from({ length: 9_000 }, (_, place) => ({
    id: v7(),
    values: {
      name: '丁',
      kind: 'company',
      stage: 'lead',
      creditLimit: place % 700,
      number: `K${place % 4000}`,
      employees: 0.1,
    },
  }))
  desk.office.store.transact(actOf(program), (tx) =>
    desk.office.store.seed(tx, entities.customer, rows),
  )
  const filter = { field: 'name', op: 'is', value: '丁' } as const
  const columns = [
    ...of('creditLimit', 'sum', 'most', 'unique').columns,
    ...of('number', 'filled', 'unique').columns,
    ...of('employees', 'sum', 'average').columns,
  ]
  const { figures, steps } = ask({ which: { filter, except: [] }, columns })
  expect(steps).toBeGreaterThan(2)
  const sum = rows.reduce((total, { values }) => total + values.creditLimit, 0)
  expect(figures.slice(0, 5)).toEqual([sum, 699, 700, 9000, 4000])
  expect(figures[5]).toBeCloseTo(900, 9)
  expect(figures[6]).toBeCloseTo(0.1, 12)
})

test('whoever gives up leaves nothing behind: a run that nobody goes on with begins anew', () => {
  const question = of('number', 'unique')
  const steps = ask(question).steps
  const left = { ...question, run: v7() }
  const step = () => totals.step(desk.chief, entities.customer, left)
  for (let taken = 1; taken < steps; taken += 1) expect(step()).toBeNull()
  desk.clock.forward(60_000)
  expect(step()).toBeNull()
  expect(step()).toBeNull()
})

test('every column has the totals of its kind, and no others', () => {
  for (const entity of Object.values<Entity>(entities)) {
    for (const [field, spec] of Object.entries(entity.fields)) {
      for (const total of everyTotal) {
        const asked = () =>
          ask(
            { columns: [{ field, of: total }], which: { ids: [v7()] } },
            entity.name as EntityName,
          ).figures
        if (totalsOfKind[spec.kind].includes(total)) expect(asked()).toHaveLength(1)
        else expect(asked).toThrow()
      }
    }
  }
})

test('nobody learns from a total what they may not see, nor of a field that is not there', () => {
  const columns = of('name', 'filled').columns
  const view = {
    name: '我的',
    entity: 'customer',
    shared: false,
    definition: '{"filter":null,"sort":{"field":"name","descending":false},"columns":[]}',
  }
  desk.create('savedView', { ...view, owner: desk.chief.user }, desk.chief)
  expect(ask({ which: all, columns }, 'savedView').figures).toEqual([1])
  expect(ask({ which: all, columns }, 'savedView', desk.clerk).figures).toEqual([0])
  for (const field of ['gone', 'constructor', 'titleKey']) {
    const why = (() => {
      try {
        return ask(of(field, 'filled'))
      } catch (error) {
        return failureOf(error)?.problems[0]
      }
    })()
    expect(why).toMatchObject({ path: ['columns', field], key: 'unknownField' })
  }
})
