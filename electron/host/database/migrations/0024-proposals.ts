import { sql, type RawBuilder } from 'kysely'
import { numbered, recordTable } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'

/** Changes that wait for consent, and which roles' edits do. */
export const proposals: RawBuilder<unknown>[] = [
  ...recordTable(
    'proposal',
    {
      subject: needed,
      entity: needed,
      record: needed,
      field: needed,
      old: needed,
      value: needed,
      state: needed,
      decidedBy: 'text references "user" ("id")',
      decidedAt: 'integer',
      reason: text,
      seenAt: 'integer',
    },
    [['record'], ['decidedBy']],
  ),
  ...numbered('proposal'),
  sql`create index "proposal_waiting" on "proposal" ("createdAt") where state = 'waiting' and "deletedAt" is null`,
  sql`create index "proposal_unseen" on "proposal" ("createdBy") where "decidedAt" is not null and "seenAt" is null`,
  sql`alter table "roleRight" add column consent integer not null default 0`,
]
