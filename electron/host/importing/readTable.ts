import { parseCells } from '../../../shared/domain/parseCells.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { longTextLimit } from '../../../shared/fields/longText.ts'

/** One row of a sheet. */
export interface TableRow {
  /** Line of the file as a spreadsheet counts them, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A sheet as rows of text under a header. */
export interface Table {
  /** Trimmed; empty where a column has no head. */
  readonly header: readonly string[]
  /** Line of the header. */
  readonly top: number
  /** Each row has no more cells than the header, and at least one that is filled: its last. */
  readonly rows: readonly TableRow[]
}

/** Most columns of a sheet; the contract's mapping takes no more. */
export const columnLimit = 500
/** Most rows of a sheet. */
export const rowLimit = 100_000
/** Rows above the header that may hold a title of the sheet. */
const titleRows = 10
const separators = [',', ';', '\t', '|'] as const

/**
 * Reads the text of a sheet: comma, semicolon, tab or bar between cells, quotes around what holds them.
 * A title above the header is passed over, columns without any text are left out.
 * Throws an `invalid` failure for a sheet without rows, or with more than can be imported at once.
 */
export function readTable(text: string): Table {
  const { body, told } = withoutPreamble(text.replace(/\r\n?/g, '\n'))
  const separator = told ?? guessSeparator(body)
  const lines = parse(body, separator)
  const width = lines.reduce((most, { cells }) => Math.max(most, filledWidth(cells)), 0)
  if (width > columnLimit) {
    throw failure('invalid', problem('content', 'tooManyColumns', { limit: columnLimit }))
  }
  const filled = lines.filter(({ cells }) => filledWidth(cells) > 0)
  const top = filled.findIndex((line, index) => isHeader(line.cells, index, width))
  const [head, ...rows] = filled.slice(Math.max(top, 0))
  if (!head || rows.length === 0) throw failure('invalid', problem('content', 'emptyTable'))
  if (rows.length > rowLimit) {
    throw failure('invalid', problem('content', 'tooManyRows', { limit: rowLimit }))
  }
  return {
    top: head.line,
    header: Array.from({ length: width }, (_, index) =>
      (head.cells[index] ?? '').replace(/\s+/g, ' ').trim(),
    ),
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, filledWidth(cells)) })),
  }
}

/** Excel may say in a first line of its own which separator follows. */
function withoutPreamble(text: string): { body: string; told?: string } {
  const plain = text.replace(/^\ufeff/, '')
  const told = /^"?sep=(.)"?\n/i.exec(plain)
  return told ? { body: plain.slice(told[0].length), told: told[1]! } : { body: plain }
}

/** The separator that cuts the first lines into the same number of cells, most of them. */
function guessSeparator(text: string): string {
  const head = text.slice(0, 64 * 1024)
  const scored = separators.map((separator) => {
    const widths: number[] = []
    parseCells(head, separator, (cells) => widths.push(cells.length) < 20)
    const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1
    const alike = widths.filter((width) => width === usual).length / widths.length
    return { separator, score: usual > 1 ? alike * 10 + Math.min(usual, 10) / 10 : 0 }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.separator
}

function parse(text: string, separator: string, most = rowLimit + titleRows): TableRow[] {
  const rows: TableRow[] = []
  parseCells(text, separator, (cells) => {
    const line = rows.length + 1
    if (cells.some((cell) => cell.length > longTextLimit)) {
      throw failure('invalid', problem('content', 'cellTooLong', { line }))
    }
    return rows.push({ line, cells }) <= most
  })
  return rows
}

/** Cells up to the last that holds anything. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

/** A title stands alone in its row; a header has several cells, unless the sheet has one column. */
function isHeader(cells: readonly string[], index: number, width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length
  return index >= titleRows || filled >= Math.min(2, width)
}
