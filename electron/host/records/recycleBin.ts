import { sql, type SqlBool } from 'kysely'
import type { BinFilter, BinPage, DeletedRecord } from '../../../shared/api/recycleBin.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { visibleRows } from './visible.ts'

/**
 * What lies in the recycle bin and somebody may see, last deleted first. What went with something that it belongs to comes
 * back with it, and stands by itself only where a filter asks for it.
 */
export function deletedRecords(
  reading: Reading,
  registry: Registry,
  rules: Rules,
  actor: Actor,
  asked: { readonly filter?: BinFilter; readonly offset: number; readonly limit: number },
): BinPage {
  const { filter = {}, offset, limit } = asked
  const binned = Object.values(registry).flatMap((entity) => {
    const rows = visibleRows(entity, rules[entity.name], actor)?.where('deletedAt', 'is not', null)
    return rows ? [{ entity, rows, count: countOf(reading, rows) }] : []
  })
  const parts = binned
    .filter(({ entity, count }) => count > 0 && (filter.entity ?? entity.name) === entity.name)
    .map(({ entity, rows }) => ({
      entity,
      rows: rows
        .$if(filter.user !== undefined, (all) => all.where('deletedBy', 'is', filter.user!))
        .$if(Object.keys(filter).length === 0, (all) => all.where(wentAlone(entity)))
        .$if(Boolean(filter.text), (all) =>
          all.where(
            sql<SqlBool>`instr(lower(${sql.ref(entity.title)}), lower(${filter.text!})) > 0`,
          ),
        ),
    }))
  const items = parts.flatMap(({ entity, rows }) =>
    reading
      .all<{ id: unknown; title: unknown; deletedAt: unknown; deletedBy: unknown }>(
        rows
          .select(['id', `${entity.title} as title`, 'deletedAt', 'deletedBy'])
          .orderBy('deletedAt', 'desc')
          .limit(offset + limit),
      )
      .map((row): DeletedRecord => ({
        entity: entity.name,
        id: String(row.id),
        title: String(row.title),
        deletedAt: Number(row.deletedAt),
        deletedBy: row.deletedBy === null ? null : String(row.deletedBy),
      })),
  )
  return {
    items: items.sort((a, b) => b.deletedAt - a.deletedAt).slice(offset, offset + limit),
    total: parts.reduce((sum, { rows }) => sum + countOf(reading, rows), 0),
    kinds: binned
      .filter(({ count }) => count > 0)
      .map(({ entity, count }) => ({ entity: entity.name, count })),
  }
}

/** Whether a record was deleted for itself. */
function wentAlone({ name, belongsTo, fields }: Entity) {
  const owner = belongsTo === undefined ? undefined : fields[belongsTo]?.to
  if (owner === undefined) return sql<SqlBool>`true`
  const [own, its] = [sql.table(name), sql.id('its owner')]
  return sql<SqlBool>`not exists (
    select 1 from ${sql.table(owner)} ${its}
    where ${its}.id = ${own}.${sql.ref(belongsTo!)} and ${its}."deletedAt" = ${own}."deletedAt"
  )`
}

const countOf = (reading: Reading, rows: NonNullable<ReturnType<typeof visibleRows>>): number =>
  reading.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0
