import type { Node as DocNode, Schema } from '@tiptap/pm/model'
import { templateTokens, type TemplateToken } from '../../../shared/printing/templateTree.ts'
import { asTyped, betweenCells, withTypedBars } from '../../../shared/printing/typedBars.ts'

/** How wide a column is that nobody made wider: its share of the table. */
export const usualWide = 4

const rule = /^\|(?:-+\|)+$/
const cellsOf = (line: string) => line.slice(1, -1).split(betweenCells).map(asTyped)

/** The word of control that is all of a line; undefined for any other line. */
function controlOf(line: string): Exclude<TemplateToken, { kind: 'text' | 'field' }> | undefined {
  const [token, more] = templateTokens(line)
  if (more !== undefined || !token || token.kind === 'text' || token.kind === 'field')
    return undefined
  return token
}

/** Where the lines of a table end: with the last between `|`, or with what closes a list or a condition over its rows. */
export function tableEnd(lines: readonly string[], from: number): number {
  let [end, depth] = [from, 0]
  for (let at = from; at < lines.length; at += 1) {
    if (lines[at]!.startsWith('|')) {
      end = at + 1
      continue
    }
    const control = controlOf(lines[at]!)
    if (control?.kind === 'if' || control?.kind === 'each') depth += 1
    else if (control && depth > 0) {
      if (control.kind === 'else') continue
      depth -= 1
      if (depth === 0 && end === at) end = at + 1
    } else break
  }
  return end
}

/** Lines between `|` as a table; null where they are none that a table says in the very same way. */
export function tableNode(
  schema: Schema,
  lines: readonly string[],
  inlines: (text: string) => DocNode[],
): DocNode | null {
  const { table, tableRow, tableCell, tableHeader, paragraph } = schema.nodes
  const ruled = lines.slice(0, 2).findIndex((line) => rule.test(line))
  if (ruled < 0 || !table || !tableRow || !tableCell || !tableHeader || !paragraph) return null
  const wide = cellsOf(lines[ruled]!).map(({ length }) => length)
  const rows = lines.flatMap((line, at) => {
    if (at === ruled) return []
    const type = at < ruled ? tableHeader : tableCell
    if (!line.startsWith('|')) {
      const words = paragraph.create(null, inlines(line))
      return [tableRow.create(null, tableCell.create({ colspan: wide.length }, words))]
    }
    const cells = cellsOf(line).map((text, column) =>
      type.create({ wide: wide[column] }, paragraph.create(null, inlines(text))),
    )
    return [tableRow.create(null, cells)]
  })
  const isWhole = rows.every((row) => columnsOf(row) === wide.length)
  return isWhole && rows.length > 0 && isClosed(lines) ? table.create(null, rows) : null
}

/** Whether what is opened between rows is closed there. */
function isClosed(lines: readonly string[]): boolean {
  const kinds = lines.map((line) => controlOf(line)?.kind)
  const count = (...some: readonly string[]) =>
    kinds.filter((kind) => kind && some.includes(kind)).length
  return count('if', 'each') === count('endIf', 'endEach')
}

/** A table as it is kept, line by line. */
export function tableLines(table: DocNode, lineOf: (block: DocNode) => string): string[] {
  const rows: DocNode[] = []
  table.forEach((row) => rows.push(row))
  const full = rows.find((row) => row.childCount > 1 || row.firstChild?.attrs['colspan'] === 1)
  const wide = Array.from({ length: columnsOf(rows[0]!) }, (_each, column) => {
    const cell = full && column < full.childCount ? full.child(column) : undefined
    return '-'.repeat(Number(cell?.attrs['wide'] ?? usualWide))
  })
  const lines = rows.map((row) => rowLine(row, lineOf))
  const hasHead = rows[0]?.firstChild?.type.name === 'tableHeader'
  return lines.toSpliced(hasHead ? 1 : 0, 0, `|${wide.join('|')}|`)
}

/** A row as it is kept; one that is there for a word of control is that alone. */
export function rowLine(row: DocNode, lineOf: (block: DocNode) => string): string {
  const cells: string[] = []
  row.forEach((cell) => cells.push(withTypedBars(lineOf(cell.firstChild!))))
  const [only = '', more] = cells
  const isControl = more === undefined && row.firstChild?.attrs['colspan'] !== 1 && controlOf(only)
  return isControl ? only : `|${cells.join('|')}|`
}

function columnsOf(row: DocNode): number {
  let columns = 0
  row.forEach((cell) => (columns += Number(cell.attrs['colspan'])))
  return columns
}
