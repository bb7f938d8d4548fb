import { roleMay, type AnyValues, type Entity, type StaffRights } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Rule } from '../rules/rule.ts'

/** For whom something is done; the program itself seeds, imports its samples and derives. */
export interface Actor {
  readonly user: string | null
  readonly role: 'administrator' | 'staff' | 'program'
}

export type Operation = keyof StaffRights

export const program: Actor = { user: null, role: 'program' }

/** Whether somebody may do this to records of an entity. The one place where that is decided. */
export function mayDo(actor: Actor, entity: Entity, operation: Operation): boolean {
  return actor.role === 'program' || roleMay(entity, actor.role, operation)
}

/** Whether somebody may do this to one record: as to any of its entity, or because its rule grants it for what it holds. */
export function mayDoTo(
  actor: Actor,
  entity: Entity,
  operation: Operation,
  rule: Rule | undefined,
  held: unknown,
): boolean {
  if (mayDo(actor, entity, operation)) return true
  const record = typeof held === 'object' && held !== null ? (held as AnyValues) : {}
  return rule?.grants?.(operation, record) ?? false
}

/** Throws a `forbidden` failure unless somebody may do this to records of an entity. */
export function demand(actor: Actor, entity: Entity, operation: Operation): void {
  if (!mayDo(actor, entity, operation)) throw failure('forbidden', problem([], 'forbidden'))
}

/** Throws a `forbidden` failure unless somebody may do this to one record. */
export function demandFor(...asked: Parameters<typeof mayDoTo>): void {
  if (!mayDoTo(...asked)) throw failure('forbidden', problem([], 'forbidden'))
}
