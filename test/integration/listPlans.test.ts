import Database from 'better-sqlite3'
import type { Compilable } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  orderedRows,
  rowsInTurn,
  walkFirstRows,
  type AskedList,
} from '../../electron/host/records/listQueries.ts'
import { highestRecency } from '../../electron/host/records/searchIndex.ts'
import { askable } from '../../electron/host/records/segments.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

// A list of millions is read along an index that says all of it, or row by row as the table lies; never by looking up
// row after row wherever it is: that took a minute for five million.

let desk: TempOffice
beforeAll(() => void (desk = tempOffice()))
afterAll(() => desk.close())

const listOf = (name: string, filter: Filter | null, sort?: Sort): AskedList => {
  const entity = desk.office.registry[name]!
  return {
    actor: desk.chief,
    entity,
    filter: filter && askable(desk.office, desk.chief, entity, filter),
    sort: sort ?? entity.sort,
  }
}

const planOf = (list: AskedList) => planOfQuery(orderedRows(desk.office, list))

function planOfQuery(query: Compilable): string {
  const { sql, parameters } = query.compile()
  const plain = new Database(desk.office.file, { readonly: true })
  for (const name of ['laike_pinyin', 'laike_holds']) {
    plain.function(name, { varargs: true, deterministic: true }, () => null)
  }
  const steps = plain
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parameters)
  plain.close()
  return steps.map(({ detail }) => detail).join('; ')
}

test.each([
  ['customer', 'lastContactAt'],
  ['contact', 'titleKey'],
  ['interaction', 'at'],
  ['task', 'dueOn'],
  ['tag', 'titleKey'],
])('a list of %s is read along the index of %s alone', (name, column) => {
  expect(planOf(listOf(name, null))).toBe(`SCAN ${name} USING INDEX ${name}_${column}`)
})

test('a sort that no index has, and a filter, are read as the table lies', () => {
  const level: Filter = { field: 'level', op: 'oneOf', value: ['A'] }
  const bySource = { field: 'source', descending: false }
  for (const list of [listOf('customer', null, bySource), listOf('customer', level)]) {
    expect(planOf(list)).toMatch(/^SCAN customer;.*USE TEMP B-TREE FOR ORDER BY$/)
  }
})

test('choices and people are read value by value, each along the index', () => {
  for (const field of ['stage', 'level', 'owner']) {
    desk.create('customer', { name: '有人的', level: 'A' })
    const turns = rowsInTurn(desk.office, listOf('customer', null, { field, descending: true }))
    expect(turns.length).toBeGreaterThan(1)
    // The last ones have none, which a stage can't be.
    for (const each of field === 'stage' ? turns.slice(0, -1) : turns) {
      const search = `SEARCH customer USING (COVERING )?INDEX customer_${field} \\(${field}=\\?\\)`
      expect(planOfQuery(each)).toMatch(new RegExp(`^${search}$`))
    }
  }
})

test('the number of who is changed next is told by the index of numbers', () => {
  expect(planOfQuery(highestRecency(desk.office.registry['customer']!)({}))).toBe(
    'SEARCH customer USING COVERING INDEX customer_recency (recency>?)',
  )
})

test('what an index can find is not looked for in the whole table', () => {
  const own: Filter = { field: 'owner', op: 'mine' }
  expect(planOf(listOf('customer', own))).toMatch(/^SEARCH customer USING INDEX customer_owner/)
})

test('the first rows are walked to only where an index leads', () => {
  desk.create('customer', { name: '甲', creditLimit: 100 })
  const first = (field: string) =>
    walkFirstRows(desk.office, listOf('customer', null, { field, descending: false }), 1)
  expect(first('name')).toHaveLength(1)
  expect(first('creditLimit')).toBeUndefined()
})
