import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { characterReadings, pinyinSortKey } from './pinyin.ts'
import { polyphones, wordReadings } from './polyphones.ts'

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((codePoint) => String.fromCodePoint(codePoint)),
  maxLength: 100,
})

const readingsOf = (character: string) => characterReadings(character.codePointAt(0)!)
const sorted = (names: string[]) =>
  names
    .map((name) => ({ name, key: pinyinSortKey(name) }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    .map(({ name }) => name)

test.each([
  ['重', 'chong'],
  ['重', 'zhong'],
  ['单', 'shan'],
  ['曾', 'zeng'],
  ['仇', 'qiu'],
  ['区', 'ou'],
  ['解', 'xie'],
  ['朴', 'piao'],
  ['查', 'zha'],
  ['厦', 'xia'],
  ['莞', 'guan'],
  ['吕', 'lv'],
  ['吕', 'lu'],
  ['長', 'zhang'],
  ['龍', 'long'],
  ['〇', 'ling'],
])('%s may be read %s', (character, reading) => {
  expect(readingsOf(character)).toContain(reading)
})

test('most characters have one reading, and what is not Chinese has none', () => {
  expect(readingsOf('波')).toEqual(['bo'])
  expect(['A', '1', 'é', 'か', '한', '🌸', '。'].flatMap(readingsOf)).toEqual([])
})

test('polyphones are syllables that exist, and hold the usual reading', () => {
  const common = Array.from({ length: 0x9fa5 - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i))
  const spell = { type: 'array', toneType: 'none', v: true } as const
  const usual = (text: string) => pinyin(text, spell)
  const all = (text: string) => pinyin(text, { ...spell, multiple: true })
  const syllables = new Set(common.flatMap(all))
  for (const [codePoint, readings] of polyphones) {
    expect(readings.length).toBeGreaterThan(1)
    expect(new Set(readings).size).toBe(readings.length)
    expect(readings).toContain(usual(String.fromCodePoint(codePoint))[0])
    for (const reading of readings) expect(syllables).toContain(reading)
  }
  for (const [word, read] of wordReadings) {
    const plain = read.map((syllable) => syllable.slice(0, -1))
    expect([...word].map((character, i) => readingsOf(character).includes(plain[i]!))).toEqual([
      true,
      true,
    ])
  }
})

test('names stand as in a Chinese telephone book', () => {
  const book = [
    '',
    '1688网',
    '3M中国',
    '阿里巴巴',
    'Acme Ltd',
    'acme trading',
    'Áçmea',
    '安徽建工',
    '百度',
    'Baker',
    '（宁波）澄川包装',
    '宁波大红鹰',
    '区小明',
    '欧阳锋',
    '单立',
    '西安饭庄',
    '西藏药业',
    '先锋电子',
    '张三',
    '张伟',
    '章一',
    'Zhao Wei',
    '赵六',
    'Яндекс',
    'かき',
  ]
  const shuffled = fc.shuffledSubarray(book, { minLength: book.length })
  fc.assert(
    fc.property(shuffled, (names) => {
      expect(sorted(names)).toEqual([...book].sort((a, b) => book.indexOf(a) - book.indexOf(b)))
    }),
  )
})

test('polyphones sort by how they are read beside their neighbours', () => {
  expect(pinyinSortKey('重庆火锅')).toMatch(/^chong2/u)
  expect(pinyinSortKey('重工集团')).toMatch(/^zhong4/u)
  expect(pinyinSortKey('西藏')).toMatch(/zang4/u)
  expect(pinyinSortKey('乐清电器厂')).toMatch(/^yue4/u)
  expect(pinyinSortKey('单立')).toMatch(/^shan4/u)
  expect(pinyinSortKey('单位管理处')).toMatch(/^dan1/u)
  expect(pinyinSortKey('万俟卨')).toMatch(/^mo4万qi2/u)
})

test('width, case, accents, brackets and spaces do not change the place of a name', () => {
  expect(pinyinSortKey('ＡＢＣ（宁波） 电子')).toBe(pinyinSortKey('abc宁波电子'))
  expect(pinyinSortKey('ÉCLAIR')).toBe(pinyinSortKey('eclair'))
})

test('common surnames keep the order of the Chinese locale', () => {
  const collator = new Intl.Collator('zh-u-co-pinyin')
  const surnames = [
    ...'陈程崔邓丁董范方冯傅高郭韩何胡黄贾江姜金李梁林刘卢罗马孟潘彭钱邱任宋苏孙唐汪王魏吴夏谢徐许薛杨姚叶于余袁张赵郑钟周朱邹',
  ]
  const syllable = (name: string) => pinyinSortKey(name).replace(/\P{ASCII}+/gu, '')
  const bySyllable = (names: string[]) => names.map(syllable)
  expect(bySyllable(sorted(surnames))).toEqual(bySyllable(surnames.toSorted(collator.compare)))
})

test('a key is no longer than sixty characters need, whatever comes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(pinyinSortKey(text).length).toBeLessThan(60 * 20)
      expect(pinyinSortKey(text)).toBe(pinyinSortKey(text))
    }),
  )
  expect(pinyinSortKey('宁'.repeat(10_000))).toBe(pinyinSortKey('宁'.repeat(60)))
})
