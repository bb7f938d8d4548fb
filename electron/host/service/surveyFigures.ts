import { sql, type SelectQueryBuilder } from 'kysely'
import type {
  QuestionFigures,
  SurveyFigures,
  SurveyMonth,
  SurveyTally,
} from '../../../shared/api/surveys.ts'
import { dictionaries } from '../../../shared/dictionaries.ts'
import { monthsOf } from '../../../shared/domain/caseFigures.ts'
import { csatScale, npsScale } from '../../../shared/domain/surveyFigures.ts'
import { entities, type Registry } from '../../../shared/entities/registry.ts'
import { dayOf, startOfDay } from '../../../shared/fields/date.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn, query } from '../database/query.ts'
import type { Tables } from '../database/tables.ts'
import { demandFields, type Actor } from '../records/access.ts'
import { seesEvery, visibleRows, type VisibleRows } from '../records/visible.ts'
import type { Rules } from '../rules/rule.ts'

const count = sql<number>`count(*)`.as('count')

/** What is counted of responses, by value. */
const counted = {
  outcomes: { field: 'outcome', values: dictionaries.surveyOutcome.codes },
  csat: { field: 'csat', values: csatScale },
  nps: { field: 'nps', values: npsScale },
} as const

/** All of it in one pass, which grouping would take twice as long for. */
const counters = Object.entries(counted).flatMap(([name, { field, values }]) =>
  values.map((value) =>
    sql<number>`count(*) filter (where ${sql.ref(field)} = ${sql.lit(value)})`.as(
      `${name} ${value}`,
    ),
  ),
)

/** Months told apart, the newest; what lies before them is counted with the whole. */
const mostMonths = 24

/** What customers answered to a survey, from a moment on, as far as somebody may see it. */
export function surveyFigures(
  desk: { readonly reading: Reading; readonly registry: Registry; readonly rules: Rules },
  actor: Actor,
  asked: { readonly survey: string; readonly from: number | null },
): SurveyFigures {
  const { reading, rules } = desk
  const seen = visibleRows(entities.surveyResponse, rules['surveyResponse'], actor)
  demandFields(actor, entities.surveyResponse, ['outcome', 'csat', 'nps'])
  if (!seen) return { csat: {}, nps: {}, outcomes: {}, months: [], questions: [] }
  const all = seen.where('survey', '=', asked.survey).where('deletedAt', 'is', null)
  const from = asked.from ?? 0
  const counts = countedByMonth(reading, all, from)
  const total = Object.values(counts.outcomes).reduce((sum, each) => sum + each, 0)
  const isMeant = (answers: Answers): Answers => {
    const others = othersThan(desk, actor, asked.survey, from)
    const few = others && reading.first(others.select(count))!.count
    if (few === 0) return answers
    return few === undefined || few > total / 10
      ? answers.where('response', 'in', all.where('at', '>=', from).select('id').$castTo<Id>())
      : answers.where('response', 'not in', others!.select('id'))
  }
  return { ...counts, questions: questionFigures(reading, asked.survey, isMeant) }
}

type Answers = SelectQueryBuilder<Tables, 'surveyAnswer', object>
type Id = { readonly id: string }

/**
 * Responses of a survey that are not meant, for whoever sees all of them: mostly there are none or few, and asking each
 * answer whether it is one of theirs takes a fraction of the time.
 */
const othersThan = (
  { rules }: { readonly rules: Rules },
  actor: Actor,
  survey: string,
  from: number,
) =>
  seesEvery(entities.surveyResponse, rules['surveyResponse'], actor)
    ? query
        .selectFrom('surveyResponse')
        .where('survey', '=', survey)
        .where((eb) => eb.or([eb('deletedAt', 'is not', null), eb('at', '<', from)]))
    : undefined

/** Each month is a stretch of the index; one bound on either side, or SQLite may begin at the wrong one. */
function countedByMonth(
  reading: Reading,
  all: VisibleRows,
  since: number,
): SurveyTally & { readonly months: readonly SurveyMonth[] } {
  const responses = all.where('at', '>=', since)
  const dayAtEnd = (direction: 'asc' | 'desc') => {
    const end = responses.select('at').orderBy('at', direction).limit(sql.lit(1))
    const found = reading.first(end)
    return found ? dayOf(Number(found.at)) : null
  }
  const [from, to] = [dayAtEnd('asc'), dayAtEnd('desc')]
  const names = from && to ? monthsOf({ from, to }).slice(-mostMonths) : []
  const starts = names.map((month) => startOfDay(`${month}-01`))
  const tallyOf = (from: number, to: number): SurveyTally => {
    const within = all.where('at', '>=', Math.max(from, since)).where('at', '<', to)
    return readTally(reading.first(within.select(counters)) as Record<string, number>)
  }
  const months = names.map((month, place) => ({
    month,
    ...tallyOf(starts[place]!, starts[place + 1] ?? Infinity),
  }))
  const earlier = starts[0] === undefined ? [] : [tallyOf(-Infinity, starts[0])]
  return { ...sumOf([...earlier, ...months]), months }
}

function readTally(row: Readonly<Record<string, number>>): SurveyTally {
  const tally = { outcomes: {}, csat: {}, nps: {} } as Record<string, Record<string, number>>
  for (const [key, count] of Object.entries(row)) {
    const [name, value] = key.split(' ') as [string, string]
    if (count > 0) tally[name]![value] = count
  }
  return tally as unknown as SurveyTally
}

function sumOf(tallies: readonly SurveyTally[]): SurveyTally {
  const sums = { outcomes: {}, csat: {}, nps: {} } as Record<
    keyof SurveyTally,
    Record<string, number>
  >
  for (const tally of tallies) {
    for (const name of ['outcomes', 'csat', 'nps'] as const) {
      for (const [value, count] of Object.entries(tally[name])) {
        sums[name][value] = (sums[name][value] ?? 0) + count
      }
    }
  }
  return sums
}

/** Grades are counted along an index that has them; only what was chosen is read from the answers themselves. */
function questionFigures(
  reading: Reading,
  survey: string,
  isMeant: (answers: Answers) => Answers,
): QuestionFigures[] {
  const questions = reading.all(
    query.selectFrom('surveyQuestion').select(['id', 'kind']).where('survey', '=', survey),
  )
  const answersTo = (ids: readonly string[]) =>
    isMeant(
      query
        .selectFrom('surveyAnswer')
        .where('question', 'in', idsIn(JSON.stringify(ids)))
        .where('deletedAt', 'is', null),
    ).select(['question', count])
  const kinds = new Map(questions.map(({ id, kind }) => [id, kind]))
  const choices = questions.filter(({ kind }) => kind === 'choice').map(({ id }) => id)
  const graded = reading.all(
    answersTo([...kinds.keys()])
      .select('grade')
      .groupBy(['question', 'grade']),
  )
  const chosen =
    choices.length === 0
      ? []
      : reading.all(
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
