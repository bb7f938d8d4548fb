import { entities } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import type { Change } from './rule.ts'

/** Whoever had a record and has it no more leaves no door open to it: the shares that they made of it end. */
export function endShares({ tx, before, after, remove }: Change): void {
  const former = before && (before['owner'] ?? before.createdBy)
  if (!former || former === (after['owner'] ?? after.createdBy)) return
  const shares = tx.all(
    query
      .selectFrom('recordShare')
      .select('id')
      .where('record', '=', after.id)
      .where('createdBy', '=', former as string)
      .where('deletedAt', 'is', null),
  )
  for (const { id } of shares) remove(entities.recordShare, id)
}
