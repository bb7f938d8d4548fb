import type { CaseState } from '../../../shared/domain/caseWay.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Rule } from './rule.ts'

/** A step leads somewhere else, and stands in the way once; the last one stays, as a way without steps is none. */
export const caseTransition: Rule = {
  prepare: ({ tx, before, values }) => {
    const from = (values.from ?? before?.from) as CaseState
    const to = (values.to ?? before?.to) as CaseState
    if (from === to) throw failure('invalid', problem('to', 'stepGoesNowhere'))
    const twins = query
      .selectFrom('caseTransition')
      .select('id')
      .where('from', '=', from)
      .where('to', '=', to)
      .where('deletedAt', 'is', null)
    if (tx.first(before ? twins.where('id', '!=', before.id) : twins)) {
      throw failure('invalid', problem('to', 'stepTaken'))
    }
    return undefined
  },
  follow: ({ tx, kind }) => {
    if (kind !== 'delete' || tx.act.source === 'undo') return
    const left = query.selectFrom('caseTransition').select('id').where('deletedAt', 'is', null)
    if (!tx.first(left)) throw failure('invalid', problem([], 'wayEmpty'))
  },
}
