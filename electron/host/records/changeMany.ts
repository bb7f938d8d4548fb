import type {
  BulkFailure,
  BulkProgress,
  BulkWhich,
  BulkWork,
  RecordChange,
} from '../../../shared/api/bulk.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { checkChanges } from '../../../shared/fields/values.ts'
import { waitsFor } from '../../../shared/rights/consent.ts'
import type { Backups } from '../backup/backups.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Readings } from '../reading/readings.ts'
import { heldBack, heldFor } from '../consent/propose.ts'
import { demand } from './access.ts'
import { lastSeq, type Act, type Transaction } from './changeLog.ts'
import { inPaces } from './inPaces.ts'
import { sameValue, toRow } from './rows.ts'
import { readVisible } from './visible.ts'

/** Before so many records are changed at once there is a backup. */
const worthABackup = 1000
/** Records that are named of those that could not be changed. */
const named = 200

/** What came of doing something to a record. */
type Outcome = 'changed' | 'unchanged' | 'waiting'

/** Does something to a record. Throws the failure of one that can't be had. */
type Change = (tx: Transaction, row: AnyRow) => Outcome

/** How it is going. */
interface Tally {
  changed: number
  unchanged: number
  waiting: number
  failures: number
  readonly failed: BulkFailure[]
}

const emptyTally = (): Tally => ({ changed: 0, unchanged: 0, waiting: 0, failures: 0, failed: [] })

/**
 * Does one thing to many records under one act, so that one undo takes all of it back: to those that were in the list
 * when it began, a few at a time. Each is changed by its own right; one that can't be is told, and the others go on.
 * What somebody else wrote meanwhile is overwritten, as was asked for, and stands in the log.
 */
export async function* changeMany(
  desk: {
    readonly office: Office
    readonly readings: Readings
    readonly backups?: Pick<Backups, 'before'>
  },
  act: Act,
  asked: { readonly entity: Entity; readonly which: BulkWhich; readonly work: BulkWork },
  signal?: AbortSignal,
): AsyncGenerator<BulkProgress, void> {
  const { office } = desk
  const { entity, which, work } = asked
  const change = changeOf(office, act, entity, work)
  const began = lastSeq(office.reading, office.site)
  const numbers = await desk.readings.ask(
    'numbers',
    act.actor,
    { entity: entity.name, which },
    signal,
  )
  if (numbers.length >= worthABackup) await desk.backups?.before('bulk', signal)
  const tally: Tally = emptyTally()
  const write = (from: number, end: number) =>
    office.store.transact({ ...act, many: true }, (tx) => {
      const rows = rowsNumbered(tx, entity, numbers.subarray(from, end), {
        site: office.site,
        began,
      })
      tally.unchanged += end - from - rows.length
      for (const row of rows) {
        const named = { id: row.id, title: row[entity.title] }
        count(tally, named, () => tx.attempt(() => change(tx, row)))
      }
    })
  yield { kind: 'progress', done: 0, of: numbers.length }
  const done = yield* inPaces(numbers.length, write, { signal })
  yield outcome(tally, done < numbers.length)
}

/**
 * Gives records values of their own and makes new ones, all under one act. A field that somebody changed since it was
 * seen is not overwritten: its record is told among those that failed.
 */
export async function* changeEach(
  office: Office,
  act: Act,
  asked: {
    readonly entity: Entity
    readonly changes: readonly RecordChange[]
    readonly creates: readonly { readonly id: string; readonly values: AnyValues }[]
  },
  signal?: AbortSignal,
): AsyncGenerator<BulkProgress, void> {
  const { entity, changes, creates } = asked
  const { store, rules } = office
  if (changes.length > 0) demand(act.actor, entity, 'edit')
  if (creates.length > 0) demand(act.actor, entity, 'add')
  const tally: Tally = emptyTally()
  const of = changes.length + creates.length
  const writeOne = (tx: Transaction, place: number) => {
    const change = changes[place]
    if (!change) {
      const { id, values } = creates[place - changes.length]!
      return count(tally, { id, title: values[entity.title] }, () => {
        tx.attempt(() => store.create(tx, entity, id, values))
        return 'changed'
      })
    }
    const { id, values, seen } = change
    const row = readVisible(tx, entity, rules[entity.name], act.actor, id)
    count(tally, { id, title: row?.[entity.title] }, () => {
      const after = tx.attempt(() => store.update(tx, entity, id, values, seen))
      if (row === undefined) return 'changed'
      if (heldBack(act.actor, entity, row, values).length > 0) return 'waiting'
      return holdsOther(row, after, values) ? 'changed' : 'unchanged'
    })
  }
  const write = (from: number, end: number) =>
    store.transact({ ...act, many: true }, (tx) => {
      for (let place = from; place < end; place += 1) writeOne(tx, place)
    })
  const done = yield* inPaces(of, write, { signal })
  yield outcome(tally, done < of)
}

const holdsOther = (before: AnyRow, after: AnyValues, values: AnyValues) =>
  Object.keys(values).some((name) => !sameValue(before[name], after[name]))

/** What is to be done, once it is clear that it may be: what no record can hold is refused before any is touched. */
function changeOf({ store, rules }: Office, act: Act, entity: Entity, work: BulkWork): Change {
  // Where a rule grants it for some records, each is asked.
  const asked = work.do === 'delete' ? 'delete' : 'edit'
  if (!rules[entity.name]?.grants) demand(act.actor, entity, asked)
  const give = (tx: Transaction, row: AnyRow, values: AnyValues): Outcome => {
    const isOther = holdsOther(row, values, values)
    // What stands there already takes back what waits.
    const mayWait = Object.keys(values).some((name) => waitsFor(entity, act.actor, name))
    if (isOther || mayWait) store.update(tx, entity, row.id, values)
    if (!isOther) return 'unchanged'
    return heldBack(act.actor, entity, row, values).length > 0 ? 'waiting' : 'changed'
  }
  switch (work.do) {
    case 'set': {
      const values = checkChanges(entity, work.values)
      return (tx, row) => give(tx, row, values)
    }
    case 'tag': {
      const field = Object.keys(entity.fields).find((name) => entity.fields[name]?.kind === 'tags')
      if (field === undefined) throw failure('invalid', problem('work', 'unknownField'))
      return (tx, row) =>
        give(tx, row, { [field]: withTags(heldFor(tx, entity, row, field), work) })
    }
    case 'delete':
      return (tx, row) => {
        store.remove(tx, entity, row.id)
        return 'changed'
      }
  }
}

function withTags(held: unknown, { add, remove }: Extract<BulkWork, { do: 'tag' }>) {
  const kept = ((held ?? []) as readonly string[]).filter((tag) => !remove.includes(tag))
  const tags = [...kept, ...add.filter((tag) => !kept.includes(tag))]
  return tags.length > 0 ? tags : null
}

/** The live records of some row numbers; a number that went to a record made since stands for none. */
function rowsNumbered(
  tx: Transaction,
  entity: Entity,
  numbers: Int32Array,
  { site, began }: { readonly site: string; readonly began: number },
): AnyRow[] {
  // By the log and not by the clock, which may have been set back.
  const entriesSince = anyQuery
    .selectFrom('change')
    .select('seq')
    .whereRef('change.record', '=', `${entity.name}.id`)
    .where('change.kind', '=', 'create')
    .where('change.site', '=', site)
    .where('change.seq', '>', began)
  const stored = tx.all(
    anyQuery
      .selectFrom(entity.name)
      .selectAll()
      .where('rowid', 'in', idsIn<number>(JSON.stringify([...numbers])))
      .where('deletedAt', 'is', null)
      .where(({ not, exists }) => not(exists(entriesSince))),
  )
  return stored.map((row) => toRow(entity, row))
}

/** Counts what came of one record. */
function count(
  tally: Tally,
  { id, title }: { readonly id: string; readonly title: unknown },
  change: () => Outcome,
): void {
  try {
    tally[change()] += 1
  } catch (error) {
    const refused = failureOf(error)
    if (!refused) throw error
    tally.failures += 1
    if (tally.failed.length >= named) return
    const why = refused.problems[0] ?? problem([], refused.kind)
    tally.failed.push({ id, title: String(title ?? ''), problem: why })
  }
}

const outcome = (tally: Tally, stopped: boolean): BulkProgress => ({
  kind: 'done',
  ...tally,
  stopped,
})
