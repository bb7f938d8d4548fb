import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((codePoint) => String.fromCodePoint(codePoint)),
  maxLength: 100,
})

test.each([
  ['ＡＢＣ　１２３', 'abc 123'],
  ['Berglunds snabbköp', 'berglunds snabbkop'],
  ['Straße', 'strasse'],
  ['İstanbul ŁÓDŹ', 'istanbul lodz'],
  ['㈱山田', '株山田'],
  ['宁波（澄川）包装', '宁波 澄川 包装'],
  ['王🌸芳\u{1f468}\u200d\u{1f469}', '王 芳'],
  ['a\u0000b\ud800c\tsoft\u00adhyphen zero\u200bwidth', 'a b c softhyphen zerowidth'],
  ['हिन्दी', 'हिन्दी'],
])('%s is compared as %s', (text, expected) => {
  expect(fold(text)).toBe(expected)
})

test('composed and decomposed letters are the same', () => {
  for (const text of ['Köln', 'Việt Nam', 'ガラス', '한국']) {
    expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
  }
})

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})
