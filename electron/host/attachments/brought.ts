import { sql } from 'kysely'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** Files that are remembered with whoever brought them, until they are put into a record: a draft may wait for days. */
const remembered = 1000

/** Remembers that somebody brought a file, beyond an end of the program. */
export function noteBrought({ store, ids }: Office, actor: Actor, file: string): void {
  const { user } = actor
  if (user === null || actor.role !== 'staff') return
  store.transact({ id: ids(), source: 'interface', actor }, (tx) => {
    const before = readSetting(tx, 'brought') ?? []
    const others = before.filter(([by, id]) => by !== user || id !== file)
    writeSetting(tx, 'brought', [...others, [user, file] as const].slice(-remembered))
  })
}

/**
 * Whether somebody may put a file into a record: whoever knows no more than what it is called by neither reads it nor learns
 * that it is there. They brought it, or it stood there before.
 */
export function mayKeepFile(
  tx: Transaction,
  { field, before }: { readonly field: string; readonly before: AnyRow | null },
  file: string,
): boolean {
  const { actor, source } = tx.act
  // What waited for consent was asked when it was proposed.
  if (actor.role !== 'staff' || source === 'consent') return true
  const brought = readSetting(tx, 'brought') ?? []
  return (
    brought.some(([by, id]) => by === actor.user && id === file) ||
    holds(before?.[field], file) ||
    (before !== null && heldBefore(tx, before.id, field, file))
  )
}

const holds = (value: unknown, file: string): boolean =>
  Array.isArray(value) && (value as readonly Partial<Attachment>[]).some(({ id }) => id === file)

/** What is put back stood in the field at some time. */
function heldBefore(tx: Transaction, record: string, field: string, file: string): boolean {
  const changes = query
    .selectFrom('change')
    .select('fields')
    .where('record', '=', record)
    .where(sql<boolean>`instr(fields, ${file}) > 0`)
  return tx.all(changes).some(({ fields }) => {
    const [old, next] = (JSON.parse(fields) as Record<string, unknown[]>)[field] ?? []
    return holds(old, file) || holds(next, file)
  })
}
