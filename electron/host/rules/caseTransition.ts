import type { CaseState } from '../../../shared/domain/caseWay.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Rule } from './rule.ts'

/** A step leads somewhere else, and stands in the way once; the last one stays, as a way without steps is none. */
export const caseTransition: Rule = {
  prepare: ({ before, values }) => {
    if ((values.from ?? before?.from) === (values.to ?? before?.to)) {
      throw failure('invalid', problem('to', 'stepGoesNowhere'))
    }
    return undefined
  },
  follow: ({ tx, kind, after }) => {
    if (after.deletedAt === null) {
      const twin = query
        .selectFrom('caseTransition')
        .select('id')
        .where('from', '=', after.from as CaseState)
        .where('to', '=', after.to as CaseState)
        .where('id', '!=', after.id)
        .where('deletedAt', 'is', null)
      if (tx.first(twin)) throw failure('invalid', problem('to', 'stepTaken'))
    }
    if (kind !== 'delete' || tx.act.source === 'undo') return
    const left = query.selectFrom('caseTransition').select('id').where('deletedAt', 'is', null)
    if (!tx.first(left)) throw failure('invalid', problem([], 'wayEmpty'))
  },
}
