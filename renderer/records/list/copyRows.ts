import type { Titles } from '../../../shared/api/records.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import { copyText } from '../../frame/copyText.ts'
import { speaker, t } from '../../words.ts'
import type { DrawnColumn } from './drawnColumns.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
/** A break inside a cell is one, and not another row. */
const lineBreak = '<br style="mso-data-placement:same-cell">'
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign).replaceAll('\n', lineBreak)

/** A cell that is copied. A figure is gone on with; anything else is written down as it stands. */
export interface CopiedCell {
  readonly text: string
  readonly isFigure: boolean
}

/** A spreadsheet would make 7 of 007, a day of 3-5, and of an account of 19 digits one that ends in zeros. */
const asText = ` style="mso-number-format:'\\@'"`

/** A table as spreadsheets take it from the clipboard: tabs and lines, and as HTML. */
export function tableFormats(cells: readonly (readonly CopiedCell[])[]): {
  readonly text: string
  readonly html: string
} {
  const line = (row: readonly CopiedCell[]) => row.map(({ text }) => tabbed(text)).join('\t')
  const cell = ({ text, isFigure }: CopiedCell) =>
    `<td${isFigure || text === '' ? '' : asText}>${escaped(text)}</td>`
  const row = (each: readonly CopiedCell[]) => `<tr>${each.map(cell).join('')}</tr>`
  return {
    text: cells.map(line).join('\r\n'),
    html: `<table>${cells.map(row).join('')}</table>`,
  }
}

/** A cell with breaks in it stands between quotes, as spreadsheets write it. */
const tabbed = (cell: string) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A value as a spreadsheet can go on with it: plain numbers, ISO days, names for the rest. */
export function cellText(spec: FieldSpec, value: unknown, titles: Titles): string {
  if (value === null || value === undefined) return ''
  if (spec.kind === 'number') return String(value)
  if (spec.kind === 'duration') return clockTime(Number(value))
  if (spec.kind === 'money') return (Number(value) / 100).toFixed(2)
  if (spec.kind === 'date') return String(value)
  if (spec.kind === 'instant') {
    const at = new Date(Number(value))
    return `${dayOf(Number(value))} ${two(at.getHours())}:${two(at.getMinutes())}`
  }
  return kindOf(spec).format(value, spec, speaker(titles))
}

const figures = new Set(['number', 'money', 'date', 'instant', 'duration'])

const copied = (spec: FieldSpec, value: unknown, titles: Titles): CopiedCell => ({
  text: cellText(spec, value, titles),
  isFigure: figures.has(spec.kind),
})

const two = (part: number) => String(part).padStart(2, '0')
/** Seconds as a clock shows them; a bare number would be read as minutes. */
const clockTime = (seconds: number) =>
  `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

/** Puts a block of cells on the clipboard as spreadsheets have it, without a head; one cell is just its text. Answers whether it could. */
export async function copyCells(
  columns: readonly Pick<DrawnColumn, 'field' | 'spec'>[],
  rows: readonly SomeRow[],
  titles: Titles,
): Promise<boolean> {
  const cells = rows.map((row) =>
    columns.map(({ field, spec }) => copied(spec, row[field], titles)),
  )
  const count = rows.length * columns.length
  if (count === 1) return copyText(cells[0]![0]!.text, t('frame.copied'))
  const { text, html } = tableFormats(cells)
  return copyText(text, t('list.cells.copied', { count }), html)
}

/** Puts rows on the clipboard as a table with its head, and says how many of how many. */
export async function copyRows(
  columns: readonly Pick<DrawnColumn, 'field' | 'label' | 'spec'>[],
  rows: readonly SomeRow[],
  titles: Titles,
  of = rows.length,
): Promise<void> {
  const { text, html } = tableFormats([
    columns.map(({ label }) => ({ text: label, isFigure: false })),
    ...rows.map((row) => columns.map(({ field, spec }) => copied(spec, row[field], titles))),
  ])
  const said =
    of > rows.length
      ? t('list.bulk.copiedFirst', { count: rows.length, of })
      : t('list.bulk.copied', { count: rows.length })
  await copyText(text, said, html)
}
