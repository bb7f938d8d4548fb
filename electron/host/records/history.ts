import type { HistoryEntry } from '../../../shared/api/records.ts'
import type { ChangeColumns } from '../database/tables.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** Every change of a record, newest first, field by field; entries of one moment in the order they were made. */
export function historyOf(reading: Reading, record: string): HistoryEntry[] {
  return reading
    .all<ChangeColumns>(
      query
        .selectFrom('change')
        .selectAll()
        .where('record', '=', record)
        .orderBy('clock', 'desc')
        .orderBy('site')
        .orderBy('seq', 'desc'),
    )
    .map(toEntry)
}

/** An entry of the log as the wire shows it. */
export function toEntry(change: ChangeColumns): HistoryEntry {
  const fields = JSON.parse(change.fields) as Record<string, readonly [unknown, unknown]>
  return {
    site: change.site,
    sequence: change.seq,
    at: change.at,
    user: change.user,
    entity: change.entity,
    record: change.record,
    kind: change.kind,
    source: change.source,
    act: change.act,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [old, next]]) => [name, { old, new: next }]),
    ),
  }
}
