import { entities } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { Change } from '../rules/rule.ts'

/** What was ever proposed of a record is erased with it: it holds values of it. */
export function forgetProposals({ tx, kind, after, purge }: Change): void {
  if (kind !== 'purge') return
  for (const { id } of tx.all(proposalsOf({ record: after.id }))) purge(entities.proposal, id)
}

const proposalsOf = template((at: { record: string }) =>
  query.selectFrom('proposal').select('id').where('record', '=', at.record),
)
