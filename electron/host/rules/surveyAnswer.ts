import { optionsIn } from '../../../shared/domain/questionOptions.ts'
import { csatScale, isOn } from '../../../shared/domain/surveyFigures.ts'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Rule } from './rule.ts'

/** An answer fits its question, stands in a response once, and keeps the words in which it was asked. */
export const surveyAnswer: Rule = {
  prepare: ({ tx, before, values }) => {
    if (tx.act.source === 'undo') return undefined
    const question = questionOf(tx, before, values)
    if (!question) return undefined
    const { answer, grade } = { ...before, ...values }
    if (question.kind === 'grade') {
      if (grade != null && !isOn(csatScale, grade)) {
        throw failure('invalid', problem('grade', 'csatUnfit'))
      }
    } else if (question.kind === 'choice' && answer != null && values.answer !== undefined) {
      if (!optionsIn(question.options).includes(String(answer))) {
        throw failure('invalid', problem('answer', 'notInList'))
      }
    }
    return {
      ...(question.kind === 'grade' ? { answer: null } : { grade: null }),
      ...(!before && { asked: question.words }),
    }
  },
  follow: ({ tx, after }) => {
    if (after.deletedAt !== null) return
    const twin = query
      .selectFrom('surveyAnswer')
      .select('id')
      .where('response', '=', String(after.response))
      .where('question', '=', String(after.question))
      .where('id', '!=', after.id)
      .where('deletedAt', 'is', null)
    if (tx.first(twin)) throw failure('invalid', problem('question', 'answeredAlready'))
  },
}

/** The question that is answered; refuses one of another survey. */
function questionOf(tx: Transaction, before: AnyRow | null, values: AnyValues) {
  const response = String(values.response ?? before?.response)
  const question = String(values.question ?? before?.question)
  if (before && (response !== before.response || question !== before.question)) {
    throw failure('invalid', problem('question', 'questionElsewhere'))
  }
  const found = tx.first(
    query
      .selectFrom('surveyQuestion')
      .select(['words', 'kind', 'options', 'survey'])
      .where('id', '=', question),
  )
  const asked = tx.first(
    query.selectFrom('surveyResponse').select('survey').where('id', '=', response),
  )
  if (found && asked && found.survey !== asked.survey) {
    throw failure('invalid', problem('question', 'questionElsewhere'))
  }
  return found
}
