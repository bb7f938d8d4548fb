import { sql, type RawBuilder } from 'kysely'

/** Closed cases, the latest first: the board and the list begin with them, however many there are. */
export const closedCases: RawBuilder<unknown>[] = [
  sql`create index "serviceCase_closedAt" on "serviceCase" ("closedAt") where "closedAt" is not null`,
]
