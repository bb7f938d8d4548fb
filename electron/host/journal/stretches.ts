import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { JournalFilter } from '../../../shared/api/journal.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'
import type { ChangeColumns, EventColumns, Tables } from '../database/tables.ts'

/** Where an entry stands: its moment, and its row among those of one moment. */
export type Place = [at: number, rowid: number]

/** Some entries, the last first, and up to where they are all that is wanted; null when nothing older is left. */
export interface Stretch<T> {
  readonly rows: readonly T[]
  readonly end: Place | null
}

/** Entries looked at, and answered with, at once. */
const looked = 50_000
const answered = 2000

/** Changes that are wanted, before a place. */
export const changesIn = (
  reading: Reading,
  filter: JournalFilter,
  before: Place | null,
): Stretch<ChangeColumns & { rowid: number }> =>
  stretch(reading, 'change', filter, filter.changes, before)

/** The same of events. */
export const eventsIn = (
  reading: Reading,
  filter: JournalFilter,
  before: Place | null,
): Stretch<EventColumns & { rowid: number }> =>
  stretch(reading, 'event', filter, filter.events, before)

function stretch<T extends { at: number; rowid: number }>(
  reading: Reading,
  table: 'change' | 'event',
  filter: JournalFilter,
  kinds: readonly string[] | undefined,
  before: Place | null,
): Stretch<T> {
  // Whoever asks for kinds of one sort asks for none of the other.
  const asksKinds = filter.changes !== undefined || filter.events !== undefined
  if (asksKinds && !kinds?.length) return { rows: [], end: null }
  const [at, rowid] = before ?? [Number.MAX_SAFE_INTEGER, 0]
  const narrow = filter.record !== undefined || filter.act !== undefined
  // What is said of a record or an act is found by that, and not by its moment.
  const moment = sql.raw<number>(narrow ? '+at' : 'at')
  const within = query
    .selectFrom(table)
    .where(sql<SqlBool>`(${moment}, rowid) < (${at}, ${rowid})`)
    .$if(filter.from !== undefined, (all) => all.where('at', '>=', filter.from!))
    .$if(filter.to !== undefined, (all) => all.where('at', '<', filter.to!))
    .orderBy(moment, 'desc')
    .orderBy('rowid', 'desc')
  const furthest = narrow
    ? undefined
    : reading.first(
        within
          .select(['at', 'rowid'])
          .limit(1)
          .offset(looked - 1),
      )
  const wanted = within
    .selectAll()
    .select('rowid')
    .where((eb) => eb.and(conditions(eb, filter, kinds)))
    .$if(furthest !== undefined, (all) =>
      all.where(sql<SqlBool>`(at, rowid) >= (${furthest!.at}, ${furthest!.rowid})`),
    )
    .limit(answered)
  const rows = reading.all(wanted) as unknown as T[]
  const last = rows.length === answered ? rows.at(-1) : furthest
  return { rows, end: last ? [last.at, last.rowid] : null }
}

function conditions(
  eb: ExpressionBuilder<Tables, 'change' | 'event'>,
  { users, entity, source, record, act }: JournalFilter,
  kinds: readonly string[] | undefined,
): Expression<SqlBool>[] {
  const people = users?.filter((user) => user !== null)
  return [
    ...(people
      ? [
          eb.or([
            ...(people.length > 0 ? [eb('user', 'in', people)] : []),
            ...(users!.includes(null) ? [eb('user', 'is', null)] : []),
          ]),
        ]
      : []),
    ...(entity === undefined ? [] : [eb('entity', '=', entity)]),
    ...(source === undefined ? [] : [eb('source', '=', source)]),
    ...(record === undefined ? [] : [eb('record', '=', record)]),
    ...(act === undefined ? [] : [eb('act', '=', act)]),
    ...(kinds ? [eb('kind', 'in', kinds as never)] : []),
  ]
}
