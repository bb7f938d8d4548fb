import { getSchema, Node } from '@tiptap/core'
import { Fragment } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FieldChip } from './fieldChip.ts'
import { bodyOf, docOf } from './templateDoc.ts'

const schema = getSchema([
  Node.create({ name: 'doc', topNode: true, content: 'paragraph+' }),
  Node.create({ name: 'paragraph', content: 'inline*' }),
  Node.create({ name: 'text', group: 'inline' }),
  FieldChip,
])
const pieces = fc.constantFrom(
  '{{case.number}}',
  '{{a.b}}',
  '{{',
  '}}',
  '\n',
  '客户',
  ' ',
  '/',
  '𠮷',
  '<b>',
)

it('holds a text as it is kept, whatever stands in it', () => {
  fc.assert(
    fc.property(
      fc.array(pieces).map((each) => each.join('')),
      (body) => {
        const doc = docOf(schema, body)
        doc.check()
        expect(bodyOf(doc.content)).toBe(body)
      },
    ),
  )
})

it('makes chips of fields, and copies them out as they are kept', () => {
  const doc = docOf(schema, '单号 {{case.number}}，{{gone.field}}\n敬礼')
  const kinds: string[] = []
  doc.descendants((node) => void (node.isInline && kinds.push(node.type.name)))
  expect(kinds).toEqual(['text', 'field', 'text', 'field', 'text'])
  // From within the first words to the second line.
  expect(bodyOf(doc.slice(3, doc.content.size - 2).content)).toBe(
    ' {{case.number}}，{{gone.field}}\n敬',
  )
  expect(bodyOf(Fragment.from(doc.child(0)))).toBe('单号 {{case.number}}，{{gone.field}}')
})
