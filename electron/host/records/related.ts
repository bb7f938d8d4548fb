import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { visibleRows } from './visible.ts'

/** How many records somebody may see refer to this one, by entity and field. */
export function relatedCounts(
  reading: Reading,
  registry: Registry,
  rules: Rules,
  actor: Actor,
  target: Entity,
  id: string,
): { entity: string; field: string; count: number }[] {
  return Object.values(registry).flatMap((entity) => {
    const rows = visibleRows(entity, rules[entity.name], actor)
    if (!rows) return []
    const fields = Object.keys(entity.fields).filter(
      (name) => entity.fields[name]?.to === target.name,
    )
    return fields.map((field) => {
      const counted = reading.first(
        rows
          .select(sql<number>`count(*)`.as('count'))
          .where(field, '=', id)
          .where('deletedAt', 'is', null),
      )
      return { entity: entity.name, field, count: counted?.count ?? 0 }
    })
  })
}
