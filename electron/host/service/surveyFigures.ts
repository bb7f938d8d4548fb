import { sql } from 'kysely'
import type { QuestionFigures, SurveyFigures } from '../../../shared/api/surveys.ts'
import { entities, type Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
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
  const by = (field: 'csat' | 'nps' | 'outcome') =>
    Object.fromEntries(
      reading
        .all(
          responses
            .select([sql<string>`${sql.ref(field)}`.as('value'), count])
            .where(field, 'is not', null)
            .groupBy(field),
        )
        .map((row) => [row.value, row.count]),
    )
  return {
    csat: by('csat'),
    nps: by('nps'),
    outcomes: by('outcome'),
    questions: questionFigures(reading, responses),
  }
}

function questionFigures(reading: Reading, responses: VisibleRows): QuestionFigures[] {
  const answers = reading.all(
    query
      .selectFrom('surveyAnswer')
      .innerJoin('surveyQuestion', 'surveyQuestion.id', 'surveyAnswer.question')
      .select(['surveyAnswer.question', 'surveyQuestion.kind', 'surveyAnswer.grade', count])
      .select(
        sql<
          string | null
        >`case "surveyQuestion"."kind" when 'choice' then "surveyAnswer"."answer" end`.as('choice'),
      )
      .where('surveyAnswer.response', 'in', responses.select('id').$castTo<{ id: string }>())
      .where('surveyAnswer.deletedAt', 'is', null)
      .groupBy(['surveyAnswer.question', 'surveyAnswer.grade', 'choice']),
  )
  const figures = new Map<
    string,
    { grades: Record<number, number>; choices: Record<string, number>; texts: number }
  >()
  for (const { question, grade, choice, kind, count } of answers) {
    const known = figures.get(question) ?? { grades: {}, choices: {}, texts: 0 }
    figures.set(question, known)
    if (grade !== null) known.grades[grade] = count
    else if (choice !== null) known.choices[choice] = count
    else if (kind === 'text') known.texts += count
  }
  return [...figures].map(([question, figure]) => ({ question, ...figure }))
}
