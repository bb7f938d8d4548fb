import { expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { mostNamed } from '../../../shared/api/bulk.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import { createSelection } from './rowSelection.ts'

const row = (index: number) => ({ id: `row-${index}` }) as unknown as SomeRow
const filter = { field: 'level', op: 'oneOf', value: ['A'] } as const

/** A list of so many rows, and how many of them were read. */
function office(length: number) {
  const total = ref(length)
  const reads: number[] = []
  const full = vi.fn<() => void>()
  const selection = createSelection({
    read: async (first, end) => {
      reads.push(end - first)
      return Array.from({ length: Math.min(end, total.value) - first }, (_, at) => row(first + at))
    },
    total: () => total.value,
    filter: () => filter,
    full,
  })
  return { selection, total, reads, full }
}

test('a row is picked and put back', () => {
  const { selection } = office(10)
  selection.toggle(3, row(3))
  expect(selection.which()).toEqual({ ids: ['row-3'] })
  selection.toggle(3, row(3))
  expect(selection.size.value).toBe(0)
})

test('Shift picks everything from the last one picked, in either direction', async () => {
  const { selection } = office(100)
  selection.toggle(8, row(8))
  await selection.extendTo(6)
  expect(selection.which()).toEqual({ ids: ['row-8', 'row-6', 'row-7'] })
  await selection.extendTo(10)
  expect(selection.size.value).toBe(5)
})

test('a whole list is picked without reading it, and grows and shrinks with it', () => {
  const { selection, total, reads } = office(1_000_000)
  selection.selectAll()
  expect(selection.size.value).toBe(1_000_000)
  expect(selection.has('row-999999')).toBe(true)
  total.value = 999_990
  expect(selection.size.value).toBe(999_990)
  expect(selection.which()).toEqual({ filter, except: [] })
  expect(reads).toEqual([])
})

test('some may be left out of a whole list, and taken in again', async () => {
  const { selection } = office(1_000_000)
  selection.selectAll()
  for (const index of [4, 5, 6]) selection.toggle(index, row(index))
  expect(selection.size.value).toBe(999_997)
  expect([selection.has('row-5'), selection.has('row-7')]).toEqual([false, true])
  expect(selection.which()).toEqual({ filter, except: ['row-4', 'row-5', 'row-6'] })
  selection.anchor.value = 5
  await selection.extendTo(6)
  expect(selection.excepted.value).toBe(1)
})

test('no more rows are named one by one than one act may take', async () => {
  const { selection, reads, full } = office(50_000)
  selection.toggle(0, row(0))
  await selection.extendTo(30_000)
  expect(selection.size.value).toBe(mostNamed)
  expect(reads).toEqual([mostNamed])
  selection.toggle(40_000, row(40_000))
  expect(full).toHaveBeenCalledTimes(2)
  selection.clear()
  expect(selection.size.value).toBe(0)
})

test('of a whole list the first rows are copied, without those left out', async () => {
  const { selection } = office(1_000_000)
  selection.selectAll()
  selection.toggle(1, row(1))
  expect((await selection.rows(3)).map(({ id }) => id)).toEqual(['row-0', 'row-2', 'row-3'])
})
