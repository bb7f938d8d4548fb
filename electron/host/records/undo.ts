import type { Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import type { HistoryEntry } from '../../../shared/api/records.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import type { ChangeColumns } from '../database/tables.ts'
import { anyQuery, query } from '../database/query.ts'
import { toEntry } from './history.ts'
import { readVisible } from './reading.ts'
import { sameValue } from './rows.ts'
import type { Store } from './store.ts'
import type { Transaction } from './changeLog.ts'
import type { Rules } from '../rules/rule.ts'

/**
 * Takes back an act of one's own, last change first. What somebody else changed since, or hung a
 * record on, stays as they left it and is counted as skipped. Throws a `conflict` failure when
 * nothing at all was left to undo.
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
  parts: { readonly store: Store; readonly registry: Registry; readonly rules: Rules },
  entity: Entity,
  change: HistoryEntry,
): boolean {
  const { store, rules } = parts
  const row = readVisible(tx, entity, rules[entity.name], tx.act.actor, change.record)
  if (!row) return false
  const deleted = row.deletedAt !== null
  switch (change.kind) {
    case 'create':
    case 'restore':
      if (deleted) return isTouched(tx, row.id)
      if (isUsedByOthers(tx, parts.registry, entity, change)) return false
      store.remove(tx, entity, row.id)
      return true
    case 'delete':
      if (!deleted) return isTouched(tx, row.id)
      store.restore(tx, entity, row.id)
      return true
    case 'update': {
      const back = Object.entries(change.fields).filter(([name, { new: written }]) =>
        sameValue(row[name], written),
      )
      if (deleted || back.length === 0) return false
      return tried(tx, () =>
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

/** Whether this very undo has been at a record, which went or came back with what it belongs to. */
function isTouched(tx: Transaction, record: string): boolean {
  const own = query.selectFrom('change').select('seq').where('act', '=', tx.act.id)
  return tx.first(own.where('record', '=', record).limit(1)) !== undefined
}

/** Whether anybody but the author of a change has changed the record since, or added one that belongs to it. */
function isUsedByOthers(
  tx: Transaction,
  registry: Registry,
  entity: Entity,
  { site, sequence, at, record, user }: HistoryEntry,
): boolean {
  const changes = query.selectFrom('change').select('clock')
  const then = changes.where('site', '=', site).where('seq', '=', sequence)
  const since = changes.where('record', '=', record).where('clock', '>', then)
  if (tx.first(since.where('user', 'is not', user).limit(1))) return true
  return Object.values(registry).some(({ name, fields, belongsTo }) => {
    if (belongsTo === undefined || fields[belongsTo]?.to !== entity.name) return false
    const added = anyQuery.selectFrom(name).select('id').where(belongsTo, '=', record)
    const live = added.where('deletedAt', 'is', null).where('createdAt', '>=', at)
    return tx.first(live.where('createdBy', 'is not', user).limit(1)) !== undefined
  })
}

/** Whether it could be done: an old value may be refused by now, such as a record that is gone. */
function tried(tx: Transaction, write: () => unknown): boolean {
  try {
    tx.attempt(write)
    return true
  } catch (error) {
    if (failureOf(error)?.kind === 'invalid') return false
    throw error
  }
}
