import type { Titles } from '../../../shared/api/records.ts'
import type { AnyRow } from '../../../shared/entity.ts'
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
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

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
  if (spec.kind === 'number' || spec.kind === 'duration') return String(value)
  if (spec.kind === 'money') return (Number(value) / 100).toFixed(2)
  if (spec.kind === 'date') return String(value)
  if (spec.kind === 'instant') {
    const at = new Date(Number(value))
    const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'))
    return `${dayOf(Number(value))} ${time.join(':')}`
  }
  return kindOf(spec).format(value, spec, speaker(titles))
}

/** Puts rows on the clipboard as a table with its head, and says how many of how many. */
export async function copyRows(
  columns: readonly Pick<DrawnColumn, 'field' | 'label' | 'spec'>[],
  rows: readonly AnyRow[],
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
