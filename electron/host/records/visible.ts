import type { AnyRow, Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import type { Rule } from '../rules/rule.ts'
import { mayDo, type Actor } from './access.ts'
import { toRow } from './rows.ts'

/**
 * Records of an entity that somebody may see, deleted ones included; null when they may see none. `rows` may be some of
 * them, under the entity's name.
 */
export function visibleRows(
  entity: Entity,
  rule: Rule | undefined,
  actor: Actor,
  rows = anyQuery.selectFrom(entity.name),
) {
  if (!mayDo(actor, entity, 'see')) return null
  const visible = rule?.visible
  return visible && actor.role !== 'program' ? rows.where((eb) => visible(eb, actor)) : rows
}

/** Records that somebody may see, to be asked further. */
export type VisibleRows = NonNullable<ReturnType<typeof visibleRows>>

const rowOf = perEntity((entity) =>
  template((at: { id: string }) =>
    anyQuery.selectFrom(entity.name).selectAll().where('id', '=', at.id),
  ),
)

/** A record somebody may see, or undefined; that it exists is not given away otherwise. */
export function readVisible(
  reading: Reading,
  entity: Entity,
  rule: Rule | undefined,
  actor: Actor,
  id: string,
): AnyRow | undefined {
  const rows = visibleRows(entity, rule, actor)
  const stored =
    rows &&
    reading.first(rule?.visible ? rows.selectAll().where('id', '=', id) : rowOf(entity)({ id }))
  return stored ? toRow(entity, stored) : undefined
}
