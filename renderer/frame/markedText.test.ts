import { expect, test } from 'vitest'
import { markedText } from './markedText.ts'

const said = (...from: Parameters<typeof markedText>) =>
  markedText(...from)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')

test('what matched is marked where it stands', () => {
  expect(said('中谷雨点茶业合作社', [[0, 4]])).toBe('[中谷雨点]茶业合作社')
  expect(
    said('钟贵友 店长', [
      [4, 5],
      [0, 3],
    ]),
  ).toBe('[钟贵友] [店]长')
})

test('marks that overlap are one mark, and marks outside the text are none', () => {
  expect(
    said('abcdef', [
      [1, 3],
      [2, 5],
      [9, 12],
      [4, 4],
    ]),
  ).toBe('a[bc][de]f')
})

test('a long note is shown around its first mark', () => {
  const note = `${'前'.repeat(60)}纸箱${'后'.repeat(60)}`
  expect(said(note, [[60, 62]], 30)).toBe(`…${'前'.repeat(12)}[纸箱]${'后'.repeat(16)}…`)
})

test('a character of two units is never cut', () => {
  const cut = markedText('𠮷'.repeat(20), [], 7)
    .map(({ text }) => text)
    .join('')
  expect(cut).toBe(`${'𠮷'.repeat(4)}…`)
})
