import { expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import { serviceCase } from '../../../shared/entities/serviceCase.ts'
import { groupsOf, makesGroups } from './listGroups.ts'

const now = new Date(2026, 10, 26, 10).getTime()
const codes = () => ['A', 'B']
const keys = (descending: boolean, field = 'dueAt') =>
  groupsOf(serviceCase, { field, descending }, codes, now).map(({ key }) => key)

test('what is due stands by how soon it is, and what is not last of all, whichever comes first', () => {
  expect(keys(false)).toEqual(['over', 'today', 'threeDays', 'later', 'empty'])
  expect(keys(true)).toEqual(['later', 'threeDays', 'today', 'over', 'empty'])
})

test('each day is in one group', () => {
  const spans = groupsOf(serviceCase, { field: 'receivedAt', descending: false }, codes, now)
  expect(spans.slice(0, 5).map(({ filter }) => filter)).toEqual([
    { field: 'receivedAt', op: 'before', value: '2026-10-27' },
    { field: 'receivedAt', op: 'between', value: ['2026-10-27', '2026-11-18'] },
    { field: 'receivedAt', op: 'between', value: ['2026-11-19', '2026-11-24'] },
    { field: 'receivedAt', op: 'between', value: ['2026-11-25', '2026-11-25'] },
    { field: 'receivedAt', op: 'between', value: ['2026-11-26', '2026-11-26'] },
  ])
})

test('a choice makes a group of each code, in the order of the office', () => {
  expect(
    groupsOf(customer, { field: 'level', descending: true }, codes, now).map(({ key }) => key),
  ).toEqual(['B', 'A', 'empty'])
  expect(keys(false, 'late')).toEqual(['no', 'yes', 'empty'])
})

test('names make no groups, nor does a limit that may have been kept', () => {
  expect(
    ['title', 'customer', 'answerDueAt'].map((name) => makesGroups(serviceCase, name)),
  ).toEqual([false, false, false])
  const many = () => Array.from({ length: 31 }, (_, at) => String(at))
  expect(groupsOf(customer, { field: 'level', descending: false }, many, now)).toEqual([])
})
