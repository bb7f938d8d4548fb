import { sql, type SqlBool } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { ledColumns } from './ledColumns.ts'
import type { AskedList, ListDesk } from './listQueries.ts'
import { newestRow } from './newestRows.ts'
import { seesEvery, type VisibleRows } from './visible.ts'

/** Names walked for the first rows of a list. */
const walkedNames = 3000
/** Rows that a name has on the average at most: those of one are read all before the next name. */
const rowsOfName = 100
/** Deleted records that are looked through for rows which still refer to them; they stand in no index of names. */
const fewDeleted = 1000

/** The column by which such rows are in order. */
export const nameKey = 'nameKey'

/**
 * The first rows of a list that is sorted by a reference, in its order: what they refer to is walked along its names, and
 * looked up in the index of the reference. As far as some names go; undefined where that is no way, or not the order.
 */
export function rowsByName(
  { reading, registry, rules }: ListDesk,
  { actor, entity, sort }: AskedList,
): VisibleRows | undefined {
  const { field } = sort
  const to = Object.hasOwn(entity.fields, field) ? entity.fields[field]?.to : undefined
  const target = to === undefined ? undefined : entityNamed(registry, to)
  if (!target || !seesEvery(target, rules[target.name], actor)) return undefined
  if (!ledColumns(reading, entity).lookedUp.has(field)) return undefined
  if (!ledColumns(reading, target).walkable.has('titleKey')) return undefined
  if (newestRow(reading, entity) > rowsOfName * newestRow(reading, target)) return undefined
  if (mayNameDeleted(reading, entity, field, target)) return undefined
  const direction = sort.descending ? 'desc' : 'asc'
  const names = anyQuery.selectFrom(`${target.name} as named`).where('named.deletedAt', 'is', null)
  const last = reading.first(
    names
      .select('named.titleKey as key')
      .orderBy('named.titleKey', direction)
      .offset(walkedNames - 1)
      .limit(1),
  )
  const walked = last
    ? names.where('named.titleKey', sort.descending ? '>=' : '<=', last.key)
    : names
  return walked
    .crossJoin(entity.name)
    .whereRef(`${entity.name}.${field}`, '=', 'named.id')
    .where(`${entity.name}.deletedAt`, 'is', null)
    .selectAll(entity.name)
    .select(`named.titleKey as ${nameKey}`)
    .orderBy('named.titleKey', direction)
    .orderBy(`${entity.name}.rowid`, direction) as unknown as VisibleRows
}

/** Whether a row refers to something that is deleted, as far as a look is worth it. */
function mayNameDeleted(reading: Reading, entity: Entity, field: string, target: Entity): boolean {
  const deleted = reading.all(
    anyQuery
      .selectFrom(target.name)
      .select('id')
      .where('deletedAt', 'is not', null)
      .limit(fewDeleted + 1),
  )
  if (deleted.length === 0) return false
  if (deleted.length > fewDeleted) return true
  const ids = JSON.stringify(deleted.map(({ id }) => id))
  const naming = anyQuery
    .selectFrom(entity.name)
    .select('rowid')
    .where(field, 'in', idsIn(ids))
    .where(sql<SqlBool>`+${sql.ref('deletedAt')} is null`)
  return reading.first(naming.limit(1)) !== undefined
}
