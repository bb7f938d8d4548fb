import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createListOrder } from './listOrder.ts'

const ascending = (rows: readonly number[]) => rows.toSorted((a, b) => a - b)
const all = (order: ReturnType<typeof createListOrder>) => order.slice(0, order.size)

test('rows are read by place, and found by number', () => {
  const order = createListOrder(Int32Array.of(30, 10, 20))
  expect(order.slice(1, 9)).toEqual([10, 20])
  expect([order.placeOf(20), order.placeOf(99)]).toEqual([2, -1])
})

test('what was taken out is not found in the room behind', () => {
  const order = createListOrder(Int32Array.of(1, 2))
  order.remove(2)
  expect([order.size, order.placeOf(2), order.placeOf(0)]).toEqual([1, -1, -1])
})

test('a row goes where sorting would put it, whatever came and went before', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(100_000), { maxLength: 400 }),
      fc.array(fc.nat(100_000), { maxLength: 200 }),
      (start, changes) => {
        const order = createListOrder(Int32Array.from(ascending(start)))
        const there = new Set(start)
        for (const row of changes) {
          if (there.delete(row)) order.remove(row)
          else {
            there.add(row)
            order.insert(row, ascending)
          }
        }
        expect(all(order)).toEqual(ascending([...there]))
      },
    ),
  )
})

test('a place among a million is found with a few hundred rows looked at', () => {
  const order = createListOrder(Int32Array.from({ length: 1_000_000 }, (_, index) => index * 2))
  let looked = 0
  order.insert(777_777, (rows) => {
    looked += rows.length
    return ascending(rows)
  })
  expect(order.placeOf(777_777)).toBe(388_889)
  expect(looked).toBeLessThan(400)
})
