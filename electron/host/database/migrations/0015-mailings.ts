import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable, sortedBy } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const refersTo = (table: string) => `text references "${table}" ("id")`

const added = (table: string, columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(
    ([name, type]) => sql`alter table ${sql.id(table)} add column ${sql.id(name)} ${sql.raw(type)}`,
  )

/** Mailings and their recipients, and to whom nothing more is sent. */
export const mailings: RawBuilder<unknown>[] = [
  ...recordTable('mailing', {
    name: needed,
    template: refersTo('template'),
    output: needed,
    source: needed,
    per: needed,
    addressFrom: needed,
    order: needed,
    copies: 'real not null',
    startAt: 'real not null',
    state: needed,
    printedAt: 'integer',
    printedBy: refersTo('user'),
    pieces: 'real',
    leftOut: 'real',
    cameBack: 'real',
  }),
  ...recordTable(
    'mailingRecipient',
    {
      name: needed,
      mailing: `${refersTo('mailing')} not null`,
      customer: refersTo('customer'),
      contact: refersTo('contact'),
      template: refersTo('template'),
      addressFrom: text,
      address: text,
      postcode: text,
      position: 'real',
      state: needed,
      reason: text,
      accepted: 'integer',
      printedAt: 'integer',
      returnedOn: text,
      returnReason: text,
    },
    [
      ['mailing', 'position'],
      ['customer', 'printedAt'],
      ['contact', 'printedAt'],
    ],
  ),
  ...['mailing', 'mailingRecipient'].flatMap(numbered),
  ...sortedBy('mailing', ['createdAt']),
  ...added('customer', {
    mayMail: 'integer',
    mayCall: 'integer',
    mayText: 'integer',
    mailReturnedOn: text,
    mailReturnReason: text,
  }),
  ...added('contact', { mailReturnedOn: text, mailReturnReason: text }),
]
