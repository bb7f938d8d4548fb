import { doneStates } from '../../../shared/domain/caseWay.ts'
import { query } from '../database/query.ts'
import { deriveClock } from '../service/deriveClock.ts'
import { gradeByHand } from '../service/satisfaction.ts'
import { freshAddress } from './returnedMail.ts'
import type { Rule } from './rule.ts'

/**
 * How content a customer is follows from what they answered, unless somebody says otherwise; how soon their cases are
 * due depends on their level. Mail goes again to who has another address.
 */
export const customer: Rule = {
  prepare: ({ tx, before, values }) => ({
    ...gradeByHand(tx, 'customer', before, values),
    ...freshAddress(tx, before, values),
  }),
  follow: (change) => {
    const { tx, before, after } = change
    if (!before || before.level === after.level) return
    const open = tx.all(
      query
        .selectFrom('serviceCase')
        .select('id')
        .where('customer', '=', after.id)
        .where('state', 'not in', doneStates)
        .where('deletedAt', 'is', null),
    )
    for (const { id } of open) deriveClock(change, id)
  },
}
