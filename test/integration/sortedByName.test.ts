import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  orderedRows,
  walkFirstRows,
  type AskedList,
} from '../../electron/host/records/listQueries.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { askable } from '../../electron/host/records/segments.ts'
import type { Filter } from '../../shared/filter.ts'
import { compileRights } from '../../shared/rights/compileRights.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

// The first rows of a list that is sorted by what they refer to come along its names, before all are put in order.

let desk: TempOffice
let customers: string[]
beforeEach(() => {
  desk = tempOffice()
  customers = Array.from(
    { length: 12 },
    (_, place) => desk.create('customer', { name: `客户 ${(place * 5) % 8}` }).id,
  )
  for (let place = 0; place < 60; place += 1) {
    const { id } = desk.create('contact', {
      name: `联系人 ${place}`,
      customer: place % 7 ? customers[(place * 11) % 10] : null,
      position: place % 3 ? '采购' : null,
    })
    if (place % 8 === 0) desk.remove('contact', id)
  }
})
afterEach(() => desk.close())

const listOf = (
  descending: boolean,
  filter: Filter | null,
  actor: Actor = desk.chief,
): AskedList => {
  const entity = desk.office.registry['contact']!
  const asked = filter && askable(desk.office, actor, entity, filter)
  return { actor, entity, filter: asked, sort: { field: 'customer', descending } }
}
const first = (list: AskedList, count: number) => walkFirstRows(desk.office, list, count)

test.each([true, false])('walked as it is sorted, descending %s', (descending) => {
  for (const filter of [null, { field: 'position', op: 'filled' } as const]) {
    const list = listOf(descending, filter)
    const sorted = desk.office.reading.numbers(orderedRows(desk.office, list))
    for (const count of [1, 6, 20]) expect(first(list, count)).toEqual(sorted.slice(0, count))
    // Those that refer to nothing are last, and not walked.
    expect(first(list, sorted.length)).toBeUndefined()
  }
})

test('names that somebody does not see, and those of what is deleted, are put in order in the other way', () => {
  const standing = { people: [], departments: [], within: [], leads: [] }
  const said = { preset: 'ownSales', entities: [], fields: [] } as const
  const rights = compileRights(desk.office.registry, said, standing)
  expect(first(listOf(false, null, { ...desk.clerk, rights }), 1)).toBeUndefined()

  const calls: AskedList = {
    ...listOf(false, null),
    entity: desk.office.registry['interaction']!,
    sort: { field: 'contact', descending: false },
  }
  const [kept, left] = ['俞甲', '俞乙'].map((name) => desk.create('contact', { name }).id)
  desk.create('interaction', { summary: '问价', contact: kept })
  desk.remove('contact', left!)
  expect(first(calls, 1)).toHaveLength(1)
  desk.remove('contact', kept!)
  expect(first(calls, 1)).toBeUndefined()
})
