import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Rule } from './rule.ts'
import { hoursIn } from './workingHours.ts'

/** A role that somebody has is not deleted; its hours are written in one way. */
export const role: Rule = {
  prepare: ({ values }) => hoursIn(values, 'hours'),
  follow: ({ tx, kind, after }) => {
    tx.touch('office', 'state')
    if (kind !== 'delete') return
    const held = query
      .selectFrom('user')
      .select('id')
      .where('rights', '=', after.id)
      .where('deletedAt', 'is', null)
    if (tx.first(held)) throw failure('conflict', problem([], 'roleInUse'))
  },
}
