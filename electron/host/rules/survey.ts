import { failure, problem } from '../../../shared/failure.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Rule } from './rule.ts'

/** A survey that customers answered is taken out of use, and not deleted. */
export const survey: Rule = {
  follow: ({ tx, kind, after }) => {
    if (kind === 'delete' && hasResponses(tx, after.id)) {
      throw failure('invalid', problem([], 'surveyAnswered'))
    }
  },
}

const hasResponses = (reading: Reading, id: string): boolean =>
  reading.first(
    query
      .selectFrom('surveyResponse')
      .select('id')
      .where('survey', '=', id)
      .where('deletedAt', 'is', null)
      .limit(1),
  ) !== undefined
