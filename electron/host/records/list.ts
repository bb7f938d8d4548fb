import { sql } from 'kysely'
import type { ChangedEvent } from '../../../shared/api/contract.ts'
import type { BulkWhich } from '../../../shared/api/bulk.ts'
import type { ListPage } from '../../../shared/api/records.ts'
import type { Clock } from '../../../shared/clock.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import { readBeside } from '../../../shared/settledFilter.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import { perEntity, template } from '../database/template.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { lastSeq } from './changeLog.ts'
import { filterSql } from './filterSql.ts'
import { createListOrder, type ListOrder } from './listOrder.ts'
import { visibleRows, type VisibleRows } from './visible.ts'
import { toRow } from './rows.ts'
import { askable, type Askable } from './segments.ts'
import { orderBy, plainSortColumn } from './sortKey.ts'
import { titlesFor } from './titles.ts'

/** A list as it is asked for; without a sort it has the entity's own. */
export interface ListQuestion {
  readonly filter?: Filter | null | undefined
  readonly sort?: Sort | undefined
}

export interface Lists {
  /** Its total is null where the rows came before anybody had counted. */
  page(
    actor: Actor,
    entity: Entity,
    asked: ListQuestion & { offset: number; limit: number },
  ): ListPage
  /** How many records a list holds; any page of it is a look-up from then on. */
  size(actor: Actor, entity: Entity, asked: ListQuestion): number
  /** Place of a record in a list, from 0, or -1. */
  place(actor: Actor, entity: Entity, asked: ListQuestion, id: string): number
  /** Row numbers of some records, or of all in a list but for a few, as they stand in the table. */
  numbers(actor: Actor, entity: Entity, which: BulkWhich): Int32Array
  /** Size of each list; null for a filter that can't be asked. */
  counts(actor: Actor, entity: Entity, filters: readonly (Filter | null)[]): (number | null)[]
  /** Hears what was written, up to an entry of the log; what is kept is brought up to date before the next answer. */
  heard(events: readonly ChangedEvent[], upTo: number): void
}

/** A list as it can be asked for now. */
interface Ready {
  readonly filter: Askable | null
  readonly sort: Sort
}

/** A list whose order is kept. */
interface Kept extends Ready {
  readonly entity: Entity
  readonly actor: Actor
  readonly order: ListOrder
}

/** Lists whose order is kept, the ones longest unused going first. */
const keptLists = 16
/** Changed records that are put in their places one by one; after more a list is read anew. */
const placedSingly = 50
/** Records that any list of is read at once, whole. */
const few = 20_000
/** Records walked along a sort for the first rows of a list that is not kept yet. */
const walked = 3000

/**
 * A list is the vector of its rows' numbers in order, kept and mended while records change: any page is then a
 * look-up, wherever it lies, and no OFFSET is walked. The first rows of a long list come by walking its sort, before
 * there is a vector.
 */
export function createLists(parts: {
  readonly reading: Reading
  /** The entities of the moment: asked for again with every answer. */
  readonly registry: Registry
  readonly rules: Rules
  readonly clock: Clock
  /** This install, whose entries of the log tell how much was written. */
  readonly site: string
}): Lists {
  const { reading, rules, clock, site } = parts
  const kept = new Map<string, Kept>()
  /** What changed since the kept lists were true: ids by entity, null for more than were named. */
  const changedSince = new Map<string, ReadonlySet<string> | null>()
  let heardUpTo = 0

  const wantedRows = (
    actor: Actor,
    entity: Entity,
    filter: Askable | null,
    among?: VisibleRows,
  ) => {
    const rows = visibleRows(entity, rules[entity.name], actor, among)
    if (!rows) throw failure('forbidden', problem([], 'forbidden'))
    const live = rows.where(`${entity.name}.deletedAt`, 'is', null)
    const asking = { actor, now: clock.now(), registry: parts.registry, rules }
    return filter ? live.where((eb) => filterSql(eb, entity, filter, asking)) : live
  }

  const orderedRows = (actor: Actor, entity: Entity, { filter, sort }: Ready) =>
    wantedRows(actor, entity, filter)
      .select(`${entity.name}.rowid as rowid`)
      .orderBy((eb) => orderBy(eb, parts, entity, sort))

  const keyOf = (actor: Actor, entity: Entity, { filter, sort }: Ready) =>
    JSON.stringify([entity.name, filter, sort, actor.user, actor.role, dayOf(clock.now())])

  const ready = (actor: Actor, entity: Entity, { filter, sort }: ListQuestion): Ready => ({
    filter: filter ? askable(parts, actor, entity, filter) : null,
    sort: sort ?? entity.sort,
  })

  const orderKept = (actor: Actor, entity: Entity, asked: Ready): ListOrder | undefined => {
    catchUp()
    const key = keyOf(actor, entity, asked)
    const found = kept.get(key)
    if (found?.entity !== entity) return undefined
    kept.delete(key)
    kept.set(key, found)
    return found.order
  }

  const orderOf = (actor: Actor, entity: Entity, asked: Ready): ListOrder => {
    const there = orderKept(actor, entity, asked)
    if (there) return there
    const order = createListOrder(reading.numbers(orderedRows(actor, entity, asked)))
    const oldest = kept.keys().next().value
    if (kept.size >= keptLists && oldest !== undefined) kept.delete(oldest)
    kept.set(keyOf(actor, entity, asked), { entity, actor, ...asked, order })
    return order
  }

  /** The first rows of a long list by walking its sort; undefined when that does not find enough of them. */
  const firstRows = (
    actor: Actor,
    entity: Entity,
    { filter, sort }: Ready,
    end: number,
  ): number[] | undefined => {
    const column = plainSortColumn(entity, sort.field)
    if (column === undefined || newestRow(entity) < few) return undefined
    const direction = sort.descending ? 'desc' : 'asc'
    const ahead = anyQuery
      .selectFrom(entity.name)
      .selectAll()
      .where(column, 'is not', null)
      .orderBy(column, direction)
      .orderBy('rowid', direction)
      .limit(walked)
      .as(entity.name)
    const found = reading.numbers(
      wantedRows(actor, entity, filter, anyQuery.selectFrom(ahead) as VisibleRows)
        .select('rowid')
        .orderBy(column, direction)
        .orderBy('rowid', direction)
        .limit(end),
    )
    return found.length === end ? found : undefined
  }

  const newestRow = (entity: Entity) =>
    reading.first(anyQuery.selectFrom(entity.name).select(sql<number>`max(rowid)`.as('newest')))
      ?.newest ?? 0

  const rowsAt = (actor: Actor, entity: Entity, numbers: readonly number[]): AnyRow[] => {
    if (numbers.length === 0) return []
    const rows = JSON.stringify(numbers)
    const stored = reading.all(
      rules[entity.name]?.visible
        ? wantedRows(actor, entity, null).selectAll().where('rowid', 'in', idsIn(rows))
        : liveRows(entity)({ rows }),
    )
    const found = new Map(stored.map((row) => [row.rowid, toRow(entity, row)]))
    return numbers.flatMap((number) => found.get(number) ?? [])
  }

  /** A size alone needs no order, and must not push an order out that a list is using. */
  const countOf = (actor: Actor, entity: Entity, asked: Ready): number =>
    orderKept(actor, entity, asked)?.size ??
    reading.first(wantedRows(actor, entity, asked.filter).select(sql<number>`count(*)`.as('count')))
      ?.count ??
    0

  /** Puts changed records where they belong now, or out of the list. Whether that could be done: not when one is erased. */
  const mend = (
    { entity, actor, filter, sort, order }: Kept,
    ids: ReadonlySet<string> | null,
  ): boolean => {
    if (ids === null || ids.size > placedSingly) return false
    const sorted = (rows: readonly number[]) =>
      reading.numbers(
        anyQuery
          .selectFrom(entity.name)
          .select('rowid')
          .where('rowid', 'in', idsIn(JSON.stringify(rows)))
          .orderBy((eb) => orderBy(eb, parts, entity, sort)),
      )
    const changed = reading.numbers(
      anyQuery
        .selectFrom(entity.name)
        .select('rowid')
        .where('id', 'in', idsIn(JSON.stringify([...ids]))),
    )
    if (changed.length < ids.size) return false
    for (const row of changed) order.remove(row)
    const wanted = reading.numbers(
      orderedRows(actor, entity, { filter, sort }).where(
        'rowid',
        'in',
        idsIn(JSON.stringify(changed)),
      ),
    )
    for (const row of wanted) order.insert(row, sorted)
    return true
  }

  /**
   * Brings the kept lists up to date with what was heard, once no more is written than was heard: between rows that
   * changed and are not heard of yet no place could be found.
   */
  const catchUp = (): void => {
    if (changedSince.size === 0 || lastSeq(reading, site) !== heardUpTo) return
    for (const [key, list] of kept) {
      const ids = changedSince.get(list.entity.name)
      const beside = readBeside(parts.registry, list.entity, list.filter)
      const isScattered = [...changedSince.keys()].some(
        (changed) => sortsBy(list, changed) || beside.has(changed),
      )
      const isOther = entityNamed(parts.registry, list.entity.name) !== list.entity
      if (isOther || isScattered || (ids !== undefined && !mend(list, ids))) kept.delete(key)
    }
    changedSince.clear()
  }

  return {
    page: (actor, entity, { offset, limit, ...question }) => {
      const asked = ready(actor, entity, question)
      const end = offset + limit
      const first = orderKept(actor, entity, asked)
        ? undefined
        : firstRows(actor, entity, asked, end)
      const order = first ? undefined : orderOf(actor, entity, asked)
      const rows = rowsAt(actor, entity, first?.slice(offset) ?? order!.slice(offset, end))
      return {
        rows,
        titles: titlesFor(
          reading,
          parts.registry,
          rows.map((row) => ({ entity, row })),
        ),
        total: order?.size ?? null,
        offset,
      }
    },

    size: (actor, entity, asked) => orderOf(actor, entity, ready(actor, entity, asked)).size,

    place: (actor, entity, asked, id) => {
      const row = reading.first(
        anyQuery.selectFrom(entity.name).select('rowid').where('id', '=', id),
      )
      return row
        ? orderOf(actor, entity, ready(actor, entity, asked)).placeOf(Number(row.rowid))
        : -1
    },

    numbers: (actor, entity, which) => {
      const { filter } = ready(actor, entity, 'ids' in which ? {} : which)
      const rows = wantedRows(actor, entity, filter)
      const id = `${entity.name}.id`
      const meant =
        'ids' in which
          ? rows.where(id, 'in', idsIn(JSON.stringify(which.ids)))
          : rows.where(id, 'not in', idsIn(JSON.stringify(which.except)))
      const rowid = `${entity.name}.rowid`
      return Int32Array.from(reading.numbers(meant.select(`${rowid} as rowid`).orderBy(rowid)))
    },

    counts: (actor, entity, filters) =>
      filters.map((filter) => {
        try {
          return countOf(actor, entity, ready(actor, entity, { filter }))
        } catch (error) {
          if (failureOf(error)?.kind === 'invalid') return null
          throw error
        }
      }),

    heard: (events, upTo) => {
      heardUpTo = upTo
      for (const { entity, records } of events) {
        const before = changedSince.get(entity)
        const all = records && before !== null ? new Set([...(before ?? []), ...records]) : null
        // More than are placed singly need no names: a list of them is read anew.
        changedSince.set(entity, all && all.size <= placedSingly ? all : null)
      }
    },
  }
}

const liveRows = perEntity((entity) =>
  template((at: { rows: string }) =>
    anyQuery
      .selectFrom(entity.name)
      .selectAll()
      .where('deletedAt', 'is', null)
      .where('rowid', 'in', idsIn(at.rows)),
  ),
)

/** Whether a list is sorted by names or codes of what changed, so that all of it may stand elsewhere. */
function sortsBy({ entity, sort }: Kept, changed: string): boolean {
  const spec = entity.fields[sort.field]
  return changed === 'dictionary' ? spec?.dictionary !== undefined : spec?.to === changed
}
