import type { RowPreview } from '../../../shared/api/importing.ts'

// A spreadsheet runs a cell that begins with one of these; full-width forms count in Chinese and Japanese Excel.
const formula = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/**
 * The rows that could not be imported, as the text of a CSV file for a spreadsheet: UTF-8 with its byte order mark, lines
 * end in CRLF, the reasons in one more column. Cells that a spreadsheet would run as formulas begin with an apostrophe.
 */
export function failedRowsCsv(
  header: readonly string[],
  failed: readonly RowPreview[],
  reasonHead: string,
  reason: (row: RowPreview) => string,
): string {
  const width = Math.max(header.length, ...failed.map((row) => row.cells.length))
  const fill = (cells: readonly string[]) =>
    Array.from({ length: width }, (_, index) => cells[index] ?? '')
  const lines = [
    [...fill(header), reasonHead],
    ...failed.map((row) => [...fill(row.cells), reason(row)]),
  ]
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** A cell as CSV: harmless, and in quotes where it holds a separator, a quote or a line break. */
export function csvCell(text: string): string {
  const harmless = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
