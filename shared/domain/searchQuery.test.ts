import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from './searchQuery.ts'

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((codePoint) => String.fromCodePoint(codePoint)),
  maxLength: 300,
})
const lettersOf = (typed: string) => parseQuery(typed).terms.map(({ letters }) => letters)

test.each([
  ['宁波澄川', ['宁波澄川']],
  ['  宁波　澄川 ', ['宁波', '澄川']],
  ['宁波、澄川，包装', ['宁波', '澄川', '包装']],
  ['ＡＣＭＥ ｔｒａｄｉｎｇ', ['acme', 'trading']],
  ['Zhong移', ['zhong移']],
  ['li.wei@chengchuan.cn', ['liweichengchuancn']],
  ['"宁波" OR name:(a*) NEAR/2', ['宁波', 'or', 'namea', 'near2']],
  ['宁波 宁波 NINGBO ningbo', ['宁波', 'ningbo']],
  ['王🌸芳', ['王芳']],
  ['ab\u0000c\ud800d\u200be\ufefff', ['abcdef']],
  ['0574-8765 4321 acme', ['057487654321', 'acme']],
])('%s asks for %j', (typed, letters) => {
  expect(lettersOf(typed)).toEqual(letters)
})

test.each(['', '   ', '—（）', '🌸', '\ud800', '\u0000', '%_*"\'\\'])(
  '%j asks for nothing',
  (typed) => {
    expect(parseQuery(typed).terms).toEqual([])
  },
)

test('a number with its country code is also looked for without', () => {
  expect(parseQuery('+86 138 0013').terms).toEqual([
    { letters: '861380013', numbers: ['1380013'], groups: ['86', '138', '0013'] },
  ])
  expect(parseQuery('0086-574-87654321').terms[0]?.numbers).toEqual(['57487654321', '057487654321'])
  expect(parseQuery('013800138000').terms[0]?.numbers).toEqual(['13800138000'])
})

test('all that was typed is also one term', () => {
  expect(parseQuery('Acme Trading, Ltd').whole.letters).toBe('acmetradingltd')
  expect(parseQuery('宁波 138 0013').whole.letters).toBe('宁波1380013')
})

test('only the first 200 characters and twelve terms count', () => {
  expect(lettersOf('宁'.repeat(10_000))).toEqual(['宁'.repeat(200)])
  expect(lettersOf(Array.from({ length: 60 }, (_, i) => `b${i}`).join(' '))).toHaveLength(12)
})

test('any text is a query of letters and digits', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      for (const letters of lettersOf(typed)) expect(letters).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
    }),
  )
})
