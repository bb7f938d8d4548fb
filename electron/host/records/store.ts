import type Database from 'better-sqlite3'
import type { ChangeKind } from '../../../shared/api/records.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { customField } from '../../../shared/entities/customField.ts'
import { belongingsOf, entityNamed } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { checkChanges, checkDraft } from '../../../shared/fields/values.ts'
import type { Writing } from '../database/handle.ts'
import { forgetBrought } from '../attachments/brought.ts'
import { forgetProposals } from '../consent/forgetProposals.ts'
import { heldBack, propose, withdrawGivenBack } from '../consent/propose.ts'
import { anyQuery } from '../database/query.ts'
import { unforced, type WriteGuard } from '../database/open.ts'
import { emptyEntries, entriesOf, oldEntries, type Forgotten } from '../journal/emptyEntries.ts'
import { endShares } from '../rules/endShares.ts'
import type { Change, Rule, Rules } from '../rules/rule.ts'
import { demandFor, demandValues, isRead, mayDoTo, type Operation } from './access.ts'
import {
  asProgram,
  demandOwnAct,
  isLogged,
  type Act,
  type ChangeLog,
  type Transaction,
} from './changeLog.ts'
import type { Changed } from './changed.ts'
import { withStartingValues } from './defaults.ts'
import type { LiveRegistry } from './liveRegistry.ts'
import { checkReferences } from './references.ts'
import { readWhole } from './visible.ts'
import { sameValue, toRow } from './rows.ts'
import { createPendingEntries, createRecencies } from './searchIndex.ts'
import { eraseRow, insertRow, rewriteRow, writeColumns } from './writeRow.ts'

/** The one writer: every change of a record goes through it, and leaves an entry in the log. */
export interface Store {
  /** One transaction for one act, synchronous; who watches is told after the commit. */
  transact<T>(act: Act, work: (tx: Transaction) => T): T
  /** While it is shut every transaction is refused, whoever began its work before: the office is about to become another. */
  shut(isShut: boolean): void
  /** Whatever follows from a change of an entity is asked this too from now on: what it throws refuses the change. */
  demand(entity: string, check: NonNullable<Rule['follow']>): void
  /**
   * Asked again with the same id it answers with the same record. The id of a record that was erased, or that is
   * something else, is a conflict: histories never mix.
   */
  create(tx: Transaction, entity: Entity, id: string, values: unknown): AnyRow
  /**
   * `seen` is what the person saw; a field that holds something else by now is a conflict. What waits for somebody's
   * consent is proposed, and the record keeps what it has.
   */
  update(tx: Transaction, entity: Entity, id: string, values: unknown, seen?: AnyValues): AnyRow
  /** Moves a record to the recycle bin, with what belongs to it. */
  remove(tx: Transaction, entity: Entity, id: string): void
  /** The same for whoever takes back that they made it: that asks for no right to delete. */
  takeBack(tx: Transaction, entity: Entity, id: string): void
  /** Takes a record out of the recycle bin, with what was deleted along with it. */
  restore(tx: Transaction, entity: Entity, id: string): AnyRow
  /** Erases a record for good; the log keeps that it was there and who changed it when, but no value of it. */
  purge(tx: Transaction, entity: Entity, id: string): void
  /**
   * Empties some of the oldest entries of the log, from before a moment and behind a row of it; answers with the row of
   * the last one. They keep who changed what record when, and what the office still works out from them.
   */
  forget(tx: Transaction, asked: Forgotten): number | null
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
  readonly registry: LiveRegistry
  readonly rules: Rules
  readonly changeLog: ChangeLog
  readonly changed: Changed
  readonly hasAttachment: (id: string) => boolean
}): Store {
  const { connection, writing, guard, registry, rules, changeLog, changed } = parts
  const nextRecency = createRecencies(writing)
  const demanded = new Map<string, NonNullable<Rule['follow']>>()
  let isShut = false

  const transact = <T>(act: Act, work: (tx: Transaction) => T): T => {
    if (isShut && !act.whileShut) throw failure('gone', problem([], 'hostGone'))
    if (act.actor.looking) throw failure('forbidden', problem([], 'onlyLooking'))
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
          registry.attempt(() => entries.attempt(() => connection.transaction(part)()))
        const { note: indexLater, noteField: indexMissedLater } = entries
        const tools = { touch, attempt, nextRecency, indexLater, indexMissedLater }
        const result = work(changeLog.begin(writing, act, tools))
        entries.write(writing)
        changeLog.seal(writing)
        return result
      } finally {
        guard.writing = false
      }
    })
    const write = () => run.immediate()
    const result = registry.attempt(() => (act.unforced ? unforced(connection, write) : write()))
    changed.tell(act.id, touched, changeLog.commit())
    return result
  }

  const read = (tx: Transaction, entity: Entity, id: string) =>
    readWhole(tx, entity, rules[entity.name], tx.act.actor, id)

  /** A record to do something to. */
  const existing = (tx: Transaction, entity: Entity, id: string, operation?: Operation): AnyRow => {
    const row = read(tx, entity, id)
    if (operation) demandFor(tx, tx.act.actor, entity, operation, rules[entity.name], row)
    if (!row) throw failure('notFound', problem([], 'notFound'))
    return row
  }

  /** The entity as it is now, whoever kept an older one. */
  const current = (entity: Entity): Entity => entityNamed(registry.now, entity.name) ?? entity

  /** What a rule and the references of new values are worked out with. */
  const desk = {
    get registry() {
      return registry.now
    },
    rules,
    hasAttachment: parts.hasAttachment,
  }

  /** New values with what the entity's rule adds to them. */
  const completed = (
    tx: Transaction,
    entity: Entity,
    before: AnyRow | null,
    values: AnyValues,
  ) => ({
    ...values,
    ...rules[entity.name]?.prepare?.({ tx, registry: registry.now, before, values }),
  })

  const follow = (
    tx: Transaction,
    entity: Entity,
    kind: ChangeKind,
    before: AnyRow | null,
    after: AnyRow,
  ) => {
    if (entity.name === customField.name) registry.renew()
    const change: Change = {
      tx,
      registry: registry.now,
      kind,
      before,
      after,
      create: (other, id, values) => store.create(asProgram(tx), other, id, values),
      remove: (other, id) => store.remove(asProgram(tx), other, id),
      purge: (other, id) => store.purge(asProgram(tx), other, id),
      derive: (other, id, values) => store.derive(tx, other, id, values),
    }
    rules[entity.name]?.follow?.(change)
    demanded.get(entity.name)?.(change)
    endShares(change)
    forgetProposals(change)
    forgetBrought(change)
  }

  const setDeleted = (tx: Transaction, entity: Entity, before: AnyRow, at: number | null) => {
    const by = at === null ? null : tx.act.actor.user
    const after = rewriteRow(tx, entity, before, { deletedAt: at, deletedBy: by })
    const kind = at === null ? 'restore' : 'delete'
    tx.log(entity.name, before.id, kind, { deletedAt: { old: before.deletedAt, new: at } })
    follow(tx, entity, kind, before, after)
    return after
  }

  /** Records that are deleted and restored together with one. */
  const belongings = (tx: Transaction, owner: Entity, id: string, deletedAt: number | null) =>
    belongingsOf(registry.now, owner).flatMap(({ entity, field }) =>
      tx
        .all(
          anyQuery
            .selectFrom(entity.name)
            .selectAll()
            .where(field, '=', id)
            .where('deletedAt', deletedAt === null ? 'is' : '=', deletedAt),
        )
        .map((stored) => ({ entity, row: toRow(entity, stored) })),
    )

  /** Whoever may delete a record may not yet delete what others have there. */
  const demandPart = (tx: Transaction, { entity, row }: { entity: Entity; row: AnyRow }) => {
    // What roles say nothing of goes with what it is part of.
    if (entity.governedBy !== entity.name) return
    if (mayDoTo(tx, tx.act.actor, entity, 'delete', rules[entity.name], row)) return
    throw failure('conflict', problem([], 'othersWork'))
  }

  const throwAway = (
    tx: Transaction,
    entity: Entity,
    row: AnyRow,
    demanded: typeof demandPart | null,
  ) => {
    if (row.deletedAt !== null) return
    for (const part of belongings(tx, entity, row.id, null)) {
      demanded?.(tx, part)
      throwAway(tx, part.entity, part.row, demanded)
    }
    setDeleted(tx, entity, row, tx.now)
  }

  /** Whoever may restore a record restores what went with it. */
  const bringBack = (tx: Transaction, entity: Entity, row: AnyRow): AnyRow => {
    const after = setDeleted(tx, entity, row, null)
    for (const part of belongings(tx, entity, row.id, row.deletedAt)) {
      bringBack(tx, part.entity, part.row)
    }
    return after
  }

  /** Some of the values there are. */
  const pick = (values: AnyValues, names: readonly string[]): AnyValues =>
    Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))

  const store: Store = {
    transact,

    shut: (next) => {
      isShut = next
    },

    demand: (entity, check) => {
      demanded.set(entity, check)
    },

    create: (tx, asked, id, values) => {
      const entity = current(asked)
      demandFor(tx, tx.act.actor, entity, 'add', rules[entity.name], values)
      const already = read(tx, entity, id)
      if (already) return already
      if (isLogged(tx, id)) throw failure('conflict', problem([], 'unexpected'))
      const checked = checkDraft(entity, values)
      demandValues(tx, tx.act.actor, entity, null, checked)
      const started = withStartingValues(entity, checked, tx)
      const complete = completed(tx, entity, null, started)
      checkReferences(tx, desk, entity, complete, null)
      const after = insertRow(tx, entity, id, complete)
      const filled = Object.entries(complete).filter(([, value]) => value !== null)
      tx.log(
        entity.name,
        id,
        'create',
        Object.fromEntries(filled.map(([name, value]) => [name, { old: null, new: value }])),
      )
      follow(tx, entity, 'create', null, after)
      return after
    },

    update: (tx, asked, id, values, seen = {}) => {
      const entity = current(asked)
      const before = existing(tx, entity, id, 'edit')
      if (before.deletedAt !== null) throw failure('conflict', problem([], 'inRecycleBin'))
      const checked = checkChanges(entity, values)
      demandValues(tx, tx.act.actor, entity, before, checked)
      const complete = completed(tx, entity, before, checked)
      const fresh = Object.fromEntries(
        Object.entries(complete).filter(([name, value]) => !sameValue(before[name], value)),
      )
      const overtaken = Object.keys(fresh).filter(
        (name) =>
          Object.hasOwn(seen, name) &&
          !sameValue(seen[name], before[name]) &&
          isRead(entity, tx.act.actor, name),
      )
      if (overtaken.length > 0) {
        throw failure('conflict', ...overtaken.map((name) => problem(name, 'changedMeanwhile')))
      }
      withdrawGivenBack(tx, store, { entity, before, values: checked })
      if (Object.keys(fresh).length === 0) return before
      checkReferences(tx, desk, entity, fresh, before)
      const held = heldBack(tx.act.actor, entity, before, pick(fresh, Object.keys(checked)))
      if (held.length > 0) {
        propose(tx, store, { entity, before, values: pick(fresh, held) })
        const rest = Object.keys(checked).filter((name) => !held.includes(name))
        return rest.length > 0 ? store.update(tx, entity, id, pick(checked, rest), seen) : before
      }
      const after = rewriteRow(tx, entity, before, fresh)
      tx.log(
        entity.name,
        id,
        'update',
        Object.fromEntries(
          Object.entries(fresh).map(([name, value]) => [name, { old: before[name], new: value }]),
        ),
      )
      follow(tx, entity, 'update', before, after)
      return after
    },

    remove: (tx, asked, id) => {
      const entity = current(asked)
      throwAway(tx, entity, existing(tx, entity, id, 'delete'), demandPart)
    },

    takeBack: (tx, asked, id) => {
      const entity = current(asked)
      throwAway(tx, entity, existing(tx, entity, id), null)
    },

    restore: (tx, asked, id) => {
      const entity = current(asked)
      const row = existing(tx, entity, id, 'delete')
      if (row.deletedAt === null) return row
      return bringBack(tx, entity, row)
    },

    purge: (tx, asked, id) => {
      if (tx.act.actor.role === 'staff') throw failure('forbidden', problem([], 'forbidden'))
      const entity = current(asked)
      const row = existing(tx, entity, id)
      eraseRow(tx, entity, row)
      emptyEntries(tx, guard, tx.all(entriesOf({ record: id })))
      tx.log(entity.name, id, 'purge', {})
      follow(tx, entity, 'purge', row, { ...row, deletedAt: tx.now })
    },

    forget: (tx, asked) => {
      const entries = tx.all(oldEntries(asked))
      emptyEntries(tx, guard, entries)
      return entries.at(-1)?.rowid ?? null
    },

    seed: (tx, entity, rows) => {
      for (const { id, values } of rows) insertRow(tx, current(entity), id, values)
    },

    derive: (tx, entity, id, values) => {
      writeColumns(tx, entity, id, values)
      tx.touch(entity.name, id)
    },
  }
  return store
}
