import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import {
  belongingsOf,
  entities,
  entityNamed,
  type Registry,
} from '../../../shared/entities/registry.ts'
import type { HistoryEntry, UndoProgress } from '../../../shared/api/records.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { heldBack } from '../consent/propose.ts'
import { anyQuery, query } from '../database/query.ts'
import { template } from '../database/template.ts'
import type { Office } from '../office.ts'
import { toEntry } from './history.ts'
import { inPaces } from './inPaces.ts'
import { demandMerged } from './demandMerged.ts'
import { readWhole } from './visible.ts'
import { sameValue } from './rows.ts'
import { asProgram, type Act, type Transaction } from './changeLog.ts'

/** An act of so many changes is taken back as a whole, in one transaction. */
const whole = 100

/**
 * Takes back an act of one's own, last change first, a few at a time so that others come in between; a small one is
 * taken back as a whole. What somebody else changed since, or hung a record on, stays as they left it and is counted as
 * skipped; what needs consent to come back waits, and is counted as such. When the signal fires it stops after the changes at
 * hand. Throws a `conflict` failure when nothing was done, or nothing at all was left to undo.
 */
export async function* undoAct(
  office: Pick<Office, 'reading' | 'store' | 'registry' | 'rules'>,
  act: Act,
  undone: string,
  signal?: AbortSignal,
): AsyncGenerator<UndoProgress, void> {
  const wanted = query.selectFrom('change').where('act', '=', undone)
  // All of an act is one person's.
  const author = office.reading.first(wanted.select('user').limit(sql.lit(1)))
  if (author && author.user !== act.actor.user && act.actor.role !== 'administrator') {
    throw failure('forbidden', problem([], 'forbidden'))
  }
  // What two records had, whoever may see it, parts as it came together.
  const isMerge = demandMerged(office, act, undone)
  const of = office.reading.first(wanted.select(countOf))?.count ?? 0
  if (of === 0) throw failure('conflict', problem([], 'nothingDone'))
  const came = { taken: 0, waits: 0, left: 0 }
  let before = Number.MAX_SAFE_INTEGER
  const write = (from: number, end: number) =>
    office.store.transact({ ...act, undoes: undone, many: of > whole }, (tx) => {
      const changes = tx.all(changesBefore({ act: undone, before, count: end - from }))
      before = changes.at(-1)?.rowid ?? 0
      const by = isMerge ? asProgram(tx) : tx
      for (const change of changes) came[undoChange(by, office, toEntry(change))] += 1
    })
  const first = of <= whole ? { first: of } : {}
  const done = yield* inPaces(of, write, { signal, ...first })
  const { taken, waits: waiting, left: skipped } = came
  if (taken + waiting === 0 && done === of) throw failure('conflict', problem([], 'nothingToUndo'))
  yield { kind: 'done', undone: taken, waiting, skipped, stopped: done < of }
}

const countOf = sql<number>`count(*)`.as('count')

/** Changes of an act in the order in which they were made, from the last one on: rows of the log are only ever added. */
const changesBefore = template((at: { act: string; before: number; count: number }) =>
  query
    .selectFrom('change')
    .selectAll()
    .select('rowid')
    .where('act', '=', at.act)
    .where('rowid', '<', at.before)
    .orderBy('rowid', 'desc')
    .limit(at.count),
)

/** Within this long, about a day's work, staff take back what they made though they may not delete. */
const promptly = 12 * 60 * 60 * 1000

/** Whether somebody takes back that they made a record, and does not delete by a way round what they may not. */
const isTakenBack = ({ act, now }: Transaction, { kind, at }: HistoryEntry) =>
  kind === 'create' && (act.actor.role !== 'staff' || now - at <= promptly)

/** What becomes of a change: it is taken back, waits for consent to that, or is left as it is. */
type Undone = 'taken' | 'waits' | 'left'

const ifDone = (isDone: boolean): Undone => (isDone ? 'taken' : 'left')

function undoChange(
  tx: Transaction,
  { store, registry, rules }: Pick<Office, 'store' | 'registry' | 'rules'>,
  change: HistoryEntry,
): Undone {
  const entity = entityNamed(registry, change.entity)
  if (!entity) return 'left'
  const row = readWhole(tx, entity, rules[entity.name], tx.act.actor, change.record)
  // What is seen by others alone may have come back with what it belongs to.
  if (!row) return ifDone(isTouched(tx, change.record))
  const deleted = row.deletedAt !== null
  // The program alone makes and deletes proposals: it takes theirs back for people.
  const isProposal = entity.name === entities.proposal.name
  switch (change.kind) {
    case 'create':
    case 'restore':
      if (deleted) return ifDone(isTouched(tx, row.id))
      if (isUsedByOthers(tx, registry, entity, change)) return 'left'
      if (rules[entity.name]?.stays?.(tx, row)) return 'left'
      if (isProposal || isTakenBack(tx, change)) store.takeBack(tx, entity, row.id)
      else store.remove(tx, entity, row.id)
      return 'taken'
    case 'delete':
      if (!deleted) return ifDone(isTouched(tx, row.id))
      // A share that ended with the hold does not keep the rest from coming back.
      if (entity.name === 'recordShare') {
        return ifDone(tried(tx, () => store.restore(tx, entity, row.id)))
      }
      store.restore(isProposal ? asProgram(tx) : tx, entity, row.id)
      return 'taken'
    case 'update': {
      // That something came to it, which parts by itself.
      if (Object.keys(change.fields).length === 0) return ifDone(!change.isEmptied)
      // A field that was removed since can't be put back; the others can.
      const back = Object.entries(change.fields).filter(
        ([name, { new: written }]) =>
          Object.hasOwn(entity.fields, name) && sameValue(row[name], written),
      )
      if (deleted || back.length === 0) return ifDone(isTouched(tx, row.id))
      const values = Object.fromEntries(back.map(([name, { old }]) => [name, old]))
      const waits = heldBack(tx.act.actor, entity, row, values).length === back.length
      const isDone = tried(tx, () => store.update(tx, entity, row.id, values))
      return waits && isDone ? 'waits' : ifDone(isDone)
    }
    case 'purge':
      return 'left'
  }
}

/** Whether this very undo has been at a record, which went or came back with what it belongs to. */
function isTouched(tx: Transaction, record: string): boolean {
  return tx.first(ownChangeOf({ act: tx.act.id, record })) !== undefined
}

// By the record: an act may have very many changes.
const ownChangeOf = template((at: { act: string; record: string }) =>
  query
    .selectFrom('change')
    .select('seq')
    .where('record', '=', at.record)
    .where(sql`+act`, '=', at.act),
)

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
  return belongingsOf(registry, entity).some(({ entity: { name }, field }) => {
    const added = anyQuery.selectFrom(name).select('id').where(field, '=', record)
    const live = added.where('deletedAt', 'is', null).where('createdAt', '>=', at)
    // What the program itself hung on it is nobody's.
    const others = live.where('createdBy', 'is not', null).where('createdBy', 'is not', user)
    return tx.first(others.limit(1)) !== undefined
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
