import { sql } from 'kysely'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { visibleRows } from './visible.ts'

/** One deleted record, as the recycle bin lists it. */
export interface DeletedRecord {
  readonly entity: string
  readonly id: string
  readonly title: string
  /** UTC milliseconds. */
  readonly deletedAt: number
  readonly deletedBy: string | null
}

/** What lies in the recycle bin and somebody may see, last deleted first. */
export function deletedRecords(
  reading: Reading,
  registry: Registry,
  rules: Rules,
  actor: Actor,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { items: DeletedRecord[]; total: number } {
  const parts = Object.values(registry).flatMap((entity) => {
    const rows = visibleRows(entity, rules[entity.name], actor)?.where('deletedAt', 'is not', null)
    return rows ? [{ entity, rows }] : []
  })
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
  const totals = parts.map(
    ({ rows }) => reading.first(rows.select(sql<number>`count(*)`.as('count')))?.count ?? 0,
  )
  return {
    items: items.sort((a, b) => b.deletedAt - a.deletedAt).slice(offset, offset + limit),
    total: totals.reduce((sum, count) => sum + count, 0),
  }
}
