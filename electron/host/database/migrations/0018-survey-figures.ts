import { sql, type RawBuilder } from 'kysely'

/** Grades that customers gave are counted along indexes that hold them, without a look at the answers. */
export const surveyIndexes: RawBuilder<unknown>[] = [
  sql`drop index "surveyResponse_survey_at"`,
  sql`create index "surveyResponse_figures" on "surveyResponse" (survey, at, "deletedAt", outcome, csat, nps, id)`,
  sql`drop index "surveyAnswer_question"`,
  sql`create index "surveyAnswer_figures" on "surveyAnswer" (question, "deletedAt", grade, response)`,
]
