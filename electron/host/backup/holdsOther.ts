import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'

/** Columns that tell when a record was written and how it is found, and not what it holds. */
const aside = new Set([
  ...['rowid', 'id', 'titleKey', 'recency', 'createdAt', 'createdBy'],
  ...['updatedAt', 'updatedBy', 'deletedAt', 'deletedBy'],
])

/**
 * Whether a record holds anything else in `today` than in the backup beside it, by two names of its table in a query. What was
 * deleted and restored since, or changed and changed back, holds the same.
 */
export function holdsOther(
  reading: Reading,
  entity: string,
  then: string,
  now: string,
): RawBuilder<SqlBool> {
  const known = columnsOf(reading, entity, 'today')
  const fields: Readonly<Record<string, { readonly derived: boolean }>> =
    entities[entity as keyof typeof entities].fields
  const held = [...columnsOf(reading, entity, 'main')].filter(
    (name) => known.has(name) && !aside.has(name) && !fields[name]?.derived,
  )
  const written = sql<SqlBool>`${sql.ref(`${then}.updatedAt`)} is not ${sql.ref(`${now}.updatedAt`)}`
  if (held.length === 0) return written
  const row = (of: string) => sql`(${sql.join(held.map((name) => sql.ref(`${of}.${name}`)))})`
  return sql<SqlBool>`(${written} and ${row(then)} is not ${row(now)})`
}

function columnsOf(reading: Reading, entity: string, schema: 'main' | 'today'): Set<string> {
  const columns = anyQuery
    .selectFrom(sql<{ name: string }>`pragma_table_info(${entity}, ${schema})`.as('column'))
    .select('name')
  return new Set(reading.all(columns).map(({ name }) => String(name)))
}
