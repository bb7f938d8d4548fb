import { pinyinSortKey } from '../../../shared/domain/pinyin.ts'
import type { AnyRow, AnyValues, Entity, SomeRow } from '../../../shared/entity.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import { masked } from '../../../shared/rights/masked.ts'
import { perEntity } from '../database/template.ts'

export type StoredRow = Readonly<Record<string, string | number | null>>

/** Characters of a title that decide its place in a list. */
const sortedLength = 60

/** The columns of some values, as SQLite takes them. */
export function toColumns(
  entity: Entity,
  values: AnyValues,
): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const spec = entity.fields[name]
      return [
        name,
        spec && value !== null && value !== undefined ? kindOf(spec).toColumn(value) : null,
      ]
    }),
  )
}

const fieldReaders = perEntity(
  (entity) =>
    new Map(
      Object.entries(entity.fields).map(([name, spec]) => {
        const { fromColumn } = kindOf(spec)
        const read = (column: string | number): unknown => fromColumn(column)
        const mask = (column: string | number) => masked(spec.kind, fromColumn(column))
        return [name, spec.kept === 'masked' ? mask : read] as const
      }),
    ),
)

/** A record as the wire shows it, from its columns; whoever knows the entity with masks sees masks. */
export function toRow(entity: Entity, stored: StoredRow): AnyRow {
  const { id, createdAt, createdBy, updatedAt, updatedBy, deletedAt, deletedBy } = stored
  const row: Record<string, unknown> = {
    id,
    createdAt,
    createdBy,
    updatedAt,
    updatedBy,
    deletedAt,
    deletedBy,
  }
  for (const [name, read] of fieldReaders(entity)) {
    const column = stored[name]
    row[name] = column === null || column === undefined ? null : read(column)
  }
  return row as AnyRow
}

/** Some fields of a record as the wire shows them, from columns among which these are. */
export function toSomeRow(entity: Entity, stored: StoredRow, fields: readonly string[]): SomeRow {
  const row: Record<string, unknown> = { id: stored.id }
  const readers = fieldReaders(entity)
  for (const name of fields) {
    const column = stored[name] ?? null
    const read = readers.get(name)
    row[name] = column === null || !read ? column : read(column)
  }
  return row as SomeRow
}

/** Where a record stands among titles sorted by pinyin. */
export function titleKeyOf(entity: Entity, values: AnyValues): string {
  return pinyinSortKey(String(values[entity.title] ?? '').slice(0, sortedLength))
}

/** Whether two values of a field are the same to a person. */
export function sameValue(a: unknown, b: unknown): boolean {
  const [left, right] = [a ?? null, b ?? null]
  return left === right || JSON.stringify(canonical(left)) === JSON.stringify(canonical(right))
}

function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
