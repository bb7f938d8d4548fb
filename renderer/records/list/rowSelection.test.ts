import { expect, test } from 'vitest'
import type { AnyRow } from '../../../shared/entity.ts'
import { createSelection, mostSelected } from './rowSelection.ts'

const row = (index: number) => ({ id: `row-${index}` }) as unknown as AnyRow
const office = (total: number) =>
  createSelection(
    async (first, end) =>
      Array.from({ length: Math.min(end, total) - first }, (_, index) => row(first + index)),
    async () => total,
  )

test('a row is picked and put back', () => {
  const selection = office(10)
  selection.toggle(3, row(3))
  expect([...selection.rows.keys()]).toEqual(['row-3'])
  selection.toggle(3, row(3))
  expect(selection.size.value).toBe(0)
})

test('Shift picks everything from the last one picked, in either direction', async () => {
  const selection = office(100)
  selection.toggle(8, row(8))
  await selection.extendTo(6)
  expect([...selection.rows.keys()].sort()).toEqual(['row-6', 'row-7', 'row-8'])
  await selection.extendTo(10)
  expect(selection.size.value).toBe(5)
})

test('no more rows are picked than one act may take', async () => {
  const selection = office(50_000)
  await selection.selectAll()
  expect(selection.size.value).toBe(mostSelected)
  selection.toggle(20_000, row(20_000))
  expect(selection.size.value).toBe(mostSelected)
  selection.clear()
  expect(selection.size.value).toBe(0)
})
