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

/** A table as spreadsheets take it from the clipboard: tabs and lines, and as HTML. */
export function tableFormats(cells: readonly (readonly string[])[]): {
  readonly text: string
  readonly html: string
} {
  const line = (row: readonly string[]) => row.map(tabbed).join('\t')
  const row = (each: readonly string[]) =>
    `<tr>${each.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
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
    columns.map(({ field, spec }) => cellText(spec, row[field], titles)),
  )
  const count = rows.length * columns.length
  if (count === 1) return copyText(cells[0]![0]!, t('frame.copied'))
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
    columns.map(({ label }) => label),
    ...rows.map((row) => columns.map(({ field, spec }) => cellText(spec, row[field], titles))),
  ])
  const said =
    of > rows.length
      ? t('list.bulk.copiedFirst', { count: rows.length, of })
      : t('list.bulk.copied', { count: rows.length })
  await copyText(text, said, html)
}
