import { sql, type RawBuilder } from 'kysely'

/** All that is kept of cases for their figures, so that it is read without a look at the cases. */
export const caseColumns: RawBuilder<unknown>[] = [
  sql`drop index "serviceCase_figures"`,
  sql`create index "serviceCase_figures" on "serviceCase" (
    "receivedAt", "deletedAt", kind, channel, cause, state, owner, department, "answeredAt", "answerDueAt",
    "waitingSince", "solvedAt", "solveDueAt", reopened, satisfaction, product, customer
  )`,
]
