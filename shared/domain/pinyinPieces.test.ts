import { expect, test } from 'vitest'
import { characterReadings } from './pinyin.ts'
import { pinyinSyllables, shortenedPinyin, syllablesAcross } from './pinyinPieces.ts'

test.each([
  ['zhongyd', ['zhong', 'y', 'd']],
  ['nbchengchuan', ['n', 'b', 'cheng', 'chuan']],
  ['bjianshe', ['b', 'jian', 'she']],
  ['zhydon', ['zh', 'y', 'don']],
  ['xan', ['x', 'an']],
])('%s may mean %j', (letters, pieces) => {
  expect(shortenedPinyin(letters, 4)).toContainEqual(pieces)
})

test('whole syllables alone and initials alone are left to others', () => {
  expect(shortenedPinyin('ningbo', 99)).not.toContainEqual(['ning', 'bo'])
  expect(shortenedPinyin('zhongg', 99)).not.toContainEqual(['zhong', 'g'])
  expect(shortenedPinyin('nbcc', 99)).toEqual([])
  expect(shortenedPinyin('', 99)).toEqual([])
})

test.each([
  ['shanghaishouxin', [8]],
  ['ningbochengchuan', [6]],
  ['zhengzhoushi', [5]],
  ['liangangangan', [7, 8]],
  ['acmetrading', []],
  ['ningbo', []],
])('in %s the syllable across the eighth letter begins at %j', (letters, places) => {
  expect(syllablesAcross(letters, 8).sort()).toEqual(places)
})

test('the number of readings stays small however much is typed', () => {
  expect(shortenedPinyin('angengan'.repeat(5), 4).length).toBeLessThanOrEqual(4)
  expect(shortenedPinyin('ghngghng'.repeat(20), 4).length).toBeLessThanOrEqual(4)
})

test('the syllables are those that characters have', () => {
  const heard = new Set<string>()
  for (let codePoint = 0x4e00; codePoint < 0x9fa6; codePoint += 3) {
    for (const reading of characterReadings(codePoint)) heard.add(reading)
  }
  const interjections = ['m', 'n', 'ng', 'hm', 'hng']
  const unknown = [...heard].filter(
    (one) => !pinyinSyllables.has(one) && !interjections.includes(one),
  )
  expect(unknown).toEqual([])
})
