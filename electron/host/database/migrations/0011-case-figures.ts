import { sql, type RawBuilder } from 'kysely'

/** Everything that figures of service look at, in the order in which cases were received: they are counted without a look at the cases. */
export const caseFigures: RawBuilder<unknown>[] = [
  sql`create index "serviceCase_figures" on "serviceCase" (
    "receivedAt", "deletedAt", kind, channel, cause, state, owner, department, "answeredAt", "answerDueAt",
    "waitingSince", "solvedAt", reopened, satisfaction, product, customer
  )`,
]
