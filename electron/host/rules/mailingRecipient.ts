import { sql } from 'kysely'
import type { AnyRow } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import type { Change, Rule } from './rule.ts'

/** A mailing knows how much of it came back. */
export const mailingRecipient: Rule = {
  follow: (change) => {
    const { before, after } = change
    const isCounted = (row: AnyRow | null) => row?.state === 'returned' && row.deletedAt === null
    if (isCounted(before) !== isCounted(after)) countReturned(change, String(after.mailing))
  },
}

function countReturned({ tx, derive }: Change, mailing: string): void {
  const found = tx.first(
    query
      .selectFrom('mailingRecipient')
      .select(sql<number>`count(*)`.as('count'))
      .where('mailing', '=', mailing)
      .where('state', '=', 'returned')
      .where('deletedAt', 'is', null),
  )
  derive(entities.mailing, mailing, { cameBack: found?.count || null })
}
