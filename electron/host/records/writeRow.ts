import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { anyQuery, query } from '../database/query.ts'
import { perEntity, perKey, template } from '../database/template.ts'
import type { Transaction } from './changeLog.ts'
import { forgetTagsAndDuplicates, indexTagsAndDuplicates } from './derivedIndexes.ts'
import { titleKeyOf, toColumns } from './rows.ts'
import { searchedFields } from './searchedFields.ts'
import { recencyOf } from './searchIndex.ts'

/** Writes a new row and what it is found by; only the store calls this. */
export function insertRow(tx: Transaction, entity: Entity, id: string, values: AnyValues): AnyRow {
  const user = tx.act.actor.user
  const base = { createdAt: tx.now, createdBy: user, updatedAt: tx.now, updatedBy: user }
  const empty = Object.fromEntries(Object.keys(entity.fields).map((name) => [name, null]))
  const recency = tx.nextRecency(entity)
  tx.run(
    newRow(entity)({
      ...empty,
      id,
      ...base,
      titleKey: titleKeyOf(entity, values),
      recency,
      ...toColumns(entity, values),
    }),
  )
  const row = { ...empty, ...values, id, ...base, deletedAt: null, deletedBy: null } as AnyRow
  indexTagsAndDuplicates(tx, entity, row, true)
  tx.indexLater(entity, row, { was: null, is: recency })
  return row
}

/** Writes some values of a row that is there, and what it is found by. */
export function rewriteRow(
  tx: Transaction,
  entity: Entity,
  before: AnyRow,
  values: AnyValues,
): AnyRow {
  const after = { ...before, ...values, updatedAt: tx.now, updatedBy: tx.act.actor.user }
  const was = recencyOf(tx, entity, before.id)
  const stays = tx.act.many && was !== null && after.deletedAt === null
  const is = stays ? was : after.deletedAt === null ? tx.nextRecency(entity) : null
  const moved = 'deletedAt' in values
  setColumns(tx, entity, before.id, {
    ...toColumns(entity, values),
    ...(entity.title in values && { titleKey: titleKeyOf(entity, after) }),
    ...(moved && { deletedAt: after.deletedAt, deletedBy: after.deletedBy }),
    updatedAt: after.updatedAt,
    updatedBy: after.updatedBy,
    recency: is,
  })
  if (moved || isLookedUp(entity, values)) indexTagsAndDuplicates(tx, entity, after, false)
  if (moved || is !== was || isSearched(entity, values)) tx.indexLater(entity, after, { was, is })
  return after
}

const isLookedUp = ({ fields }: Entity, values: AnyValues) =>
  Object.keys(values).some((name) => fields[name]?.kind === 'tags' || fields[name]?.duplicate)
const isSearched = (entity: Entity, values: AnyValues) =>
  searchedFields(entity).some(({ name }) => name in values)

/** Writes values that nobody finds the row by, and that are no change of it. */
export function writeColumns(tx: Transaction, entity: Entity, id: string, values: AnyValues): void {
  setColumns(tx, entity, id, toColumns(entity, values))
}

type Columns = Readonly<Record<string, string | number | null>>

function setColumns(tx: Transaction, entity: Entity, id: string, columns: Columns): void {
  tx.run(someColumns(entity)(Object.keys(columns).join())({ ...columns, id }))
}

const someColumns = perEntity((entity) =>
  perKey((names) =>
    template((row: Columns) =>
      anyQuery
        .updateTable(entity.name)
        .set(Object.fromEntries(names.split(',').map((name) => [name, row[name]])))
        .where('id', '=', row['id']!),
    ),
  ),
)

/** Takes a row away, with all that was kept to find it and to tell its changes apart. */
export function eraseRow(tx: Transaction, entity: Entity, row: AnyRow): void {
  forgetTagsAndDuplicates(tx, row.id)
  tx.indexLater(entity, row, { was: recencyOf(tx, entity, row.id), is: null })
  tx.run(oldCells({ record: row.id }))
  tx.run(oldRow(entity)({ id: row.id }))
}

const baseColumns = [
  'id',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'titleKey',
  'recency',
]

const newRow = perEntity((entity) =>
  template((row: Record<string, string | number | null>) => {
    const columns = [...baseColumns, ...Object.keys(entity.fields)]
    return anyQuery
      .insertInto(entity.name)
      .values(Object.fromEntries(columns.map((name) => [name, row[name]])))
  }),
)
const oldRow = perEntity((entity) =>
  template(({ id }: { id: string }) => anyQuery.deleteFrom(entity.name).where('id', '=', id)),
)
const oldCells = template(({ record }: { record: string }) =>
  query.deleteFrom('cell').where('record', '=', record),
)
