import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable, sortedBy } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const integer = 'integer'

const added = (table: string, columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(
    ([column, type]) =>
      sql`alter table ${sql.id(table)} add column ${sql.id(column)} ${sql.raw(type)}`,
  )

/** How soon cases are due, what their clocks say, and who was told of it. */
export const clocks: RawBuilder<unknown>[] = [
  ...recordTable('serviceTarget', {
    note: text,
    kind: text,
    severity: text,
    level: text,
    answerWithin: integer,
    solveWithin: integer,
    counting: needed,
    position: 'real not null',
  }),
  ...recordTable(
    'caseAlert',
    {
      number: needed,
      case: 'text not null references "serviceCase" ("id")',
      dueFor: needed,
      level: needed,
      to: 'text not null references "user" ("id")',
      at: 'integer not null',
      seenAt: integer,
    },
    [['case'], ['to', 'at']],
  ),
  ...['serviceTarget', 'caseAlert'].flatMap(numbered),
  ...sortedBy('caseAlert', ['at']),
  ...added('serviceCase', {
    waitingFor: text,
    dueAt: integer,
    dueFor: text,
    dueFrom: integer,
    dueWithin: integer,
    dueCounting: text,
    alertAt: integer,
    late: integer,
  }),
  ...sortedBy('serviceCase', ['dueAt', 'late']),
  sql`create index "serviceCase_alertAt" on "serviceCase" ("alertAt") where "alertAt" is not null and "deletedAt" is null`,
  ...added('department', { head: 'text references "user" ("id")' }),
  sql`create index "department_head" on "department" ("head")`,
]
