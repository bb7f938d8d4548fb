import { expect, it } from 'vitest'
import { letterBlocks } from '../../../shared/printing/letterBlocks.ts'
import {
  fillTree,
  templateTree,
  type TemplateScope,
} from '../../../shared/printing/templateTree.ts'
import { tableText } from './tableText.ts'

it('a table that was put together has its head and a row for each record, and is not there without any', () => {
  const text = tableText('cases', [
    { name: 'number', said: '单号', kind: 'number' },
    { name: 'title', said: '事由|x', kind: 'text' },
  ])
  const each = (number: string): TemplateScope => ({
    valueOf: (path) => (path === 'case.number' ? number : '开裂'),
    codeOf: () => null,
    each: () => [],
  })
  const filled = (numbers: readonly string[]) => {
    const scope = { ...each(''), valueOf: () => null, each: () => numbers.map(each) }
    return letterBlocks(
      fillTree(templateTree(`前\n${text}\n后`).nodes, scope, (_field, value) => value ?? ''),
      (held) => held,
    )
  }
  const said = (words: string) => [{ text: words }]
  expect(filled(['1', '2'])[1]).toEqual({
    kind: 'table',
    widths: [3, 6],
    head: [said('单号'), said('事由|x')],
    rows: [
      [said('1'), said('开裂')],
      [said('2'), said('开裂')],
    ],
  })
  expect(filled([]).map(({ kind }) => kind)).toEqual(['line', 'line'])
})
