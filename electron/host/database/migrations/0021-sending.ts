import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const count = 'real not null'
const refersTo = (table: string) => `text references "${table}" ("id")`

const added = (table: string, columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(
    ([name, type]) => sql`alter table ${sql.id(table)} add column ${sql.id(name)} ${sql.raw(type)}`,
  )

/** Mailings by email and text message: whence they are sent, how far each is, and what came back. */
export const sending: RawBuilder<unknown>[] = [
  ...recordTable('mailAccount', {
    name: needed,
    fromName: text,
    fromAddress: needed,
    host: needed,
    port: count,
    security: needed,
    login: needed,
    perMinute: count,
    bounceHost: text,
    bouncePort: count,
    bounceFolder: needed,
  }),
  ...recordTable('smsGateway', {
    name: needed,
    url: needed,
    method: needed,
    headers: text,
    body: text,
    signature: text,
    perMinute: count,
    successPath: text,
    successValue: text,
  }),
  ...['mailAccount', 'smsGateway'].flatMap(numbered),
  ...added('mailing', {
    subject: text,
    account: refersTo('mailAccount'),
    gateway: refersTo('smsGateway'),
    advert: 'integer not null default 1',
    trouble: text,
    sentFrom: text,
  }),
  ...added('mailingRecipient', { failure: text, answer: text, messageId: text }),
  ...['customer', 'contact'].flatMap((table) =>
    added(table, { mayEmail: 'integer', emailReturnedOn: text }),
  ),
  sql`create index "mailing_account" on "mailing" (account)`,
  sql`create index "mailing_gateway" on "mailing" (gateway)`,
  sql`create index "mailing_state" on "mailing" (state)`,
  sql`create index "mailingRecipient_mailing_state" on "mailingRecipient" (mailing, state)`,
  sql`create index "mailingRecipient_messageId" on "mailingRecipient" ("messageId") where "messageId" is not null`,
]
