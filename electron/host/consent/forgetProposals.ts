import { entities } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import type { Change } from '../rules/rule.ts'

/** What was ever proposed of a record is erased with it: it holds values of it. */
export function forgetProposals({ tx, kind, after, purge }: Change): void {
  if (kind !== 'purge') return
  const proposals = query.selectFrom('proposal').select('id').where('record', '=', after.id)
  for (const { id } of tx.all(proposals)) purge(entities.proposal, id)
}
