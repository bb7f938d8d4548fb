import { getSchema } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closedLooks } from '../../../shared/printing/closedLooks.ts'
import { wordLooks } from '../../../shared/printing/wordLooks.ts'
import { ControlChip } from './controlChip.ts'
import { FieldChip } from './fieldChip.ts'
import { LetterLines } from './letterLines.ts'
import { LetterTables } from './letterTables.ts'
import { PictureChip } from './pictureChip.ts'
import { bodyOf, docOf } from './templateDoc.ts'

const schema = getSchema([
  StarterKit,
  FieldChip,
  ControlChip,
  LetterLines,
  LetterTables,
  PictureChip,
])
const { italic, underline } = wordLooks
const letter = `# {{recipient.name}}
{{#if customer.level = A}}
**谢谢您，${italic}{{customer.name}}${italic}**。${underline}盼复${underline}
{{else}}
>> {{today}}
{{/if}}

|单号|事由|
|--|----|
{{#each cases}}
|{{case.number}}|**{{case.title}}**|
{{/each}}
---
- 一 ** 二`

const kindsOf = (body: string) => {
  const kinds: string[] = []
  docOf(schema, body).descendants(
    (node) =>
      void (
        node.isInline &&
        kinds.push([node.type.name, ...node.marks.map((mark) => mark.type.name)].join(' '))
      ),
  )
  return kinds
}

it('a letter with conditions, lists and looks comes out of the editor as it went in', () => {
  const doc = docOf(schema, letter)
  doc.check()
  expect(bodyOf(doc.content)).toBe(letter)
})

it('fields and words of control are chips, bold ones too', () => {
  expect(kindsOf('{{#if customer.level != A}}**{{customer.name}}您**{{/if}}')).toEqual([
    'control',
    'field bold',
    'text bold',
    'control',
  ])
  expect(kindsOf('{{#each }}{{end}}')).toEqual(['text', 'field'])
})

it('pictures are chips among the words, in the cells of tables too', () => {
  const sign = `![60](${'0a'.repeat(32)})`
  const body = `>< ${sign}\n**甲${sign}**乙\n|--|--|\n|${sign}|丙|`
  const doc = docOf(schema, body)
  doc.check()
  expect(kindsOf(body).filter((kind) => kind.startsWith('picture'))).toEqual([
    'picture',
    'picture bold',
    'picture',
  ])
  expect(bodyOf(doc.content)).toBe(body)
})

it('looks end before a word of control and begin again after it', () => {
  const body = '{{#if customer.level = A}}**谢谢{{/if}} {{customer.name}}** 您'
  expect(bodyOf(docOf(schema, body).content)).toBe(
    '{{#if customer.level = A}}**谢谢**{{/if}}** {{customer.name}}** 您',
  )
})

it('looks come from what a line begins with, and nowhere else', () => {
  const looks: unknown[] = []
  docOf(schema, letter).forEach((line) => looks.push(line.attrs['look']))
  expect(looks).toEqual(['# ', '', '', '', '>> ', '', '', undefined, '---', '- '])
})

it('whatever is typed is kept', () => {
  const piece = fc.constantFrom(
    ...['{{#if customer.level = A}}', '{{else}}', '{{/if}}', '{{#each cases}}', '{{/each}}'],
    ...[
      '{{customer.name}}',
      '{{',
      '# ',
      '- ',
      '>> ',
      '---',
      '|',
      '|词|',
      '|-|--|\n',
      '|甲|**乙**|\n',
      '\n',
      '\n{{/each}}\n',
      '词',
      '𠮷',
      '*',
      '**词',
      `${italic}斜`,
      `${underline}底`,
      '++',
      "''",
    ],
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const body = pieces.join('')
      // Bold around nothing says nothing.
      fc.pre(!/\*{3,}|\u2062{2,}|\u2064{2,}/.test(body))
      // A look over a word of control is kept as two; signs of several cells are no look.
      fc.pre(closedLooks(body) === body && !/^\|.*\*\*.*\{\{/m.test(body))
      const doc = docOf(schema, body)
      doc.check()
      expect(bodyOf(doc.content)).toBe(body)
    }),
  )
})
