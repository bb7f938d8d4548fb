import type { Entity } from '../entity.ts'
import { keptFrom } from './knownEntity.ts'
import { may, type Holder } from './rights.ts'

/** Fields whose rules write another one with them: where that one waits they do. */
const writtenWith: Readonly<Record<string, string>> = {
  dueAt: 'dueOn',
  dueOn: 'dueAt',
  satisfactionSetAt: 'satisfaction',
}

/** Whether somebody's edit of a field waits until somebody else agrees to it: the one place where that is decided. */
export const waitsFor = (
  { name }: Pick<Entity, 'name'>,
  { role, rights }: Holder,
  field: string,
): boolean => {
  const waiting = (role === 'staff' && rights?.waits[name]) || []
  return [field, writtenWith[field]].some((each) => each !== undefined && waiting.includes(each))
}

/**
 * Whether somebody may agree to a colleague's change of a field: an administrator, or whoever heads a department that the
 * colleague stands in or below, and may make the change themselves. Of which records is asked where they are known.
 */
export function mayConsent(
  entity: Entity,
  holder: Holder,
  { field, by }: { readonly field: string; readonly by: string | null },
): boolean {
  if (holder.role !== 'staff') return true
  return (
    by !== null &&
    (holder.rights?.leads.includes(by) ?? false) &&
    may(entity, holder, 'edit') &&
    keptFrom(entity, holder, field) === undefined &&
    !waitsFor(entity, holder, field)
  )
}
