import { sql, type RawBuilder } from 'kysely'

/** Who writes a mailing, in an office with several senders. */
export const mailingSender: RawBuilder<unknown>[] = [
  sql`alter table "mailing" add column "sender" text references "sender" ("id")`,
  sql`create index "mailing_sender" on "mailing" (sender)`,
]
