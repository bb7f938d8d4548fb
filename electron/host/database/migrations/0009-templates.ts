import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'

/** Few of either are about a case: the index holds those alone. */
const ofCase = (table: string, at: string) => [
  sql`alter table ${sql.id(table)} add column "case" text references "serviceCase" ("id")`,
  sql`create index ${sql.id(`${table}_case`)} on ${sql.id(table)} ("case", ${sql.id(at)}) where "case" is not null`,
]

/** Texts of replies, and calls and tasks that a case led to. */
export const templates: RawBuilder<unknown>[] = [
  ...recordTable('template', {
    name: needed,
    kind: needed,
    language: needed,
    caseKind: text,
    body: needed,
    active: 'integer not null',
    position: 'real not null',
  }),
  ...numbered('template'),
  ...ofCase('interaction', 'at'),
  ...ofCase('task', 'createdAt'),
]
