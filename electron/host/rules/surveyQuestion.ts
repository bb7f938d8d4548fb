import { optionsIn } from '../../../shared/domain/questionOptions.ts'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import { sameValue } from '../records/rows.ts'
import type { Rule } from './rule.ts'

/** A choice has something to choose. A question that was answered keeps its meaning: it may be moved, retired, and get more to choose. */
export const surveyQuestion: Rule = {
  prepare: ({ tx, before, values }) => {
    const kind = values.kind ?? before?.kind
    const options = optionsIn(values.options === undefined ? before?.options : values.options)
    if (kind === 'choice' && options.length === 0) {
      throw failure('invalid', problem('options', 'optionsMissing'))
    }
    if (before) demandSameMeaning(tx, before, values)
    if (kind !== 'choice') return { options: null }
    return values.options === undefined ? undefined : { options: options.join('\n') }
  },
  follow: ({ tx, kind, after }) => {
    if (kind === 'delete' && isAnswered(tx, after.id)) {
      throw failure('invalid', problem([], 'questionAnswered'))
    }
  },
}

function demandSameMeaning(reading: Reading, before: AnyRow, values: AnyValues): void {
  const turned = ['words', 'kind', 'survey'].filter(
    (name) => name in values && !sameValue(before[name], values[name]),
  )
  if (values.options !== undefined) {
    const now = new Set(optionsIn(values.options))
    if (optionsIn(before.options).some((option) => !now.has(option))) turned.push('options')
  }
  if (turned.length > 0 && isAnswered(reading, before.id)) {
    throw failure('invalid', ...turned.map((name) => problem(name, 'questionAnswered')))
  }
}

const isAnswered = (reading: Reading, id: string): boolean =>
  reading.first(
    query
      .selectFrom('surveyAnswer')
      .select('id')
      .where('question', '=', id)
      .where('deletedAt', 'is', null)
      .limit(1),
  ) !== undefined
