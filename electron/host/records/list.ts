import { sql } from 'kysely'
import type { BulkWhich } from '../../../shared/api/bulk.ts'
import type { ListPage } from '../../../shared/api/records.ts'
import type { Entity, SomeRow } from '../../../shared/entity.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { fieldIn } from '../../../shared/fields/asking.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { perKey, template } from '../database/template.ts'
import type { Actor } from './access.ts'
import { lastSeq } from './changeLog.ts'
import { createKeptOrders, type KeptOrders } from './keptOrders.ts'
import { spare, type ListOrder } from './listOrder.ts'
import {
  meantRows,
  orderedRows,
  rowsInTurn,
  walkFirstRows,
  wantedRows,
  type AskedList,
  type ListDesk,
} from './listQueries.ts'
import { newestRow } from './newestRows.ts'
import { toRow, toSomeRow, type StoredRow } from './rows.ts'
import { askable } from './segments.ts'
import { titlesFor } from './titles.ts'
import { perViewer, type VisibleRows } from './visible.ts'

/** A list as it is asked for; without a sort it has the entity's own. */
export interface ListQuestion {
  readonly filter?: Filter | null | undefined
  readonly sort?: Sort | undefined
}

/** The numbers of a list's rows in order, and how many entries the log had when they were read. */
export interface ReadOrder {
  readonly rows: Int32Array<ArrayBuffer>
  readonly readAt: number
}

export interface Lists {
  /** Its total is null where the rows came before anybody had counted. */
  page(
    actor: Actor,
    entity: Entity,
    asked: ListQuestion & { offset: number; limit: number; fields?: readonly string[] | undefined },
  ): ListPage
  /** How many records a list holds; any page of it is a look-up from then on. */
  size(actor: Actor, entity: Entity, asked: ListQuestion): number
  /** Place of a record in a list, from 0, or -1. */
  place(actor: Actor, entity: Entity, asked: ListQuestion, id: string): number
  /** Row numbers of some records, or of all in a list but for a few, as they stand in the table. */
  numbers(actor: Actor, entity: Entity, which: BulkWhich): Int32Array
  /** Size of each list; null for a filter that can't be asked. */
  counts(actor: Actor, entity: Entity, filters: readonly (Filter | null)[]): (number | null)[]
  /** Reads the order of a list for somebody else to keep. */
  read(actor: Actor, entity: Entity, asked: ListQuestion): ReadOrder
  /** Keeps an order that somebody else read. */
  keep(actor: Actor, entity: Entity, asked: ListQuestion, order: ReadOrder): void
  /** Hears what was written, up to an entry of the log; what is kept is brought up to date before the next answer. */
  heard: KeptOrders['heard']
}

/** Records that any list of is read at once, whole. */
const few = 20_000

/**
 * How a long list is read whose order is not kept: whole, somewhere else, or only as far as a page goes, for somebody who
 * waits for it meanwhile.
 */
export type LongReading = 'whole' | 'elsewhere' | 'begun'

/** Thrown for a long list whose order is to be read elsewhere, and kept here, before it can be answered. */
export const orderIsElsewhere = new Error('The order of this list is not at hand')

/**
 * A list is the vector of its rows' numbers in order, kept and mended while records change: any page is then a
 * look-up, wherever it lies, and no OFFSET is walked. The first rows of a long list come by walking its sort, before
 * there is a vector. Where `longOnes` says so, the vectors of long lists come from elsewhere, by `keep`.
 */
export function createLists(desk: ListDesk, longOnes: () => LongReading = () => 'whole'): Lists {
  const { reading, rules, site } = desk
  const orders = createKeptOrders(desk)

  const listOf = (
    actor: Actor,
    entity: Entity,
    { filter, sort = entity.sort }: ListQuestion,
  ): AskedList => ({
    actor,
    entity,
    filter: filter ? askable(desk, actor, entity, filter) : null,
    sort: sortable(entity, sort),
  })

  const roomFor = ({ entity, filter }: AskedList) => {
    const rows = filter ? 0 : newestRow(reading, entity)
    return rows + spare(rows)
  }

  const read = (list: AskedList): ReadOrder => ({
    rows: reading.manyNumbers(rowsInTurn(desk, list), roomFor(list)),
    readAt: lastSeq(reading, site),
  })

  const orderOf = (list: AskedList): ListOrder => {
    const there = orders.of(list)
    if (there) return there
    if (longOnes() === 'elsewhere' && newestRow(reading, list.entity) >= few) throw orderIsElsewhere
    const { rows, readAt } = read(list)
    return orders.keep(list, rows, readAt) ?? orderOf(list)
  }

  const firstRows = (list: AskedList, end: number): number[] | undefined =>
    longOnes() === 'begun'
      ? reading.numbers(orderedRows(desk, list).limit(end))
      : walkFirstRows(desk, list, end)

  const rowsAt = (
    actor: Actor,
    entity: Entity,
    numbers: readonly number[],
    asked: readonly string[] | undefined,
  ): SomeRow[] => {
    if (numbers.length === 0) return []
    const rows = JSON.stringify(numbers)
    const fields = asked?.filter((name) => fieldIn(entity, name) !== undefined)
    const columns = JSON.stringify(fields ? ['rowid', 'id', ...fields] : null)
    const seen = liveRows(entity, rules[entity.name], actor)
    const stored = seen ? reading.all(seen(columns)({ rows })) : []
    const read = (row: StoredRow) => (fields ? toSomeRow(entity, row, fields) : toRow(entity, row))
    const found = new Map(stored.map((row) => [row.rowid, read(row as StoredRow)]))
    return numbers.flatMap((number) => found.get(number) ?? [])
  }

  /** A size alone needs no order, and must not push an order out that a list is using. */
  const countOf = (list: AskedList): number =>
    orders.of(list)?.size ??
    reading.first(
      wantedRows(desk, list, { alone: true, whole: true }).select(
        sql<number>`count(*)`.as('count'),
      ),
    )?.count ??
    0

  return {
    page: (actor, entity, asked) => {
      const list = listOf(actor, entity, asked)
      const end = asked.offset + asked.limit
      const kept = orders.of(list)
      const first = kept || newestRow(reading, entity) < few ? undefined : firstRows(list, end)
      const order = first ? undefined : (kept ?? orderOf(list))
      const numbers = first?.slice(asked.offset) ?? order!.slice(asked.offset, end)
      const rows = rowsAt(actor, entity, numbers, asked.fields)
      return {
        rows,
        titles: titlesFor(
          desk,
          actor,
          rows.map((row) => ({ entity, row })),
        ),
        total: order?.size ?? null,
        offset: asked.offset,
      }
    },

    size: (actor, entity, asked) => orderOf(listOf(actor, entity, asked)).size,

    place: (actor, entity, asked, id) => {
      const row = reading.first(
        anyQuery.selectFrom(entity.name).select('rowid').where('id', '=', id),
      )
      return row ? orderOf(listOf(actor, entity, asked)).placeOf(Number(row.rowid)) : -1
    },

    numbers: (actor, entity, which) => {
      const rowid = `${entity.name}.rowid`
      const meant = meantRows(desk, actor, entity, which, true)
      return reading.manyNumbers([meant.select(`${rowid} as rowid`).orderBy(rowid)], 0)
    },

    counts: (actor, entity, filters) =>
      filters.map((filter) => {
        try {
          return countOf(listOf(actor, entity, { filter }))
        } catch (error) {
          if (failureOf(error)?.kind === 'invalid') return null
          throw error
        }
      }),

    read: (actor, entity, asked) => read(listOf(actor, entity, asked)),

    keep: (actor, entity, asked, { rows, readAt }) =>
      void orders.keep(listOf(actor, entity, asked), rows, readAt),

    heard: orders.heard,
  }
}

/** A sort that somebody may ask for: the order of what is masked would tell what it is. */
function sortable(entity: Entity, sort: Sort): Sort {
  if (fieldIn(entity, sort.field)?.kept !== 'masked') return sort
  throw failure('invalid', problem(['sort', sort.field], 'fieldMasked'))
}

const liveRows = perViewer((_entity, { rows }) =>
  perKey((columns) =>
    template((at: { rows: string }) =>
      someOf(rows, columns).where('deletedAt', 'is', null).where('rowid', 'in', idsIn(at.rows)),
    ),
  ),
)

/** These columns of rows, as JSON; null for all. */
function someOf(rows: VisibleRows, columns: string) {
  const names = JSON.parse(columns) as string[] | null
  return names ? rows.select(names) : rows.selectAll()
}
