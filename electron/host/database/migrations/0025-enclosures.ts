import { sql, type RawBuilder } from 'kysely'

/** An email's letter may be attached as it is printed. */
export const enclosures: RawBuilder<unknown>[] = [
  sql`alter table "mailing" add column "enclosed" integer not null default 0`,
]
