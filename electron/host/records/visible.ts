import { sql, type CompiledQuery } from 'kysely'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { knownEntity } from '../../../shared/rights/knownEntity.ts'
import { scopeOf } from '../../../shared/rights/rights.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'
import { perEntity, perKey, template } from '../database/template.ts'
import type { Rule } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { fewNumbers, isReached, reachedNumbers } from './reach.ts'
import { toRow, type StoredRow } from './rows.ts'

/** Whether somebody sees every record of an entity, so that none has to be asked whether it is one of them. */
export const seesEvery = (entity: Entity, rule: Rule | undefined, actor: Actor): boolean =>
  scopeOf(entity, actor, 'see') === 'all' && (actor.role === 'program' || !rule?.visible)

/** Which rows are looked through, and how. */
interface Looking {
  /** Some rows of the entity, under its name or another. */
  readonly rows?: VisibleRows
  readonly as?: string
  /** All live ones are wanted, and come along indexes. */
  readonly whole?: boolean
}

/** Records of an entity that somebody may see, deleted ones included unless the whole list is wanted; null when they may see none. */
export function visibleRows(
  entity: Entity,
  rule: Rule | undefined,
  actor: Actor,
  { rows = allRows(entity), as = entity.name, whole = false }: Looking = {},
): VisibleRows | null {
  const scope = scopeOf(entity, actor, 'see')
  if (scope === 'none') return null
  const visible = rule?.visible
  const ruled = visible && actor.role !== 'program' ? rows.where((eb) => visible(eb, actor)) : rows
  if (scope === 'all') return ruled
  return whole
    ? ruled.where(
        sql<number>`${sql.ref(`${as}.rowid`)}`,
        'in',
        reachedNumbers(actor, scope, entity.name),
      )
    : ruled.where(isReached(actor, scope, entity.name, as))
}

/** What somebody sees of an entity: its rows, which are tested one by one, and the same come by along indexes. */
export interface Viewed {
  readonly rows: VisibleRows
  readonly whole: VisibleRows
  readonly isEvery: boolean
  /** By which it is known whether what they see is few, as `fewNumbers` says; undefined where it is all. */
  few(most: number): readonly CompiledQuery[] | undefined
}

/**
 * A question about what somebody sees of an entity, which is put together once for each who sees as much of it: that takes
 * longer than most answers. Undefined for whoever may see none.
 */
export function perViewer<T>(
  make: (entity: Entity, viewed: Viewed) => T,
): (entity: Entity, rule: Rule | undefined, actor: Actor) => T | undefined {
  const made = perEntity((entity) =>
    perKey((_viewer, rule: Rule | undefined, actor: Actor) => {
      const rows = visibleRows(entity, rule, actor)
      const whole = visibleRows(entity, rule, actor, { whole: true })
      const isEvery = seesEvery(entity, rule, actor)
      const scope = scopeOf(entity, actor, 'see')
      const few = (most: number) =>
        scope === 'all' ? undefined : fewNumbers(actor, scope, entity.name, most)
      return rows && whole ? make(entity, { rows, whole, isEvery, few }) : undefined
    }),
  )
  return (entity, rule, actor) => {
    const { role, user, rights } = actor
    return made(entity)(`${role} ${user} ${rights?.key}`, rule, actor)
  }
}

const allRows = (entity: Entity) => anyQuery.selectFrom(entity.name)

/** Records that somebody may see, to be asked further. */
export type VisibleRows = ReturnType<typeof allRows>

const rowOf = perEntity((entity) =>
  template((at: { id: string }) =>
    anyQuery.selectFrom(entity.name).selectAll().where('id', '=', at.id),
  ),
)

/** A record somebody may see, as they know it, or undefined; that it exists is not given away otherwise. */
export function readVisible(
  reading: Reading,
  entity: Entity,
  rule: Rule | undefined,
  actor: Actor,
  id: string,
): AnyRow | undefined {
  const stored = storedVisible(reading, entity, rule, actor, id)
  return stored ? toRow(knownEntity(entity, actor), stored) : undefined
}

/** The same with all that it holds, for whoever works on it: it is told to nobody. */
export function readWhole(
  reading: Reading,
  entity: Entity,
  rule: Rule | undefined,
  actor: Actor,
  id: string,
): AnyRow | undefined {
  const stored = storedVisible(reading, entity, rule, actor, id)
  return stored ? toRow(entity, stored) : undefined
}

function storedVisible(
  reading: Reading,
  entity: Entity,
  rule: Rule | undefined,
  actor: Actor,
  id: string,
): StoredRow | undefined {
  if (seesEvery(entity, rule, actor)) return reading.first(rowOf(entity)({ id }))
  const rows = visibleRows(entity, rule, actor)
  return rows ? reading.first(rows.selectAll().where('id', '=', id)) : undefined
}
