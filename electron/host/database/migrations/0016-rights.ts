import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const flag = 'integer not null'
const refersTo = (table: string) => `text references "${table}" ("id")`

/** Roles, what they say of kinds of records and of fields, what is shared with whom, and which role somebody has. */
export const rights: RawBuilder<unknown>[] = [
  ...recordTable('role', {
    name: needed,
    preset: needed,
    note: text,
    signIn: needed,
    hours: text,
    devices: needed,
  }),
  ...recordTable(
    'roleRight',
    {
      role: `${refersTo('role')} not null`,
      entity: needed,
      see: needed,
      add: flag,
      edit: needed,
      delete: needed,
      export: flag,
      print: flag,
      import: flag,
      merge: flag,
      assign: flag,
    },
    [['role']],
  ),
  ...recordTable(
    'roleField',
    { role: `${refersTo('role')} not null`, entity: needed, field: needed, level: needed },
    [['role']],
  ),
  ...recordTable(
    'recordShare',
    {
      entity: needed,
      record: needed,
      user: refersTo('user'),
      department: refersTo('department'),
      mayEdit: flag,
    },
    [['user'], ['department'], ['record']],
  ),
  ...['role', 'roleRight', 'roleField', 'recordShare'].flatMap(numbered),
  sql`alter table "user" add column rights text references "role" ("id")`,
  sql`create index "user_rights" on "user" (rights)`,
]
