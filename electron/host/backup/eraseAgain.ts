import type { Entity } from '../../../shared/entity.ts'
import { referencesTo } from '../../../shared/entities/registry.ts'
import { anyQuery } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Transaction } from '../records/changeLog.ts'

/**
 * Erases a record that a restore brought back. What referred to it then lets go of it, and what can't be without it goes
 * too.
 */
export function eraseAgain(
  { store, registry }: Pick<Office, 'store' | 'registry'>,
  tx: Transaction,
  entity: Entity,
  id: string,
): void {
  // It went with what it belongs to.
  if (!tx.first(anyQuery.selectFrom(entity.name).select('id').where('id', '=', id))) return
  for (const { entity: other, field, required } of referencesTo(registry, entity)) {
    const referring = anyQuery.selectFrom(other.name).select(['id', 'deletedAt'])
    for (const each of tx.all(referring.where(field, '=', id))) {
      const part = String(each.id)
      if (required) eraseAgain({ store, registry }, tx, other, part)
      else if (each.deletedAt === null) store.update(tx, other, part, { [field]: null })
      else store.derive(tx, other, part, { [field]: null })
    }
  }
  store.purge(tx, entity, id)
}
