import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state'
import { addColumnAfter, addRowAfter, deleteRow, toggleHeaderRow } from '@tiptap/pm/tables'
import { StarterKit } from '@tiptap/starter-kit'
import { expect, it } from 'vitest'
import { ControlChip } from './controlChip.ts'
import { FieldChip } from './fieldChip.ts'
import { LetterLines } from './letterLines.ts'
import { aroundRows, LetterTables, widen } from './letterTables.ts'
import { bodyOf, docOf } from './templateDoc.ts'

const schema = getSchema([StarterKit, FieldChip, ControlChip, LetterLines, LetterTables])
const table = '前\n|单号|事由|\n|--|------|\n|{{case.number}}|**{{case.title}}**|\n后'

/** What a text becomes when something is done at some words of it. */
function after(body: string, words: string, ...commands: readonly Command[]): string {
  const doc = docOf(schema, body)
  let at = 0
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent.includes(words)) at = pos + 1
  })
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, at) })
  for (const command of commands) command(state, (tr) => (state = state.apply(tr)))
  state.doc.check()
  return bodyOf(state.doc.content)
}

it('a table gets rows and columns, wider ones, and a head or none', () => {
  expect(after(table, '单号', addColumnAfter)).toBe(
    '前\n|单号||事由|\n|--|----|------|\n|{{case.number}}||**{{case.title}}**|\n后',
  )
  expect(after(table, '事由', addRowAfter, widen(2), widen(-1))).toBe(
    '前\n|单号|事由|\n|--|-------|\n|||\n|{{case.number}}|**{{case.title}}**|\n后',
  )
  expect(after(table, '事由', toggleHeaderRow)).toBe(
    '前\n|--|------|\n|单号|事由|\n|{{case.number}}|**{{case.title}}**|\n后',
  )
  expect(after(table, '事由', deleteRow)).toBe(
    '前\n|--|------|\n|{{case.number}}|**{{case.title}}**|\n后',
  )
})

it('a list goes over a row of it, and stays with the table when that grows', () => {
  const listed = after(
    table.replace('{{case.number}}', '第一'),
    '第一',
    aroundRows('{{#each cases}}', ['{{/each}}']),
  )
  expect(listed).toBe(
    '前\n|单号|事由|\n|--|------|\n{{#each cases}}\n|第一|**{{case.title}}**|\n{{/each}}\n后',
  )
  expect(after(listed, '第一', addColumnAfter)).toBe(
    '前\n|单号||事由|\n|--|----|------|\n{{#each cases}}\n|第一||**{{case.title}}**|\n{{/each}}\n后',
  )
})

it('a bar that is typed in a cell stays in it', () => {
  const typed: Command = (state, dispatch) => {
    dispatch?.(state.tr.insertText('甲|乙|'))
    return true
  }
  const body = after('|单号|事由|\n|--|--|\n|1|2|', '1', typed)
  expect(body).toBe('|单号|事由|\n|--|--|\n|甲\u2063|乙\u2063|1|2|')
  expect(docOf(schema, body).child(0).textContent).toBe('单号事由甲|乙|12')
  expect(bodyOf(docOf(schema, body).content)).toBe(body)
})

it('lines that are no whole table stay lines', () => {
  for (const body of ['|甲|乙|', '|甲|\n|--|--|', '|甲|乙|\n|--|--|\n{{#each cases}}\n|1|2|']) {
    expect(docOf(schema, body).firstChild!.type.name).toBe('paragraph')
    expect(bodyOf(docOf(schema, body).content)).toBe(body)
  }
})
