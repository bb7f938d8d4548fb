import { sql, type RawBuilder } from 'kysely'

/** Where a cause stands among those beside it, and whether it is still chosen. */
export const causes: RawBuilder<unknown>[] = [
  sql`alter table "caseCause" add column position real`,
  sql`alter table "caseCause" add column hidden integer`,
]
