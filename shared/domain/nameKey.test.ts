import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey } from './nameKey.ts'

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((codePoint) => String.fromCodePoint(codePoint)),
  maxLength: 100,
})

test.each([
  '宁波澄川包装制品有限公司',
  '宁波澄川包装制品（有限）公司',
  '宁波澄川包装制品有限责任公司',
  '宁波澄川包装制品股份有限公司',
  '宁波市澄川包装制品有限公司',
  '宁波 澄川 包装制品 集团有限公司',
  '(宁波)澄川包装制品厂',
  '宁波澄川包装制品Co.,Ltd.',
  '宁波澄川包装制品 Co., Ltd',
])('%s is the same customer as 宁波澄川包装制品', (name) => {
  expect(nameKey(name)).toBe('宁波澄川包装制品')
})

test.each([
  'ACME Trading Ltd',
  'Acme Trading, Inc.',
  'acme-trading l.l.c.',
  'Acme Trading & Co. KG',
  'Acme Trading GmbH & Co. KG',
  'Acme Trading S.A.',
  'Acme Trading Holdings Pte. Ltd.',
  'ＡＣＭＥ　Ｔｒａｄｉｎｇ',
  'Ácme Trading Company Limited',
])('%s is the same customer as Acme Trading', (name) => {
  expect(nameKey(name)).toBe('acmetrading')
})

test('province and city in front do not count, other words with 市 do', () => {
  expect(nameKey('浙江省宁波市澄川包装有限公司')).toBe('浙江宁波澄川包装')
  expect(nameKey('永辉超市有限公司')).toBe('永辉超市')
  expect(nameKey('上海市政工程公司')).toBe('上海市政工程')
  expect(nameKey('北京城市建设公司')).toBe('北京城市建设')
})

test('a branch is not its head office', () => {
  expect(nameKey('澄川包装有限公司杭州分公司')).toBe('澄川包装有限公司杭州分公司')
  expect(nameKey('澄川包装一分厂')).toBe('澄川包装一分厂')
})

test.each([
  ['有限公司', '有限公司'],
  ['公司', '公司'],
  ['一厂', '一厂'],
  ['钢厂', '钢厂'],
  ['X Corp', 'xcorp'],
  ['3M Company', '3m'],
  ['Co., Ltd', 'coltd'],
  ['Group', 'group'],
  ['Visa', 'visa'],
  ['Vienna', 'vienna'],
  ['O’Brien & Sons', 'obrienandsons'],
])('%s keeps what makes it a name', (name, key) => {
  expect(nameKey(name)).toBe(key)
})

test('only a text without letters and digits has no key', () => {
  expect(nameKey('')).toBe('')
  expect(nameKey(' —（）🌸 ')).toBe('')
  expect(nameKey('\u{1da00}')).toBe('')
  const some = fc.string({ unit: fc.constantFrom(...'公司厂有限集团 coltdinc.&AG（）') })
  fc.assert(
    fc.property(fc.oneof(some, anyText), (text) => {
      expect(nameKey(text) !== '').toBe(/[\p{L}\p{N}]/u.test(text.normalize('NFKC')))
    }),
  )
})

test('spaces, width and brackets never matter in a Chinese name', () => {
  const name = fc.string({ unit: fc.constantFrom(...'宁波澄川包装有限公司厂集团'), minLength: 2 })
  const sign = fc.constantFrom(' ', '　', '（', '）', '(', ')', '·', '-', '，')
  fc.assert(
    fc.property(name, sign, fc.nat(), (text, mark, at) => {
      const cut = at % (text.length + 1)
      expect(nameKey(text.slice(0, cut) + mark + text.slice(cut))).toBe(nameKey(text))
    }),
  )
})
