import type { HistoryEntry } from '../../../shared/api/records.ts'
import type { ChangeColumns } from '../database/tables.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

/**
 * Changes of a record, newest first, field by field; entries of one moment in the order they were made. `next` is the
 * clock to read on before, or null at the end.
 */
export function historyOf(
  reading: Reading,
  record: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): { readonly entries: readonly HistoryEntry[]; readonly next: number | null } {
  const changes = query
    .selectFrom('change')
    .where('record', '=', record)
    .where('clock', '<', before ?? Number.MAX_SAFE_INTEGER)
  const moments = reading.all(changes.select('clock').orderBy('clock', 'desc').limit(limit))
  // A page ends between two moments, never within one, so that reading on misses nothing.
  const from = moments[limit - 1]?.clock
  const entries = reading
    .all<ChangeColumns>(
      changes
        .selectAll()
        .where('clock', '>=', from ?? 0)
        .orderBy('clock', 'desc')
        .orderBy('site')
        .orderBy('seq', 'desc'),
    )
    .map((change) => toldEntry(reading, change))
  return { entries, next: from ?? null }
}

/** An entry of the log with whoever proposed it, where somebody agreed to it. */
export function toldEntry(reading: Reading, change: ChangeColumns): HistoryEntry {
  const entry = toEntry(change)
  if (entry.source !== 'consent') return entry
  const decided = query.selectFrom('change').select('record').where('act', '=', entry.act)
  const proposer = reading.first(
    query
      .selectFrom('proposal')
      .select('createdBy')
      .where('record', '=', entry.record)
      .where('field', 'in', Object.keys(entry.fields))
      .where('id', 'in', decided.where('entity', '=', 'proposal')),
  )
  return proposer?.createdBy ? { ...entry, behalf: proposer.createdBy } : entry
}

/** An entry of the log as the wire shows it. */
export function toEntry(change: ChangeColumns): HistoryEntry {
  const fields = JSON.parse(change.fields) as Record<string, readonly [unknown, unknown]>
  return {
    site: change.site,
    sequence: change.seq,
    clock: change.clock,
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
    ...(change.digest !== null && { isEmptied: true }),
  }
}
