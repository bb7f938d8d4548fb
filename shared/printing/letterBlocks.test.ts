import { expect, it } from 'vitest'
import { createLetterValues, letterBlocks } from './letterBlocks.ts'

const plain = (text: string) => letterBlocks(text, (each) => each)

it('reads headings, lists, places, page ends and what is bold', () => {
  expect(plain('# 感谢\n- 一\n>> **青麓** 文仪\n>< 中\n---\n\n完')).toEqual([
    { kind: 'line', heading: 1, runs: [{ text: '感谢' }] },
    { kind: 'line', bullet: true, runs: [{ text: '一' }] },
    { kind: 'line', align: 'right', runs: [{ text: '青麓', bold: true }, { text: ' 文仪' }] },
    { kind: 'line', align: 'center', runs: [{ text: '中' }] },
    { kind: 'pageBreak' },
    { kind: 'line', runs: [] },
    { kind: 'line', runs: [{ text: '完' }] },
  ])
  expect(plain('2 ** 3')).toEqual([{ kind: 'line', runs: [{ text: '2 ** 3' }] }])
  expect(plain('甲\u2062乙**丙\u2062丁**，C++ 和 C++')).toEqual([
    {
      kind: 'line',
      runs: [
        { text: '甲' },
        { text: '乙', italic: true },
        { text: '丙', bold: true, italic: true },
        { text: '丁', bold: true },
        { text: '，C++ 和 C++' },
      ],
    },
  ])
})

it('reads a table with its head and the widths that the rule under it tells', () => {
  expect(plain('|编号|事由|\n|--|----|\n| 1 | 偏红 |\n|2|')).toEqual([
    {
      kind: 'table',
      widths: [2, 4],
      head: [[{ text: '编号' }], [{ text: '事由' }]],
      rows: [
        [[{ text: '1' }], [{ text: '偏红' }]],
        [[{ text: '2' }], []],
      ],
    },
  ])
})

it('reads a bar that was typed in a cell', () => {
  expect(plain('|甲\u2063|乙|丙\u2063||\n|--|--|\n|\u2063||1|')).toMatchObject([
    {
      head: [[{ text: '甲|乙' }], [{ text: '丙|' }]],
      rows: [[[{ text: '|' }], [{ text: '1' }]]],
    },
  ])
})

it('reads pictures among words, and none out of a value', () => {
  const name = 'a'.repeat(64)
  const picture = { text: '', picture: { name, width: 60 } }
  expect(plain(`>< ![60](${name})\n见**图![60](${name})**，![6](b)`)).toEqual([
    { kind: 'line', align: 'center', runs: [picture] },
    {
      kind: 'line',
      runs: [{ text: '见' }, { text: '图', bold: true }, picture, { text: '，![6](b)' }],
    },
  ])
  const values = createLetterValues()
  const [line] = letterBlocks(values.put(`![60](${name})`), values.back)
  expect(line).toEqual({ kind: 'line', runs: [{ text: `![60](${name})` }] })
})

it('reads a table without a head', () => {
  expect(plain('|-|---|\n|电话|1|')).toMatchObject([
    { widths: [1, 3], head: null, rows: [[[{ text: '电话' }], [{ text: '1' }]]] },
  ])
})

it('whatever a value holds is no markup', () => {
  const values = createLetterValues()
  const nasty = ['# a', '**b**', '| c |', 'd\n---\n- e', '\uE0000\uE001']
  const text = nasty.map((value) => `|${values.put(value)}|`).join('\n')
  const [table, ...more] = letterBlocks(`${text}\n${values.put('# f')}`, values.back)
  expect(table).toMatchObject({ rows: nasty.map((value) => [[{ text: value }]]) })
  expect(more).toEqual([{ kind: 'line', runs: [{ text: '# f' }] }])
})
