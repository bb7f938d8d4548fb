import { expect, it } from 'vitest'
import { placesAfterMove } from './questionOrder.ts'

const list = [
  { id: 'quality', position: 1 },
  { id: 'delivery', position: 2 },
  { id: 'price', position: 3 },
]

it('two questions change places, and the others keep theirs', () => {
  expect(placesAfterMove(list, 'price', -1)).toEqual([
    { id: 'price', position: 2 },
    { id: 'delivery', position: 3 },
  ])
})

it('questions at the same place get places of their own', () => {
  const same = list.map(({ id }) => ({ id, position: 0 }))
  expect(placesAfterMove(same, 'quality', 1)).toEqual([
    { id: 'delivery', position: 1 },
    { id: 'quality', position: 2 },
    { id: 'price', position: 3 },
  ])
})

it('nothing moves beyond the ends', () => {
  expect(placesAfterMove(list, 'quality', -1)).toEqual([])
  expect(placesAfterMove(list, 'price', 1)).toEqual([])
  expect(placesAfterMove(list, 'gone', 1)).toEqual([])
})
