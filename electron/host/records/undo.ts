import type { Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { HistoryEntry } from '../../../shared/api/records.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import type { ChangeColumns } from '../database/tables.ts'
import { query } from '../database/query.ts'
import { toEntry } from './history.ts'
import { readVisible } from './reading.ts'
import { sameValue } from './rows.ts'
import type { Store } from './store.ts'
import type { Transaction } from './changeLog.ts'
import type { Rules } from '../rules/rule.ts'

/**
 * Takes back an act of one's own, last change first. What somebody changed since stays as they left
 * it and is counted as skipped. Throws a `conflict` failure when nothing at all was left to undo.
 */
export function undoAct(
  tx: Transaction,
  parts: { readonly store: Store; readonly registry: Registry; readonly rules: Rules },
  act: string,
): { undone: number; skipped: number } {
  const changes = tx
    .all<ChangeColumns>(
      query
        .selectFrom('change')
        .selectAll()
        .where('act', '=', act)
        .orderBy('clock', 'desc')
        .orderBy('seq', 'desc'),
    )
    .map(toEntry)
  const foreign = changes.some((change) => change.user !== tx.act.actor.user)
  if (foreign && tx.act.actor.role !== 'administrator') {
    throw failure('forbidden', problem([], 'forbidden'))
  }
  const outcomes = changes.map((change) => {
    const entity = entityNamed(parts.registry, change.entity)
    return entity !== undefined && undoChange(tx, parts, entity, change)
  })
  const undone = outcomes.filter(Boolean).length
  if (undone === 0) throw failure('conflict', problem([], 'nothingToUndo'))
  return { undone, skipped: outcomes.length - undone }
}

/** Whether there was something left to take back. */
function undoChange(
  tx: Transaction,
  { store, rules }: { readonly store: Store; readonly rules: Rules },
  entity: Entity,
  change: HistoryEntry,
): boolean {
  const row = readVisible(tx, entity, rules[entity.name], tx.act.actor, change.record)
  if (!row) return false
  const deleted = row.deletedAt !== null
  switch (change.kind) {
    case 'create':
    case 'restore':
      if (!deleted) store.remove(tx, entity, row.id)
      return !deleted
    case 'delete':
      if (deleted) store.restore(tx, entity, row.id)
      return deleted
    case 'update': {
      const back = Object.entries(change.fields).filter(([name, { new: written }]) =>
        sameValue(row[name], written),
      )
      if (deleted || back.length === 0) return false
      return tried(() =>
        store.update(
          tx,
          entity,
          row.id,
          Object.fromEntries(back.map(([name, { old }]) => [name, old])),
        ),
      )
    }
    case 'purge':
      return false
  }
}

/** Whether it could be done: an old value may be refused by now, such as a record that is gone. */
function tried(write: () => unknown): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (failureOf(error)?.kind === 'invalid') return false
    throw error
  }
}
