import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import { askForClocks } from '../service/askForClocks.ts'
import { hoursIn } from './workingHours.ts'
import type { Rule } from './rule.ts'

/** A day is special once, and one off has no hours. */
export const specialDay: Rule = {
  prepare: ({ before, values }) => ({
    ...hoursIn(values, 'hours'),
    ...((values.kind ?? before?.kind) === 'off' && { hours: null }),
  }),
  follow: ({ tx, after }) => {
    askForClocks(tx)
    if (after.deletedAt !== null) return
    const twin = tx.first(
      query
        .selectFrom('specialDay')
        .select('id')
        .where('date', '=', String(after.date))
        .where('id', '!=', after.id)
        .where('deletedAt', 'is', null),
    )
    if (twin) throw failure('invalid', problem('date', 'dayTaken'))
  },
}
