import { expect, test } from 'vitest'
import { rowSlots } from './rowSlots.ts'

const indexes = (...window: Parameters<typeof rowSlots>) =>
  rowSlots(...window).map(({ index }) => index)
const slots = (...window: Parameters<typeof rowSlots>) =>
  rowSlots(...window).map(({ slot }) => slot)

test('at rest rows stand in the page as in the list', () => {
  expect(indexes(0, 5, 0)).toEqual([0, 1, 2, 3, 4])
  expect(indexes(17, 22, 17)).toEqual([17, 18, 19, 20, 21])
  expect(rowSlots(3, 3, 0)).toEqual([])
})

test('while the window moves, slots stay where they are, and only rows that come in take one over', () => {
  const before = rowSlots(17, 22, 17)
  const after = rowSlots(19, 24, 17)
  expect(slots(19, 24, 17)).toEqual(slots(17, 22, 17))
  expect(indexes(19, 24, 17)).toEqual([22, 23, 19, 20, 21])
  expect(after.filter(({ index }, at) => index !== before[at]!.index)).toHaveLength(2)
})

test('every row is drawn once, wherever one jumps', () => {
  for (const [first, settled] of [
    [0, 900],
    [901, 0],
    [13, 14],
  ] as const) {
    const drawn = indexes(first, first + 7, settled).sort((a, b) => a - b)
    expect(drawn).toEqual(Array.from({ length: 7 }, (_, at) => first + at))
    expect(new Set(slots(first, first + 7, settled)).size).toBe(7)
  }
})
