import { sql, type SqlBool } from 'kysely'
import type { AnyRow } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { scopeOf } from '../../../shared/rights/rights.ts'
import { query } from '../database/query.ts'
import { isReached } from '../records/reach.ts'
import type { Change, Rule } from './rule.ts'

/** A mailing knows how much of it came back. Whom one may not see as a customer one does not see as a recipient. */
export const mailingRecipient: Rule = {
  visible: (_eb, actor) => {
    const scope = scopeOf(entities.customer, actor, 'see')
    if (scope === 'all' || scope === 'none') return sql<SqlBool>`${scope === 'all' ? 1 : 0}`
    const whose = isReached(actor, scope, 'customer', 'whose')
    return sql<SqlBool>`(${sql.ref('customer')} is null or exists (
      select 1 from "customer" as "whose" where "whose".id = ${sql.ref('customer')} and ${whose}))`
  },
  follow: (change) => {
    const { before, after } = change
    const isCounted = (row: AnyRow | null) =>
      (row?.state === 'returned' || row?.state === 'bounced') && row.deletedAt === null
    if (isCounted(before) !== isCounted(after)) countReturned(change, String(after.mailing))
  },
}

function countReturned({ tx, derive }: Change, mailing: string): void {
  const found = tx.first(
    query
      .selectFrom('mailingRecipient')
      .select(sql<number>`count(*)`.as('count'))
      .where('mailing', '=', mailing)
      .where('state', 'in', ['returned', 'bounced'])
      .where('deletedAt', 'is', null),
  )
  derive(entities.mailing, mailing, { cameBack: found?.count || null })
}
