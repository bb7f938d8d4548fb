import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { keptFrom } from '../../../shared/rights/knownEntity.ts'
import {
  handingFields,
  may,
  scopeOf,
  type Holder,
  type Operation,
} from '../../../shared/rights/rights.ts'
import type { Reading } from '../database/handle.ts'
import type { Rule } from '../rules/rule.ts'
import { isTheirsToEdit, isWithin } from './reach.ts'
import { sameValue } from './rows.ts'

export type { Operation }

/** For whom something is done; the program itself seeds, imports its samples and derives. */
export interface Actor extends Holder {
  readonly user: string | null
  /** They look through somebody else's eyes, and change nothing. */
  readonly looking?: boolean
}

export const program: Actor = { user: null, role: 'program' }

/** Whether somebody may do this to some records of an entity. */
export const mayDo = (actor: Actor, entity: Entity, operation: Operation): boolean =>
  may(entity, actor, operation)

/** Whether somebody may do this to one record: it is within their reach, or its rule grants it for what it holds. */
export function mayDoTo(
  reading: Reading,
  actor: Actor,
  entity: Entity,
  operation: Operation,
  rule: Rule | undefined,
  held: unknown,
): boolean {
  const record = typeof held === 'object' && held !== null ? (held as AnyValues) : {}
  const scope = scopeOf(entity, actor, operation)
  if (scope === 'all') return true
  if (scope === 'none') return rule?.grants?.(operation, record) ?? false
  // What is to be made, or is not there, is nobody's.
  return typeof record.id !== 'string' || isWithin(reading, actor, entity, operation, record.id)
}

/** Throws a `forbidden` failure unless somebody may do this to records of an entity. */
export function demand(actor: Actor, entity: Entity, operation: Operation): void {
  if (!mayDo(actor, entity, operation)) throw failure('forbidden', problem([], 'forbidden'))
}

/** Throws a `forbidden` failure unless somebody may do this to one record. */
export function demandFor(...asked: Parameters<typeof mayDoTo>): void {
  if (!mayDoTo(...asked)) throw failure('forbidden', problem([], 'forbidden'))
}

/**
 * Throws a `forbidden` failure for each value that somebody may not write: of a field that is kept from them, or that gives a record
 * away. What was only shared with them is not theirs to give.
 */
export function demandValues(
  reading: Reading,
  actor: Actor,
  entity: Entity,
  before: AnyRow | null,
  values: AnyValues,
): void {
  if (actor.role !== 'staff' || !actor.rights) return
  const assigns = () =>
    mayDo(actor, entity, 'assign') &&
    (before === null || isTheirsToEdit(reading, actor, entity, before.id))
  const refused = Object.keys(values).flatMap((field) => {
    const kept = keptFrom(entity, actor, field)
    if (kept === 'hidden') return [problem(field, 'unknownField')]
    if (kept) return [problem(field, 'fieldKept')]
    if (!handingFields(entity).includes(field)) return []
    const stays = before ? sameValue(values[field], before[field]) : values[field] === actor.user
    if (stays || (!before && values[field] == null)) return []
    return assigns() ? [] : [problem(field, 'notToAssign')]
  })
  if (refused.length > 0) throw failure('forbidden', ...refused)
}

/** Whether somebody reads a field as it is. */
export function isRead(entity: Entity, actor: Actor, field: string): boolean {
  const kept = keptFrom(entity, actor, field)
  return kept === undefined || kept === 'read'
}

/** Throws a `forbidden` failure unless somebody reads all of these fields as they are: figures over others would tell of them. */
export function demandFields(actor: Actor, entity: Entity, fields: readonly string[]): void {
  if (fields.every((field) => isRead(entity, actor, field))) return
  throw failure('forbidden', problem([], 'figuresKept'))
}
