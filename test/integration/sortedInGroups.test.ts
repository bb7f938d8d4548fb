import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  orderedRows,
  rowsInTurn,
  walkFirstRows,
  type AskedList,
} from '../../electron/host/records/listQueries.ts'
import { askable } from '../../electron/host/records/segments.ts'
import type { Filter } from '../../shared/filter.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeAll(() => {
  desk = tempOffice()
  const people = ['陆青', '沈一禾', '陆青'].map((name, place) =>
    desk.create('user', { name, login: `desk${place}`, role: 'staff' }),
  )
  some['owner'] = people.slice(0, 2).map(({ id }) => id)
  const code = { list: 'customerLevel', code: 'K', labelZh: '重点', labelEn: 'Key', position: 0.5 }
  desk.create('dictionary', code)
  const old = desk.create('dictionary', { ...code, code: 'old', labelZh: '旧', labelEn: 'Old' })
  const levels = ['C', 'A', null, 'K', 'D', 'old', 'A']
  for (let place = 0; place < 60; place += 1) {
    const made = desk.create('customer', {
      name: `客户 ${place}`,
      level: levels[place % levels.length],
      stage: place % 3 ? 'active' : 'lead',
      owner: people[place % 5]?.id ?? null,
      note: place % 4 ? '有话' : null,
    })
    if (place % 9 === 0) desk.remove('customer', made.id)
  }
  desk.remove('dictionary', old.id)
})
afterAll(() => desk.close())

/** Some of the values that each field has. */
const some: Record<string, string[]> = { level: ['A', 'C'], stage: ['active', 'lead'], owner: [] }
const told: Filter = { field: 'note', op: 'filled' }
const sorts = ['level', 'stage', 'owner'].flatMap((field) =>
  [true, false].map((descending) => ({ field, descending })),
)

test.each(sorts)('$field, descending $descending: walked as it is sorted', (sort) => {
  const { office, chief } = desk
  const entity = office.registry['customer']!
  const among: Filter = { field: sort.field, op: 'oneOf', value: some[sort.field]! }
  for (const wanted of [null, told, among]) {
    const filter = wanted && askable(office, chief, entity, wanted)
    const list: AskedList = { actor: chief, entity, filter, sort }
    const sorted = office.reading.numbers(orderedRows(office, list))
    expect(sorted.length).toBeGreaterThan(15)
    expect([...office.reading.manyNumbers(rowsInTurn(office, list), 0)]).toEqual(sorted)
    for (const count of [1, 7, 20, sorted.length]) {
      expect(walkFirstRows(office, list, count)).toEqual(sorted.slice(0, count))
    }
    expect(walkFirstRows(office, list, sorted.length + 1)).toBeUndefined()
  }
})
