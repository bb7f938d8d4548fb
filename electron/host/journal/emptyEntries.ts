import { sql } from 'kysely'
import type { Writing } from '../database/handle.ts'
import type { WriteGuard } from '../database/open.ts'
import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { ChangeColumns } from '../database/tables.ts'
import { workedOutFromLog } from '../service/caseWaits.ts'
import { fieldsDigest } from './digest.ts'

/** Which entries are to be emptied: so many of those from before a moment, behind a row of the log. */
export interface Forgotten {
  /** UTC milliseconds. */
  readonly before: number
  readonly after: number
  readonly most: number
}

const held = ['site', 'seq', 'salt', 'fields'] as const

/** Entries of a record that still hold something. */
export const entriesOf = template((at: { record: string }) =>
  query
    .selectFrom('change')
    .select(held)
    .where('record', '=', at.record)
    .where('digest', 'is', null),
)

/** All entries from before a moment that may be emptied: nothing but history, undo and the past are told from them. */
export const forgettable = (before: number) =>
  query
    .selectFrom('change')
    .where('at', '<', before)
    .where('digest', 'is', null)
    .where('fields', '!=', '{}')
    .where(sql<boolean>`instr(fields, ${workedOutFromLog}) = 0`)

/** Some of them, in the order of the log. */
export const oldEntries = ({ before, after, most }: Forgotten) =>
  forgettable(before)
    .select(held)
    .select('rowid')
    .where('rowid', '>', after)
    .orderBy('rowid')
    .limit(most)

/** Empties entries of the log; what they held is still vouched for by its digest. */
export function emptyEntries(
  writing: Writing,
  guard: WriteGuard,
  entries: readonly Pick<ChangeColumns, (typeof held)[number]>[],
): void {
  guard.erasing = true
  try {
    for (const { site, seq, ...values } of entries) {
      writing.run(emptied({ site, seq, digest: fieldsDigest(values) }))
    }
  } finally {
    guard.erasing = false
  }
}

const emptied = template((at: Pick<ChangeColumns, 'site' | 'seq'> & { digest: string }) =>
  query
    .updateTable('change')
    .set({ fields: '{}', salt: null, digest: at.digest })
    .where('site', '=', at.site)
    .where('seq', '=', at.seq),
)

/** Up to which moment the office let go of what old entries held; 0 when it never did. */
export const forgottenBefore = (events: readonly { readonly detail: string }[]): number =>
  Math.max(
    0,
    ...events.map(({ detail }) => Number((JSON.parse(detail) as { before?: unknown }).before ?? 0)),
  )

/** The events that tell of it. */
export const forgettings = query
  .selectFrom('event')
  .select('detail')
  .where('kind', '=', 'historyCompacted')
