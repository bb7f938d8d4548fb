import { failure, problem } from '../../../shared/failure.ts'
import type { Rule } from './rule.ts'

/** An alert is written by the program alone, and seen by whom it is for and by nobody else. */
export const caseAlert: Rule = {
  prepare: ({ tx }) => {
    const { role } = tx.act.actor
    if (role !== 'program' && tx.act.source !== 'sample') {
      throw failure('forbidden', problem([], 'forbidden'))
    }
    return undefined
  },
  visible: (eb, actor) => eb('to', '=', actor.user),
}
