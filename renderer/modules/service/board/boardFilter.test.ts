import { expect, it } from 'vitest'
import type { Filter } from '../../../../shared/filter.ts'
import { boardFilter, closedDays, columnFilter, isLately } from './boardFilter.ts'

const open: Filter = { field: 'state', op: 'noneOf', value: ['closed'] }
const kind: Filter = { field: 'kind', op: 'oneOf', value: ['complaint'] }
const closed: Filter = { field: 'state', op: 'oneOf', value: ['closed'] }

it('has a column for each state that a list leaves out', () => {
  expect(boardFilter(null)).toBeNull()
  expect(boardFilter(open)).toBeNull()
  expect(boardFilter({ all: [kind, open] })).toEqual({ all: [kind] })
  expect(boardFilter({ all: [kind, { all: [open] }] })).toEqual({ all: [kind] })
})

it('keeps to the states that a list asks for', () => {
  expect(boardFilter(closed)).toEqual(closed)
  expect(isLately(closed, 'closed')).toBe(false)
  const any: Filter = { any: [kind, open] }
  expect(boardFilter(any)).toEqual(any)
})

it('shows what was closed lately where the list is of open cases', () => {
  expect(isLately(open, 'closed')).toBe(true)
  expect(isLately(open, 'solved')).toBe(false)
  expect(isLately(null, 'closed')).toBe(false)
  expect(columnFilter({ all: [kind, open] }, 'closed')).toEqual({
    all: [{ all: [kind] }, closed, { field: 'closedAt', op: 'lastDays', value: closedDays }],
  })
  expect(columnFilter(open, 'received')).toEqual({
    all: [{ field: 'state', op: 'oneOf', value: ['received'] }],
  })
})
