import { getSchema, Node } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { FieldChip } from './fieldChip.ts'
import { fieldQueryIn, unknownFields } from './fieldQuery.ts'
import { docOf } from './templateDoc.ts'
import type { Vocabulary } from './vocabulary.ts'

const schema = getSchema([
  Node.create({ name: 'doc', topNode: true, content: 'paragraph+' }),
  Node.create({ name: 'paragraph', content: 'inline*' }),
  Node.create({ name: 'text', group: 'inline' }),
  FieldChip,
])

/** What is looked for when this was typed; nothing when no field is. */
function asked(typed: string): string | undefined {
  const doc = docOf(schema, typed)
  const selection = TextSelection.atEnd(doc)
  return fieldQueryIn(EditorState.create({ doc, selection }))?.text
}

it('fields are called by a brace anywhere, and by a slash where a word begins', () => {
  expect(asked('单号{编')).toBe('编')
  expect(asked('单号 /编')).toBe('编')
  expect(asked('和/或')).toBeUndefined()
})

it('the same keys call them in Chinese punctuation', () => {
  for (const typed of ['单号｛编', '单号「编', '／编', '、编', '单号 、编']) {
    expect(asked(typed), typed).toBe('编')
  }
})

it('words in brackets and lists of words are no call', () => {
  for (const typed of ['「纸管」', '｛纸管｝', '纸管、纸箱', '{{case.customer.name}}、']) {
    expect(asked(typed), typed).toBeUndefined()
  }
})

it('words of control are no fields that nobody knows', () => {
  const letters: Vocabulary = {
    groups: () => [],
    isKnown: (path) => path === 'customer.name',
    words: (path) => path,
    controlWords: ({ text }) => text,
  }
  const body =
    '{{#if customer.name}}{{customer.name}}{{else}}{{customer.nmae}}{{/if}}{{#each cases}}·{{/each}}'
  expect(unknownFields(body, letters)).toEqual(['customer.nmae'])
})
