import { expect, it } from 'vitest'
import type { Filter } from '../../../../shared/filter.ts'
import { leavesOut } from './leavesOut.ts'

const open: Filter = { field: 'state', op: 'noneOf', value: ['solved', 'closed'] }
const kind: Filter = { field: 'kind', op: 'oneOf', value: ['complaint'] }

it('tells the states that a filter has no room for', () => {
  expect(leavesOut(null, 'closed')).toBe(false)
  expect(leavesOut(open, 'closed')).toBe(true)
  expect(leavesOut(open, 'received')).toBe(false)
  expect(leavesOut({ all: [kind, open] }, 'solved')).toBe(true)
  expect(leavesOut({ any: [kind, open] }, 'solved')).toBe(false)
  expect(leavesOut({ field: 'state', op: 'oneOf', value: ['received'] }, 'answered')).toBe(true)
})
