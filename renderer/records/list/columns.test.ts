import { expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import { serviceCase } from '../../../shared/entities/serviceCase.ts'
import { columnFields, fittingColumns, gridTracks, leastWidth, soundColumns } from './columns.ts'

const of = (...fields: string[]) => fields.map((field) => ({ field }))

test('columns that are no longer there, or there twice, are left out, and the name never is', () => {
  expect(soundColumns(customer, of('level', 'gone', 'level', 'phone'))).toEqual(
    of('name', 'level', 'phone'),
  )
})

test('every field may be a column, and when a record was made and changed', () => {
  const fields = columnFields(customer)
  expect(new Set(fields).size).toBe(fields.length)
  expect(fields).toEqual(expect.arrayContaining(['taxNumber', 'lastContactAt', 'createdAt']))
})

test('the name takes the room that the others leave', () => {
  expect(gridTracks(customer, of('level', 'name', 'phone'))).toBe(
    '28px 56px minmax(200px, 1fr) 136px',
  )
  expect(leastWidth(customer, of('level', 'name', 'phone'))).toBe(56 + 56 + 200 + 136)
})

test('where even the name has its width, the rest stays empty at the right', () => {
  expect(gridTracks(customer, [{ field: 'name', width: 300 }])).toBe('28px 300px minmax(0, 1fr)')
})

test('beside an open record the list leaves out what the record shows, and keeps name, level, people and times', () => {
  const columns = of(...customer.list)
  expect(fittingColumns(customer, columns, 2000)).toEqual(columns)
  expect(fittingColumns(customer, columns, 712).map(({ field }) => field)).toEqual([
    'level',
    'name',
    'address',
    'owner',
    'lastContactAt',
    'nextTaskOn',
  ])
  const cases = of(...serviceCase.list)
  expect(fittingColumns(serviceCase, cases, 712).map(({ field }) => field)).toEqual([
    'title',
    'customer',
    'owner',
    'dueAt',
  ])
  expect(fittingColumns(serviceCase, cases, 850).map(({ field }) => field)).toEqual([
    'title',
    'customer',
    'state',
    'owner',
    'dueAt',
  ])
  expect(fittingColumns(customer, columns, 10).map(({ field }) => field)).toContain('name')
})
