import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import { askForClocks } from '../service/askForClocks.ts'
import type { Rule } from './rule.ts'

const conditions = ['kind', 'severity', 'level'] as const

/** There is one target for the same cases, and every open case is counted anew when one changes. */
export const serviceTarget: Rule = {
  follow: ({ tx, after }) => {
    askForClocks(tx)
    if (after.deletedAt !== null) return
    const same = conditions.reduce(
      (found, name) => found.where(name, 'is', (after[name] ?? null) as string | null),
      query
        .selectFrom('serviceTarget')
        .select('id')
        .where('id', '!=', after.id)
        .where('deletedAt', 'is', null),
    )
    if (tx.first(same)) throw failure('invalid', problem('kind', 'targetTaken'))
  },
}
