import { sql } from 'kysely'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Attachment } from '../../../shared/fields/field.ts'
import { query } from '../database/query.ts'
import type { Reading } from '../database/handle.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Change } from '../rules/rule.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** Files that are remembered of each person who brought them: a draft may wait for days, whatever others bring meanwhile. */
const remembered = 500

/** Remembers that somebody brought a file, beyond an end of the program. */
export function noteBrought({ store, ids }: Office, actor: Actor, file: string): void {
  const { user } = actor
  if (user === null || actor.role !== 'staff') return
  store.transact({ id: ids(), source: 'interface', actor }, (tx) => {
    const before = readSetting(tx, 'brought') ?? []
    const others = before.filter(([by]) => by !== user)
    const own = before.filter(([by]) => by === user)
    writeSetting(tx, 'brought', [...others, ...own.slice(1 - remembered), [user, file]])
  })
}

/** Files that somebody brought and put into nothing yet. */
export const broughtBy = (reading: Reading, user: string | null): string[] =>
  (readSetting(reading, 'brought') ?? []).flatMap(([by, id]) => (by === user ? [id] : []))

/**
 * Which files somebody may put into a field of a record: whoever knows no more than what one is called by neither reads it
 * nor learns that it is there. They brought it, or it stood there before.
 */
export function keepableFiles(
  tx: Transaction,
  { field, before }: { readonly field: string; readonly before: AnyRow | null },
): (file: string) => boolean {
  const { actor, source } = tx.act
  // What waited for consent was asked when it was proposed; what two records have that become one stood in them.
  if (actor.role !== 'staff' || source === 'consent' || source === 'merge') return () => true
  let brought: ReadonlySet<string> | undefined
  const isBrought = (file: string) => {
    brought ??= new Set(broughtBy(tx, actor.user))
    return brought.has(file)
  }
  return (file) =>
    holds(before?.[field], file) ||
    isBrought(file) ||
    (before !== null && heldBefore(tx, before.id, field, file))
}

/** What somebody brought is theirs to put in once, for as many drafts as they brought it to. */
export function forgetBrought({ tx, before, after }: Change): void {
  const { actor, source } = tx.act
  if (actor.role !== 'staff' || source !== 'interface') return
  const put = Object.entries(after).flatMap(([field, value]) =>
    filesIn(value).filter((file) => !holds(before?.[field], file)),
  )
  if (put.length === 0) return
  const left = [...(readSetting(tx, 'brought') ?? [])]
  for (const file of put) {
    const at = left.findIndex(([by, id]) => by === actor.user && id === file)
    if (at >= 0) left.splice(at, 1)
  }
  writeSetting(tx, 'brought', left)
}

const filesIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? (value as readonly Partial<Attachment>[]).flatMap(({ id }) => (id === undefined ? [] : [id]))
    : []

const holds = (value: unknown, file: string): boolean => filesIn(value).includes(file)

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
