import { entities } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { Change } from './rule.ts'

/** Whoever had a record and has it no more leaves no door open to it: the shares that they made of it end. */
export function endShares({ tx, before, after, remove }: Change): void {
  const former = before && (before['owner'] ?? before.createdBy)
  if (!former || former === (after['owner'] ?? after.createdBy)) return
  const shares = tx.all(sharesBy({ record: after.id, former: former as string }))
  for (const { id } of shares) remove(entities.recordShare, id)
}

const sharesBy = template((at: { record: string; former: string }) =>
  query
    .selectFrom('recordShare')
    .select('id')
    .where('record', '=', at.record)
    .where('createdBy', '=', at.former)
    .where('deletedAt', 'is', null),
)
