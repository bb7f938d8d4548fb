import type { Entity, StaffRights } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'

/** For whom something is done; the program itself seeds, imports its samples and derives. */
export interface Actor {
  readonly user: string | null
  readonly role: 'administrator' | 'staff' | 'program'
}

export type Operation = keyof StaffRights

export const program: Actor = { user: null, role: 'program' }

/** Whether somebody may do this to records of an entity. The one place where that is decided. */
export function mayDo(actor: Actor, entity: Entity, operation: Operation): boolean {
  return actor.role !== 'staff' || entity.staff[operation]
}

/** Throws a `forbidden` failure unless somebody may do this to records of an entity. */
export function demand(actor: Actor, entity: Entity, operation: Operation): void {
  if (!mayDo(actor, entity, operation)) throw failure('forbidden', problem([], 'forbidden'))
}
