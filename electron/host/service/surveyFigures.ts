import { sql } from 'kysely'
import type { QuestionFigures, SurveyFigures } from '../../../shared/api/surveys.ts'
import { entities, type Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn, query } from '../database/query.ts'
import { demandFields, type Actor } from '../records/access.ts'
import { visibleRows, type VisibleRows } from '../records/visible.ts'
import type { Rules } from '../rules/rule.ts'

const count = sql<number>`count(*)`.as('count')

/** What customers answered to a survey, from a moment on, as far as somebody may see it. */
export function surveyFigures(
  desk: { readonly reading: Reading; readonly registry: Registry; readonly rules: Rules },
  actor: Actor,
  asked: { readonly survey: string; readonly from: number | null },
): SurveyFigures {
  const { reading, rules } = desk
  const seen = visibleRows(entities.surveyResponse, rules['surveyResponse'], actor)
  demandFields(actor, entities.surveyResponse, ['outcome', 'csat', 'nps'])
  if (!seen) return { csat: {}, nps: {}, outcomes: {}, questions: [] }
  const responses = seen
    .where('survey', '=', asked.survey)
    .where('deletedAt', 'is', null)
    .where('at', '>=', asked.from ?? 0)
  const given = reading.all(
    responses
      .select(['outcome', 'csat', 'nps', count])
      .groupBy(['outcome', 'csat', 'nps'])
      .$castTo<Given>(),
  )
  return {
    csat: countedBy(given, 'csat'),
    nps: countedBy(given, 'nps'),
    outcomes: countedBy(given, 'outcome'),
    questions: questionFigures(reading, asked.survey, responses),
  }
}

/** So many answered alike. */
type Given = Readonly<Record<'outcome' | 'csat' | 'nps', string | number | null>> & {
  readonly count: number
}

function countedBy(given: readonly Given[], by: 'outcome' | 'csat' | 'nps') {
  const counts: Record<string, number> = {}
  for (const { [by]: value, count } of given) {
    if (value !== null) counts[value] = (counts[value] ?? 0) + count
  }
  return counts
}

/** Grades are counted along an index that has them; only what was chosen is read from the answers themselves. */
function questionFigures(
  reading: Reading,
  survey: string,
  responses: VisibleRows,
): QuestionFigures[] {
  const questions = reading.all(
    query.selectFrom('surveyQuestion').select(['id', 'kind']).where('survey', '=', survey),
  )
  const answersTo = (ids: readonly string[]) =>
    query
      .selectFrom('surveyAnswer')
      .where('question', 'in', idsIn(JSON.stringify(ids)))
      .where('deletedAt', 'is', null)
      .where('response', 'in', responses.select('id').$castTo<{ id: string }>())
      .select(['question', count])
  const kinds = new Map(questions.map(({ id, kind }) => [id, kind]))
  const choices = questions.filter(({ kind }) => kind === 'choice').map(({ id }) => id)
  const graded = reading.all(
    answersTo([...kinds.keys()])
      .select('grade')
      .groupBy(['question', 'grade']),
  )
  const chosen = reading.all(
    answersTo(choices)
      .select('answer')
      .where('grade', 'is', null)
      .where('answer', 'is not', null)
      .groupBy(['question', 'answer']),
  )
  const figures = new Map(
    graded.map(({ question }) => [
      question,
      {
        question,
        grades: {} as Record<number, number>,
        choices: {} as Record<string, number>,
        texts: 0,
      },
    ]),
  )
  for (const { question, grade, count } of graded) {
    const figure = figures.get(question)!
    if (grade !== null) figure.grades[grade] = count
    else if (kinds.get(question) === 'text') figure.texts += count
  }
  for (const { question, answer, count } of chosen) figures.get(question)!.choices[answer!] = count
  return [...figures.values()]
}
