import type { FieldSpec } from '../../../shared/fields/field.ts'
import { recipientLists, type RecipientList } from '../../../shared/printing/recipient.ts'
import { withTypedBars } from '../../../shared/printing/typedBars.ts'

/** A column of a table: what it is called, and which field of its list stands there. */
export interface TableColumn {
  readonly name: string
  readonly said: string
  readonly kind: FieldSpec['kind']
}

const wide: ReadonlySet<FieldSpec['kind']> = new Set(['text', 'longText', 'address'])

/** The text of a table that goes through a list, a row for each record; it is left out where the list has none. */
export function tableText(list: RecipientList, columns: readonly TableColumn[]): string {
  const { each } = recipientLists[list]
  const row = (cells: readonly string[]) => `|${cells.join('|')}|`
  return [
    `{{#if ${list}}}`,
    row(columns.map(({ said }) => withTypedBars(said))),
    row(columns.map(({ kind }) => '-'.repeat(wide.has(kind) ? 6 : 3))),
    `{{#each ${list}}}`,
    row(columns.map(({ name }) => `{{${each}.${name}}}`)),
    '{{/each}}',
    '{{/if}}',
  ].join('\n')
}
