import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Act } from './changeLog.ts'
import { mergeThatTook } from './mergeRecords.ts'
import { undoAct } from './undo.ts'

/**
 * Takes records out of the recycle bin, with what was deleted along with each, in one transaction. One that went into
 * another parts from it again, with what it had.
 */
export async function restoreRecords(
  office: Office,
  act: Act,
  records: readonly { readonly entity: Entity; readonly id: string }[],
): Promise<void> {
  const merges = new Set<string>()
  office.store.transact(act, (tx) => {
    for (const { entity, id } of records) {
      const merge = mergeThatTook(tx, id)
      if (merge === undefined) office.store.restore(tx, entity, id)
      else merges.add(merge)
    }
  })
  const back = { ...act, source: 'undo' } as const
  for (const merge of newestFirst(office.reading, merges)) {
    const steps = undoAct(office, back, merge)
    while (!(await steps.next()).done);
  }
}

/** What went into one that went on itself comes out of it when that is back. */
const newestFirst = (reading: Reading, acts: ReadonlySet<string>): string[] =>
  reading
    .all(
      query
        .selectFrom('change')
        .select('act')
        .where('act', 'in', [...acts])
        .groupBy('act')
        .orderBy(sql`max(rowid)`, 'desc'),
    )
    .map(({ act }) => act)
