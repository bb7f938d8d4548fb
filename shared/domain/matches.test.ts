import { expect, test } from 'vitest'
import type { SearchKind } from '../fields/field.ts'
import { matches } from './matches.ts'
import { parseQuery } from './searchQuery.ts'

/** The text with marks around what was found, as the list shows it; undefined when it was not found. */
function marked(typed: string, kind: SearchKind, text: string): string | undefined {
  const match = matches(parseQuery(typed).terms[0]!, kind, text)
  if (!match) return undefined
  return match.ranges.reduceRight(
    (shown, [start, end]) =>
      `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`,
    text,
  )
}

test.each<[string, SearchKind, string, string]>([
  ['澄川', 'name', '宁波澄川包装', '宁波[澄川]包装'],
  ['波澄', 'name', '宁波（澄川）包装', '宁[波]（[澄]川）包装'],
  ['cheng', 'name', '宁波澄川包装', '宁波[澄]川包装'],
  ['ccbz', 'name', '宁波（澄川）包装', '宁波（[澄川]）[包装]'],
  ['nbchengch', 'name', '宁波澄川包装', '[宁波澄川]包装'],
  ['zhong移', 'name', '中移在线', '[中移]在线'],
  ['zhong移', 'name', '中国移动', '[中]国[移]动'],
  ['tclkj', 'name', 'TCL（科技）', '[TCL]（[科技]）'],
  ['xian', 'name', '西安饭庄', '[西安]饭庄'],
  ['xian', 'name', '先锋电子', '[先]锋电子'],
  ['cafe', 'name', 'Grand Cafe\u0301 Noir', 'Grand [Cafe\u0301] Noir'],
  ['strasse', 'name', 'Obere Straße 57', 'Obere [Straße] 57'],
  ['株', 'name', '㈱山田', '[㈱]山田'],
  ['张', 'name', '𠮷野🌸张', '𠮷野🌸[张]'],
  ['a', 'name', 'Bar Ann', 'Bar [A]nn'],
  ['0013', 'phone', '138-0013-8000', '138-[0013]-8000'],
  ['80013', 'phone', '138-0013-8000', '13[8]-[0013]-8000'],
  ['0574 87', 'phone', '(0574)8765 4321', '([0574])[87]65 4321'],
  ['+86 138', 'phone', '13800138000（张总）', '[138]00138000（张总）'],
  ['张总', 'phone', '13800138000（张总）', '13800138000（[张总]）'],
  ['chengchuan.cn', 'code', 'li.wei@chengchuan.cn', 'li.wei@[chengchuan].[cn]'],
  ['kh2024001', 'code', 'KH-2024-0012', '[KH]-[2024]-[001]2'],
  ['送货', 'text', '周三送货，周五再送货。', '周三[送货]，周五再[送货]。'],
])('%s typed marks in a %s: %s', (typed, kind, text, shown) => {
  expect(marked(typed, kind, text)).toBe(shown)
})

test.each<[string, SearchKind, string]>([
  ['川澄', 'name', '宁波澄川包装'],
  ['zhongguan', 'name', '中国移动'],
  ['移zhong', 'name', '中国移动'],
  ['eco', 'name', 'The Company'],
  ['callback', 'text', 'call back later'],
  ['songhuo', 'text', '周三送货'],
  ['ningbo', 'code', '宁波'],
  ['139', 'phone', '138-0013-8000'],
])('%s typed does not find the %s %s', (typed, kind, text) => {
  expect(marked(typed, kind, text)).toBeUndefined()
})

test.each<[string, SearchKind, string, string, boolean]>([
  ['华为', 'name', '华为', 'exact', false],
  ['华为', 'name', '（华为）', 'exact', false],
  ['华为', 'name', '华为技术', 'prefix', false],
  ['华为', 'name', '深圳华为', 'part', false],
  ['hw', 'name', '华为', 'exact', true],
  ['hua', 'name', '华为', 'prefix', true],
  ['138', 'phone', '+86 138-0013-8000', 'prefix', false],
  ['138 0013 8000', 'phone', '+86 138-0013-8000', 'exact', false],
  ['2024 12', 'text', '2024年12月', 'part', false],
])('%s typed fits the %s %s as %s', (typed, kind, text, quality, bySound) => {
  expect(matches(parseQuery(typed).terms[0]!, kind, text)).toMatchObject({ quality, bySound })
})

test('all that was typed can fit exactly though it is two terms', () => {
  const { whole } = parseQuery('acme trading')
  expect(matches(whole, 'name', 'Acme Trading')?.quality).toBe('exact')
  expect(matches(whole, 'name', 'Acme Trading Ltd')?.quality).toBe('prefix')
})

test('a note of a hundred thousand characters is searched at once', () => {
  const note = '客户 call back '.repeat(10_000) + '澄川'
  expect(marked('澄川', 'text', note)).toContain('[澄川]')
})
