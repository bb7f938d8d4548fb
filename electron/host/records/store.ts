import type Database from 'better-sqlite3'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { checkChanges, checkDraft } from '../../../shared/fields/values.ts'
import type { Writing } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import type { WriteGuard } from '../database/open.ts'
import { perEntity, template } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import { demand } from './access.ts'
import { demandOwnAct, isLogged, type Act, type ChangeLog, type Transaction } from './changeLog.ts'
import type { Changed } from './changed.ts'
import { withStartingValues } from './defaults.ts'
import { forgetTagsAndDuplicates, indexTagsAndDuplicates } from './derivedIndexes.ts'
import { checkReferences } from './references.ts'
import { readVisible } from './visible.ts'
import { sameValue, titleKeyOf, toColumns, toRow } from './rows.ts'
import { createPendingEntries } from './searchIndex.ts'

/** The one writer: every change of a record goes through it, and leaves an entry in the log. */
export interface Store {
  /** One transaction for one act, synchronous; who watches is told after the commit. */
  transact<T>(act: Act, work: (tx: Transaction) => T): T
  /**
   * Asked again with the same id it answers with the same record. The id of a record that was erased, or that is
   * something else, is a conflict: histories never mix.
   */
  create(tx: Transaction, entity: Entity, id: string, values: unknown): AnyRow
  /** `seen` is what the person saw; a field that holds something else by now is a conflict. */
  update(tx: Transaction, entity: Entity, id: string, values: unknown, seen?: AnyValues): AnyRow
  /** Moves a record to the recycle bin, with what belongs to it. */
  remove(tx: Transaction, entity: Entity, id: string): void
  /** Takes a record out of the recycle bin, with what was deleted along with it. */
  restore(tx: Transaction, entity: Entity, id: string): AnyRow
  /** Erases a record for good; the log keeps that it was there and who changed it when, but no value of it. */
  purge(tx: Transaction, entity: Entity, id: string): void
  /** Writes rows that ship with the program and are the same everywhere; they are not logged. */
  seed(
    tx: Transaction,
    entity: Entity,
    rows: readonly { readonly id: string; readonly values: AnyValues }[],
  ): void
  /** Writes derived fields, which each install works out for itself. */
  derive(tx: Transaction, entity: Entity, id: string, values: AnyValues): void
}

/** Builds the store over the writer's connection. */
export function createStore(parts: {
  readonly connection: Database.Database
  readonly writing: Writing
  readonly guard: WriteGuard
  readonly registry: Registry
  readonly rules: Rules
  readonly changeLog: ChangeLog
  readonly changed: Changed
  readonly hasAttachment: (id: string) => boolean
}): Store {
  const { connection, writing, guard, registry, rules, changeLog, changed } = parts

  const transact = <T>(act: Act, work: (tx: Transaction) => T): T => {
    const touched = new Map<string, Set<string>>()
    const touch = (entity: string, record: string) => {
      touched.set(entity, (touched.get(entity) ?? new Set()).add(record))
    }
    const run = connection.transaction(() => {
      demandOwnAct(writing, act)
      guard.writing = true
      try {
        const entries = createPendingEntries()
        const attempt = <R>(part: () => R): R =>
          // A transaction inside a transaction is a savepoint.
          entries.attempt(() => connection.transaction(part)())
        const tools = { touch, attempt, indexLater: entries.note }
        const result = work(changeLog.begin(writing, act, tools))
        entries.write(writing)
        return result
      } finally {
        guard.writing = false
      }
    })
    const result = run.immediate()
    changed.tell(act.id, touched, changeLog.commit())
    return result
  }

  const read = (tx: Transaction, entity: Entity, id: string) =>
    readVisible(tx, entity, rules[entity.name], tx.act.actor, id)

  const existing = (tx: Transaction, entity: Entity, id: string): AnyRow => {
    const row = read(tx, entity, id)
    if (!row) throw failure('notFound', problem([], 'notFound'))
    return row
  }

  const indexed = (tx: Transaction, entity: Entity, row: AnyRow, isNew: boolean) => {
    indexTagsAndDuplicates(tx, entity, row, isNew)
    tx.indexLater(entity, row, isNew)
  }

  const insert = (tx: Transaction, entity: Entity, id: string, values: AnyValues): AnyRow => {
    const user = tx.act.actor.user
    const base = { createdAt: tx.now, createdBy: user, updatedAt: tx.now, updatedBy: user }
    const empty = Object.fromEntries(Object.keys(entity.fields).map((name) => [name, null]))
    tx.run(
      newRow(entity)({
        ...empty,
        id,
        ...base,
        titleKey: titleKeyOf(entity, values),
        ...toColumns(entity, values),
      }),
    )
    const row = { ...empty, ...values, id, ...base, deletedAt: null, deletedBy: null } as AnyRow
    indexed(tx, entity, row, true)
    return row
  }

  const rewrite = (tx: Transaction, entity: Entity, before: AnyRow, values: AnyValues): AnyRow => {
    const after = { ...before, ...values, updatedAt: tx.now, updatedBy: tx.act.actor.user }
    tx.run(
      anyQuery
        .updateTable(entity.name)
        .set({
          ...toColumns(entity, values),
          ...(entity.title in values && { titleKey: titleKeyOf(entity, after) }),
          ...('deletedAt' in values && {
            deletedAt: after.deletedAt,
            deletedBy: after.deletedBy,
          }),
          updatedAt: after.updatedAt,
          updatedBy: after.updatedBy,
        })
        .where('id', '=', before.id),
    )
    indexed(tx, entity, after, false)
    return after
  }

  const follow = (tx: Transaction, entity: Entity, before: AnyRow | null, after: AnyRow) =>
    rules[entity.name]?.follow?.({
      tx,
      before,
      after,
      derive: (other, id, values) => store.derive(tx, other, id, values),
    })

  /** Empties the entries of an erased record. */
  const forgetValues = (tx: Transaction, id: string) => {
    guard.erasing = true
    try {
      tx.run(query.updateTable('change').set({ fields: '{}' }).where('record', '=', id))
    } finally {
      guard.erasing = false
    }
  }

  const setDeleted = (tx: Transaction, entity: Entity, before: AnyRow, at: number | null) => {
    const by = at === null ? null : tx.act.actor.user
    const after = rewrite(tx, entity, before, { deletedAt: at, deletedBy: by })
    tx.log(entity.name, before.id, at === null ? 'restore' : 'delete', {
      deletedAt: { old: before.deletedAt, new: at },
    })
    follow(tx, entity, before, after)
    return after
  }

  /** Records that are deleted and restored together with one. */
  const belongings = (tx: Transaction, owner: Entity, id: string, deletedAt: number | null) =>
    Object.values(registry).flatMap((entity) => {
      const field = entity.belongsTo
      if (field === undefined || entity.fields[field]?.to !== owner.name) return []
      return tx
        .all(
          anyQuery
            .selectFrom(entity.name)
            .selectAll()
            .where(field, '=', id)
            .where('deletedAt', deletedAt === null ? 'is' : '=', deletedAt),
        )
        .map((stored) => ({ entity, row: toRow(entity, stored) }))
    })

  const store: Store = {
    transact,

    create: (tx, entity, id, values) => {
      demand(tx.act.actor, entity, 'add')
      const already = read(tx, entity, id)
      if (already) return already
      if (isLogged(tx, id)) throw failure('conflict', problem([], 'unexpected'))
      const started = withStartingValues(entity, checkDraft(entity, values), tx)
      const rule = rules[entity.name]
      const complete = { ...started, ...rule?.prepare?.({ tx, before: null, values: started }) }
      checkReferences(tx, parts, entity, complete)
      const after = insert(tx, entity, id, complete)
      const filled = Object.entries(complete).filter(([, value]) => value !== null)
      tx.log(
        entity.name,
        id,
        'create',
        Object.fromEntries(filled.map(([name, value]) => [name, { old: null, new: value }])),
      )
      follow(tx, entity, null, after)
      return after
    },

    update: (tx, entity, id, values, seen = {}) => {
      demand(tx.act.actor, entity, 'edit')
      const before = existing(tx, entity, id)
      if (before.deletedAt !== null) throw failure('conflict', problem([], 'inRecycleBin'))
      const checked = checkChanges(entity, values)
      const rule = rules[entity.name]
      const complete = { ...checked, ...rule?.prepare?.({ tx, before, values: checked }) }
      const fresh = Object.fromEntries(
        Object.entries(complete).filter(([name, value]) => !sameValue(before[name], value)),
      )
      const overtaken = Object.keys(fresh).filter(
        (name) => Object.hasOwn(seen, name) && !sameValue(seen[name], before[name]),
      )
      if (overtaken.length > 0) {
        throw failure('conflict', ...overtaken.map((name) => problem(name, 'changedMeanwhile')))
      }
      if (Object.keys(fresh).length === 0) return before
      checkReferences(tx, parts, entity, fresh, id)
      const after = rewrite(tx, entity, before, fresh)
      tx.log(
        entity.name,
        id,
        'update',
        Object.fromEntries(
          Object.entries(fresh).map(([name, value]) => [name, { old: before[name], new: value }]),
        ),
      )
      follow(tx, entity, before, after)
      return after
    },

    remove: (tx, entity, id) => {
      demand(tx.act.actor, entity, 'delete')
      const row = existing(tx, entity, id)
      if (row.deletedAt !== null) return
      for (const part of belongings(tx, entity, id, null))
        store.remove(tx, part.entity, part.row.id)
      setDeleted(tx, entity, row, tx.now)
    },

    restore: (tx, entity, id) => {
      demand(tx.act.actor, entity, 'delete')
      const row = existing(tx, entity, id)
      if (row.deletedAt === null) return row
      const after = setDeleted(tx, entity, row, null)
      for (const part of belongings(tx, entity, id, row.deletedAt)) {
        store.restore(tx, part.entity, part.row.id)
      }
      return after
    },

    purge: (tx, entity, id) => {
      if (tx.act.actor.role === 'staff') throw failure('forbidden', problem([], 'forbidden'))
      const row = existing(tx, entity, id)
      forgetTagsAndDuplicates(tx, id)
      tx.indexLater(entity, { ...row, deletedAt: tx.now }, false)
      tx.run(oldCells({ record: id }))
      tx.run(oldRow(entity)({ id }))
      forgetValues(tx, id)
      tx.log(entity.name, id, 'purge', {})
      follow(tx, entity, row, { ...row, deletedAt: tx.now })
    },

    seed: (tx, entity, rows) => {
      for (const { id, values } of rows) insert(tx, entity, id, values)
    },

    derive: (tx, entity, id, values) => {
      tx.run(anyQuery.updateTable(entity.name).set(toColumns(entity, values)).where('id', '=', id))
      tx.touch(entity.name, id)
    },
  }
  return store
}

const baseColumns = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'titleKey']

const newRow = perEntity((entity) =>
  template((row: Record<string, string | number | null>) => {
    const columns = [...baseColumns, ...Object.keys(entity.fields)]
    return anyQuery
      .insertInto(entity.name)
      .values(Object.fromEntries(columns.map((name) => [name, row[name]])))
  }),
)
const oldRow = perEntity((entity) =>
  template(({ id }: { id: string }) => anyQuery.deleteFrom(entity.name).where('id', '=', id)),
)
const oldCells = template(({ record }: { record: string }) =>
  query.deleteFrom('cell').where('record', '=', record),
)
