import type { SomeRow, AnyValues } from '../../../../shared/entity.ts'
import type { FieldSpec } from '../../../../shared/fields/field.ts'
import type { Parsed } from '../../../../shared/fields/kind.ts'
import { importKey } from '../../../../shared/importNames.ts'

/** A column that a table is pasted into. */
export interface PasteColumn {
  readonly field: string
  readonly label: string
  readonly spec: FieldSpec
  readonly isTitle: boolean
  /** Whether somebody may write into it. */
  readonly editable: boolean
}

/** One cell as it would be: what it says now, what was pasted, and what is wrong with that. */
export interface PlannedCell {
  readonly field: string
  /** As people read it; empty for nothing. */
  readonly old: string
  readonly now: string
  /** Key of what is wrong. */
  readonly problem?: string
  /** What it would hold, where that is another value. */
  readonly value?: { readonly of: unknown }
}

/** A row of the list as it would be; null for one that would be made. */
export interface PlannedRow {
  readonly row: SomeRow | null
  readonly cells: readonly PlannedCell[]
}

export interface PastePlan {
  readonly columns: readonly PasteColumn[]
  readonly rows: readonly PlannedRow[]
  /** Cells that would hold another value, without those of new records. */
  readonly changes: number
  readonly problems: number
  /** Records that would be made. */
  readonly creates: number
  /** The first line of what was pasted names the columns, and is left out. */
  readonly headed: boolean
  /** Columns and rows that stand beyond the list, and are left out. */
  readonly columnsLeftOut: number
  readonly rowsLeftOut: number
}

/** Lines of texts; where there is none the cell stays as it is. */
export type PasteTable = readonly (readonly (string | undefined)[])[]

/** What a paste is worked out from. */
export interface PasteAsked {
  readonly table: PasteTable
  /** The columns from the cell that it is pasted onto. */
  readonly columns: readonly PasteColumn[]
  /** The rows from that cell down, as many as there are for the table. */
  readonly rows: readonly SomeRow[]
  /** Whether lines beyond the end of the list become new records. */
  readonly adding: boolean
  readonly read: (text: string, spec: FieldSpec) => Parsed<unknown>
  /** A value as people read it. */
  readonly written: (value: unknown, spec: FieldSpec) => string
  /** A value as it is copied. */
  readonly copied: (value: unknown, spec: FieldSpec) => string
}

/** Works out what pasting a table would do, cell by cell. Nothing is written. */
export function planPaste(asked: PasteAsked): PastePlan {
  const width = Math.max(0, ...asked.table.map((line) => line.length))
  const columns = asked.columns.slice(0, width)
  const headed = namesColumns(asked.table, columns)
  const lines = headed ? asked.table.slice(1) : asked.table
  const mayCreate = asked.adding && columns.some(({ isTitle, editable }) => isTitle && editable)
  const rows = lines.flatMap((line, place): PlannedRow[] => {
    const row = asked.rows[place]
    if (row)
      return [{ row, cells: columns.map((column, at) => cellOf(asked, column, line[at], row)) }]
    if (!mayCreate || line.every((text) => !text?.trim())) return []
    return [
      { row: null, cells: columns.map((column, at) => newCellOf(asked, column, line[at] ?? '')) },
    ]
  })
  const cells = rows.flatMap((each) => each.cells)
  const existing = rows.filter(({ row }) => row !== null).flatMap((each) => each.cells)
  return {
    columns,
    rows,
    changes: existing.filter(({ value }) => value).length,
    problems: cells.filter(({ problem }) => problem !== undefined).length,
    creates: rows.filter(isSoundNew).length,
    headed,
    columnsLeftOut: width - columns.length,
    rowsLeftOut: lines.length - rows.length,
  }
}

/** What is to be written of a plan: cells with a problem stay as they are, and a record without a name is not made. */
export function changesOf(plan: PastePlan): {
  readonly changes: readonly { id: string; values: AnyValues; seen: AnyValues }[]
  readonly creates: readonly AnyValues[]
} {
  const changes = plan.rows.flatMap(({ row, cells }) => {
    const changed = cells.filter(({ value }) => value)
    if (!row || changed.length === 0) return []
    const seen = changed.map(({ field }) => [field, row[field] ?? null])
    return [{ id: row.id, values: valuesOf(changed), seen: Object.fromEntries(seen) as AnyValues }]
  })
  const creates = plan.rows.filter(isSoundNew).map(({ cells }) => valuesOf(cells))
  return { changes, creates }
}

const valuesOf = (cells: readonly PlannedCell[]): AnyValues =>
  Object.fromEntries(cells.flatMap(({ field, value }) => (value ? [[field, value.of]] : [])))

/** A new record in which nothing needed is wrong. */
const isSoundNew = ({ row, cells }: PlannedRow) =>
  row === null && cells.every(({ problem }) => problem !== 'required')

/** The table over and over, as often as it fits into a block of cells exactly; one cell fills any block. */
export function filled(
  table: PasteTable,
  block: { readonly rows: number; readonly columns: number },
): PasteTable {
  const width = Math.max(0, ...table.map((line) => line.length))
  if (width === 0 || block.rows % table.length !== 0 || block.columns % width !== 0) return table
  return Array.from({ length: block.rows }, (_, row) =>
    Array.from(
      { length: block.columns },
      (_, column) => table[row % table.length]![column % width],
    ),
  )
}

/** Whether the first line says what the columns are called: at least every other word of it does. */
function namesColumns(table: PasteTable, columns: readonly PasteColumn[]): boolean {
  const [first = []] = table
  const said = columns.filter((_, at) => first[at]?.trim())
  const same = columns.filter(
    ({ label }, at) => first[at]?.trim() && importKey(first[at]) === importKey(label),
  )
  return table.length > 1 && same.length > 0 && same.length * 2 >= said.length
}

function cellOf(
  asked: PasteAsked,
  { field, spec, editable }: PasteColumn,
  text: string | undefined,
  row: SomeRow,
): PlannedCell {
  const held = row[field] ?? null
  const old = held === null ? '' : asked.written(held, spec)
  // A line that ends early says nothing of the cells beyond.
  if (text === undefined) return { field, old, now: old }
  const said = text.trim()
  // What says the same as the cell does changes nothing, though it may not be read back to the same.
  const isSame = said === old.trim() || (held !== null && said === asked.copied(held, spec).trim())
  if (isSame) return { field, old, now: old }
  if (!editable) return { field, old, now: text, problem: 'readOnly' }
  const read = asked.read(text, spec)
  if ('problem' in read) return { field, old, now: text, problem: read.problem }
  if (read.value === null && spec.required) return { field, old, now: '', problem: 'required' }
  const now = read.value === null ? '' : asked.written(read.value, spec)
  if (JSON.stringify(read.value) === JSON.stringify(held)) return { field, old, now: old }
  return { field, old, now, value: { of: read.value } }
}

function newCellOf(
  asked: PasteAsked,
  { field, spec, editable }: PasteColumn,
  text: string,
): PlannedCell {
  const blank = { field, old: '', now: text }
  const isNeeded = spec.required && spec.initially === undefined
  if (text.trim() === '') return isNeeded ? { ...blank, problem: 'required' } : blank
  if (!editable) return { ...blank, problem: 'readOnly' }
  const read = asked.read(text, spec)
  if ('problem' in read) return { ...blank, problem: isNeeded ? 'required' : read.problem }
  if (read.value === null) return isNeeded ? { ...blank, problem: 'required' } : blank
  return { field, old: '', now: asked.written(read.value, spec), value: { of: read.value } }
}
