import { sql, type RawBuilder } from 'kysely'

const added = (table: string, column: string, type: string) =>
  sql`alter table ${sql.id(table)} add column ${sql.id(column)} ${sql.raw(type)}`

/** What is answered to mailings: where the replies to text messages are fetched, and whether all of it is read each hour. */
export const replies: RawBuilder<unknown>[] = [
  added('mailAccount', 'everyHour', 'integer not null default 1'),
  added('smsGateway', 'everyHour', 'integer not null default 1'),
  added('mailingRecipient', 'refusedOn', 'text'),
  ...['repliesUrl', 'repliesPath', 'repliesPhone', 'repliesText'].map((name) =>
    added('smsGateway', name, 'text'),
  ),
]
