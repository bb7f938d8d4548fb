import { Extension, Node } from '@tiptap/core'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import {
  addRowAfter,
  goToNextCell,
  isInTable,
  selectedRect,
  tableEditing,
  type TableRole,
} from '@tiptap/pm/tables'
import { usualWide } from './tableDoc.ts'

declare module '@tiptap/core' {
  interface NodeConfig {
    /** What it is within a table, for the library that edits tables. */
    tableRole?: TableRole
  }
}

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  tableRole: 'table',
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
})

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

/** A cell is one line of words: what is kept of a table has a line a row. */
const cell = (name: string, tag: 'td' | 'th', tableRole: TableRole) =>
  Node.create({
    name,
    content: 'paragraph',
    isolating: true,
    tableRole,
    addAttributes: () => ({
      colspan: { default: 1 },
      rowspan: { default: 1 },
      colwidth: { default: null, rendered: false },
      wide: {
        default: usualWide,
        parseHTML: (element: HTMLElement) => Number(element.dataset['wide']) || usualWide,
        renderHTML: ({ wide }: { wide?: number }) => ({
          'data-wide': wide,
          style: `width: ${(wide ?? usualWide) / 2}em`,
        }),
      },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  })

/** Tables of a letter: Tab goes from cell to cell, and makes a row after the last. */
export const LetterTables = Extension.create({
  name: 'letterTables',
  addExtensions: () => [
    Table,
    TableRow,
    cell('tableCell', 'td', 'cell'),
    cell('tableHeader', 'th', 'header_cell'),
  ],
  extendNodeSchema: (extension) => {
    const { tableRole } = extension.config as { tableRole?: TableRole }
    return tableRole ? { tableRole } : {}
  },
  addKeyboardShortcuts() {
    const run = (command: Command) => command(this.editor.state, this.editor.view.dispatch)
    const onward = () =>
      isInTable(this.editor.state) &&
      (run(goToNextCell(1)) || (run(addRowAfter) && run(goToNextCell(1))))
    return {
      Tab: onward,
      Enter: onward,
      'Shift-Tab': () => isInTable(this.editor.state) && run(goToNextCell(-1)),
    }
  },
  addProseMirrorPlugins: () => [tableEditing()],
})

/** How wide a column may be, as a share of the table. */
const [narrowest, widest] = [1, 40]

/** Makes the columns of the selection wider, or narrower. */
export const widen =
  (by: number): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    const { map, table, tableStart, left, right } = selectedRect(state)
    const { tr } = state
    for (const at of new Set(map.map)) {
      const column = map.colCount(at)
      const { attrs } = table.nodeAt(at)!
      if (column < left || column >= right || attrs['colspan'] !== 1) continue
      const wide = Math.min(widest, Math.max(narrowest, Number(attrs['wide']) + by))
      tr.setNodeMarkup(tableStart + at, null, { ...attrs, wide })
    }
    dispatch?.(tr)
    return true
  }

/** Puts words of control before and after the rows of the selection, each in a row of its own. */
export const aroundRows =
  (open: string, ends: readonly string[]): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false
    dispatch?.(rowsWithin(state, open, ends))
    return true
  }

function rowsWithin(state: EditorState, open: string, ends: readonly string[]): Transaction {
  const { table, tableStart, top, bottom, map } = selectedRect(state)
  const { tableRow, tableCell, paragraph, control } = state.schema.nodes
  const row = (token: string) => {
    const words = paragraph!.create(null, control!.create({ token }))
    return tableRow!.create(null, tableCell!.create({ colspan: map.width }, words))
  }
  const startOf = (index: number) => {
    let at = tableStart
    for (let before = 0; before < index; before += 1) at += table.child(before).nodeSize
    return at
  }
  return state.tr.insert(startOf(bottom), ends.map(row)).insert(startOf(top), row(open))
}
