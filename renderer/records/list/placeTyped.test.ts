import { expect, test } from 'vitest'
import { placeTyped } from './placeTyped.ts'

test('the number of a row is read as people type it', () => {
  expect(placeTyped('1', 100)).toBe(0)
  expect(placeTyped(' 48,113 ', 1_000_000)).toBe(48_112)
  expect(placeTyped('４８，１１３', 1_000_000)).toBe(48_112)
  expect(placeTyped('1’204', 5000)).toBe(1203)
})

test('beyond the last row is the last row, and what is no number is none', () => {
  expect(placeTyped('2000000', 1_000_000)).toBe(999_999)
  for (const typed of ['', '0', '-3', 'abc', '1e3', '十']) {
    expect(placeTyped(typed, 100)).toBeUndefined()
  }
})
