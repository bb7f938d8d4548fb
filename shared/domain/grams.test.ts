import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchKind } from '../fields/field.ts'
import { indexTokens } from './grams.ts'
import { matches } from './matches.ts'
import { characterReadings } from './pinyin.ts'
import { allTelling, queryTokens, type Where } from './queryTokens.ts'
import { parseQuery, type Term } from './searchQuery.ts'

const kinds: SearchKind[] = ['name', 'phone', 'code', 'text']
const common = '宁波澄川包装制品有限公司重庆朝阳长城银行单曾仇区解查乐吕女绿大厦一不'
const writing = fc.string({
  unit: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...common) },
    { weight: 5, arbitrary: fc.constantFrom(...'aeinsgABZtéßﬁ0123456789') },
    {
      weight: 4,
      arbitrary: fc.constantFrom(...'  ,.-_@/（）、，\n\t\u0301\u200b\ufeff🌸㈱か\u3099𠮷'),
    },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x10ffff }).map(String.fromCodePoint) },
  ),
  minLength: 1,
  maxLength: 40,
})
const cut = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 12 }))

function cutOf(text: string, [at, length]: [number, number]): string {
  const characters = Array.from(text)
  const from = Math.floor(at * characters.length)
  return characters.slice(from, from + length).join('')
}

function isFindable(kind: SearchKind, { letters }: Term): boolean {
  if (/^[a-z\d]$/u.test(letters)) return false
  return !(kind === 'phone' && /^\d\d$/u.test(letters))
}

function isCandidate(term: Term, tokens: ReadonlySet<string>, where: Where = 'anywhere'): boolean {
  return queryTokens(term, where, allTelling).some((way) => way.every((token) => tokens.has(token)))
}

test('no way to read a term is asked for that another one covers', () => {
  const [term] = parseQuery('00197988').terms
  expect(queryTokens(term!, 'anywhere', allTelling)).toEqual([['a1979', 'a9798', 'a7988']])
})

test('whatever part of a text is typed finds it and marks what was typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), writing, cut, (kind, text, part) => {
      const tokens = indexTokens(kind, text)
      for (const term of parseQuery(cutOf(text, part)).terms) {
        if (!isFindable(kind, term)) continue
        expect(isCandidate(term, tokens)).toBe(true)
        const match = matches(term, kind, text)
        expect(match).toBeDefined()
        let last = -1
        for (const [start, end] of match!.ranges) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }
    }),
    { numRuns: 3000 },
  )
})

test('a Chinese name is found by any stretch of it typed as pinyin or initials, in any living reading', () => {
  const name = fc.array(fc.constantFrom(...common), { minLength: 1, maxLength: 12 })
  const choices = fc.array(fc.nat(), { minLength: 12, maxLength: 12 })
  const style = fc.constantFrom('pinyin', 'initials')
  fc.assert(
    fc.property(name, cut, choices, style, (characters, [at, length], pick, how) => {
      const from = Math.floor(at * characters.length)
      const typed = characters.slice(from, from + length).map((character, i) => {
        const readings = characterReadings(character.codePointAt(0)!)
        const reading = readings[pick[i]! % readings.length]!
        return how === 'pinyin' ? reading : reading[0]!
      })
      const unfinished = how === 'pinyin' && pick[0]! % 3 === 0
      const [term] = parseQuery(unfinished ? typed.join('').slice(0, -1) : typed.join('')).terms
      fc.pre(term !== undefined)
      const text = characters.join('')
      const tokens = indexTokens('name', text)
      expect(isCandidate(term!, tokens)).toBe(true)
      if (how === 'pinyin') expect(isCandidate(term!, tokens, 'bySyllable')).toBe(true)
      expect(matches(term!, 'name', text)?.bySound).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('tokens are single words to the full-text table', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), writing, (kind, text) => {
      const tokens = indexTokens(kind, text)
      const asked = parseQuery(text).terms.flatMap((term) =>
        (['anywhere', 'start', 'whole'] as const).flatMap((where) => queryTokens(term, where)),
      )
      for (const way of asked) expect(way.length).toBeGreaterThan(0)
      for (const token of [...tokens, ...asked.flat()]) {
        expect(token).toMatch(/^[acinpsx](?:[a-z\d]|\P{ASCII})+$/u)
      }
    }),
  )
})

test.each([
  [
    '中国移动',
    ['zhongguo', 'zgyd', 'guoyid', 'zhong移', 'zhongguo移d', '中gyd', 'zhonggyd', '国移'],
  ],
  ['重庆火锅', ['chongqing', 'zhongqing', 'cqhg', 'zqhg', 'chongqhg']],
  ['单雄信', ['shan', 'sxx', 'dan', 'shanxx']],
  [
    '宁波（澄川）包装制品有限公司',
    ['nbcc', 'nbchengchuan', '波澄', 'chengchuanbaozhuangzhipin', 'baozh'],
  ],
  ['吕布', ['lvbu', 'lubu', 'lb']],
  ['TCL科技', ['tcl', 'tclkj', 'tclkeji', 'cl科', 'kj']],
  ['360安全', ['360', '360anquan', '360aq', '360安']],
  ['Acme Trading Ltd.', ['acme', 'tradi', 'rad', 'acmetrading', 'ACME', 'ＬＴＤ', 'a', 't']],
  ['Berglunds snabbköp', ['snabbkop', 'köp', 'berg']],
  ['ООО Ромашка', ['ромашка', 'маш', 'ооо']],
])('%s is found by %j', (name, queries) => {
  const tokens = indexTokens('name', name)
  for (const typed of queries) {
    for (const term of parseQuery(typed).terms) {
      expect(isCandidate(term, tokens), typed).toBe(true)
      expect(matches(term, 'name', name), typed).toBeDefined()
    }
  }
})

test.each([
  ['0574-87654321', ['0574', '574-8765', '(0574)8765', '+86 574', '4321', '057487654321', '876']],
  ['+86 138-0013-8000', ['138', '13800138000', '138 0013 8000', '0013', '+86138', '013800138000']],
  ['57487654321', ['0574 8765', '574']],
  ['+44 (0)20 7946 0018', ['+44 20 7946', '0044207946', '7946', '020 7946']],
])('the number %s is found by %j', (number, queries) => {
  const tokens = indexTokens('phone', number)
  for (const typed of queries) {
    const [term] = parseQuery(typed).terms
    expect(isCandidate(term!, tokens), typed).toBe(true)
    expect(matches(term!, 'phone', number), typed).toBeDefined()
  }
})

test('names can be asked for by all they are or by how they start', () => {
  const tokens = indexTokens('name', '华为')
  const branch = indexTokens('name', '华为授权店')
  const dealer = indexTokens('name', '深圳华为授权店')
  const [term] = parseQuery('华为').terms
  const has = (where: 'start' | 'whole', found: ReadonlySet<string>) =>
    queryTokens(term!, where).some((way) => way.every((token) => found.has(token)))
  expect([tokens, branch, dealer].map((found) => has('whole', found))).toEqual([true, false, false])
  expect([tokens, branch, dealer].map((found) => has('start', found))).toEqual([true, true, false])
  for (const typed of ['hw', 'huawei', 'hua', 'hwsq', '华', '华为sq', 'hua为']) {
    const ways = queryTokens(parseQuery(typed).terms[0]!, 'start')
    expect(
      ways.some((way) => way.every((token) => branch.has(token))),
      typed,
    ).toBe(true)
  }
})

test('a number after other letters is told by how it begins', () => {
  const found = (typed: string, text: string) => {
    const tokens = indexTokens('text', text)
    return isCandidate(parseQuery(typed).terms[0]!, tokens)
  }
  expect(found('路330号', '海曙区禾长路330号')).toBe(true)
  expect(found('路33', '海曙区禾长路330号')).toBe(true)
  expect(found('合同588', '合同 5881.pdf')).toBe(true)
  expect(found('路330号', '海曙区禾长路12号 1330室')).toBe(false)
  expect(found('合同588', '合同 1588.pdf')).toBe(false)
  expect(found('标签4', '标签 45 卷')).toBe(true)
  expect(found('标签4', '标签 3 卷，信封 4 箱')).toBe(false)
})

test('long texts are searched by letters only', () => {
  const tokens = indexTokens('text', '客户要求周三送货 call back later')
  const found = (typed: string) => isCandidate(parseQuery(typed).terms[0]!, tokens)
  expect(['送货', '货', '周三送', 'call', 'late', 'ack'].map(found)).not.toContain(false)
  expect(['songhuo', 'sh', 'callback'].map(found)).not.toContain(true)
})

test('pinyin in full is asked for by how it goes on from each syllable', () => {
  const asked = (typed: string) => queryTokens(parseQuery(typed).terms[0]!, 'bySyllable').slice(1)
  expect(asked('wuhan')).toEqual([['pwuhan']])
  expect(asked('guangzhouzhanlan')).toContainEqual(['pguangzho', 'pzhouzhan', 'pzhanlan'])
  // 上海劲… has all of shanghai and haijing.
  expect(asked('shanghaihaijing')).toContainEqual(['pshanghai', 'phaihaiji', 'phaijing'])
})
