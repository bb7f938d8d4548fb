import { expect, test } from 'vitest'
import type { AnyRow } from '../../../shared/entity.ts'
import { dueGroups } from './dueGroups.ts'

let made = 0
const task = (title: string, dueOn: string, dueAt: number | null = null): AnyRow => ({
  id: title,
  createdAt: made++,
  createdBy: null,
  updatedAt: 0,
  updatedBy: null,
  deletedAt: null,
  deletedBy: null,
  title,
  dueOn,
  dueAt,
})

const said = (tasks: readonly AnyRow[], today: string) =>
  dueGroups(tasks, today).map(({ group, tasks: of }) => [group, ...of.map(({ id }) => id)])

test('what is late comes first, the oldest on top, then today by its hours, then the week', () => {
  const tasks = [
    task('any time', '2026-11-23'),
    task('next Friday', '2026-11-27'),
    task('at four', '2026-11-23', 16),
    task('yesterday', '2026-11-22'),
    task('at three', '2026-11-23', 15),
    task('last month', '2026-10-30'),
  ]
  expect(said(tasks, '2026-11-23')).toEqual([
    ['overdue', 'last month', 'yesterday'],
    ['dueToday', 'at three', 'at four', 'any time'],
    ['dueSoon', 'next Friday'],
  ])
})

test('tasks of one day without a time keep the order in which they were made', () => {
  expect(said([task('first', '2026-11-23'), task('second', '2026-11-23')], '2026-11-23')).toEqual([
    ['dueToday', 'first', 'second'],
  ])
})

test('a heading without tasks is not shown', () => {
  expect(dueGroups([], '2026-11-23')).toEqual([])
})
