import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import type { Actor } from './access.ts'
import type { SegmentDesk } from './segments.ts'
import { visibleRows } from './visible.ts'

/** How many records somebody may see refer to this one, by entity and field. */
export function relatedCounts(
  { reading, registry, rules }: SegmentDesk,
  actor: Actor,
  target: Entity,
  id: string,
): { entity: string; field: string; count: number }[] {
  return Object.values(knownRegistry(registry, actor)).flatMap((entity) => {
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
