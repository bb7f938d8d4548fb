import { sql, type Compilable } from 'kysely'
import type { BulkWhich } from '../../../shared/api/bulk.ts'
import type { Clock } from '../../../shared/clock.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { isCondition, type Filter, type Sort } from '../../../shared/filter.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { filterSql } from './filterSql.ts'
import { ledColumns } from './ledColumns.ts'
import { nameKey, rowsByName } from './rowsByName.ts'
import { askable, type Askable } from './segments.ts'
import { isInGroup, sortGroups, type SortGroup } from './sortGroups.ts'
import { orderBy, plainSortColumn } from './sortKey.ts'
import { seesEvery, visibleRows, type VisibleRows } from './visible.ts'

/** What lists are read with. */
export interface ListDesk {
  readonly reading: Reading
  /** The entities of the moment: asked for again with every answer. */
  readonly registry: Registry
  readonly rules: Rules
  readonly clock: Clock
  /** This install, whose entries of the log tell how much was written. */
  readonly site: string
}

/** A list somebody asks for. */
export interface AskedList {
  readonly actor: Actor
  readonly entity: Entity
  readonly filter: Askable | null
  readonly sort: Sort
}

/** Records walked along a sort for the first rows of a list whose order is not known yet; rows farther on wait for that. */
const walked = 3000

/**
 * The rows of a list in no order, some of them where `among` says which. Throws a `forbidden` failure. The indexes of
 * sorts hold what is not deleted: they are kept out of questions that have to look at the rows, each of which would be
 * looked up where it lies. `alone` says that the question looks at nothing but what is in such an index, `whole` that it goes
 * over all of a list.
 */
export function wantedRows(
  { registry, rules, clock }: Pick<ListDesk, 'registry' | 'rules' | 'clock'>,
  { actor, entity, filter }: Omit<AskedList, 'sort'>,
  {
    among,
    alone = false,
    whole = false,
  }: { readonly among?: VisibleRows; readonly alone?: boolean; readonly whole?: boolean } = {},
) {
  const rows = visibleRows(entity, rules[entity.name], actor, {
    ...(among && { rows: among }),
    whole,
  })
  if (!rows) throw failure('forbidden', problem([], 'forbidden'))
  const deleted = sql.ref(`${entity.name}.deletedAt`)
  const live = rows.where(
    alone && !filter && seesEvery(entity, rules[entity.name], actor) ? deleted : sql`+${deleted}`,
    'is',
    null,
  )
  const asking = { actor, now: clock.now(), registry, rules }
  return filter ? live.where((eb) => filterSql(eb, entity, filter, asking)) : live
}

/** Some records, or all in a list but for a few, to be asked further: all at once where it goes over the whole list. */
export function meantRows(
  desk: ListDesk,
  actor: Actor,
  entity: Entity,
  which: BulkWhich,
  whole = false,
): VisibleRows {
  const filter = 'ids' in which ? null : which.filter
  const asked = { actor, entity, filter: filter && askable(desk, actor, entity, filter) }
  const rows = wantedRows(desk, asked, { whole: whole && !('ids' in which) })
  const id = `${entity.name}.id`
  return 'ids' in which
    ? rows.where(id, 'in', idsIn(JSON.stringify(which.ids)))
    : rows.where(id, 'not in', idsIn(JSON.stringify(which.except)))
}

/** The numbers of a list's rows, in order: along the index of the sort, where it says all; `whole` unless some are picked. */
export function orderedRows(desk: ListDesk, list: AskedList, whole = true) {
  const { entity, sort } = list
  const column = plainSortColumn(entity, sort.field)
  const alone = isEvery(desk, list) && ledColumns(desk.reading, entity).walkable.has(column ?? '')
  return wantedRows(desk, list, { alone, whole })
    .select(`${entity.name}.rowid as rowid`)
    .orderBy((eb) => orderBy(eb, desk, list, alone))
}

/** Whether a list is all that there is of its entity. */
const isEvery = ({ rules }: ListDesk, { actor, entity, filter }: AskedList) =>
  filter === null && seesEvery(entity, rules[entity.name], actor)

/** The numbers of a list's rows by queries whose answers follow each other: one for each value where an index has them. */
export function rowsInTurn(desk: ListDesk, list: AskedList): readonly Compilable[] {
  const { entity, sort } = list
  const isWalked = isEvery(desk, list) && ledColumns(desk.reading, entity).walkable.has(sort.field)
  const groups = isWalked ? sortGroups(desk, list) : undefined
  if (!groups) return [orderedRows(desk, list)]
  const direction = sort.descending ? 'desc' : 'asc'
  const rowid = `${entity.name}.rowid`
  return inDirection(groups, sort).map((group) =>
    wantedRows(desk, list, { alone: true })
      .where((eb) => isInGroup(eb, `${entity.name}.${sort.field}`, group))
      .select(`${rowid} as rowid`)
      .orderBy(rowid, direction),
  )
}

/**
 * The numbers of the first rows by walking the index of the sort, without knowing the others; undefined when there is no
 * such index, or not enough of the rows that it begins with are wanted. Choices and references of few values are walked
 * value by value, other references along the names of what they refer to.
 */
export function walkFirstRows(
  desk: ListDesk,
  list: AskedList,
  count: number,
): number[] | undefined {
  if (count > walked) return undefined
  const found: number[] = []
  let left = walked
  for (const stretch of stretchesOf(desk, list) ?? []) {
    const { rows, passed, isWhole } = walkStretch(desk, list, stretch, left, count - found.length)
    found.push(...rows)
    left -= passed
    if (found.length === count) return found
    if (!isWhole || left <= 0) return undefined
  }
  return undefined
}

/** Rows of an entity that follow each other in a list, in its order, and the column of theirs that they are in order by. */
interface Stretch {
  readonly rows: VisibleRows
  readonly by?: string
}

/** What is empty comes last in either direction, and is not walked where the values are too many to name. */
function stretchesOf(desk: ListDesk, list: AskedList): readonly Stretch[] | undefined {
  const { entity, sort } = list
  const column = plainSortColumn(entity, sort.field)
  const isLed = ledColumns(desk.reading, entity).walkable.has(column ?? sort.field)
  const live = anyQuery.selectFrom(entity.name).selectAll().where('deletedAt', 'is', null)
  if (column !== undefined) {
    const filled = live.where(column, 'is not', null)
    return isLed ? [{ rows: inOrder(filled, sort, column), by: column }] : undefined
  }
  const groups = isLed ? sortGroups(desk, list) : undefined
  if (!groups) {
    const rows = rowsByName(desk, list)
    return rows && [{ rows, by: nameKey }]
  }
  const asked = valuesAsked(list.filter, sort.field)
  return inDirection(groups, sort)
    .filter((group) => group.some((value) => asked?.has(value) ?? true))
    .map((group) => ({
      rows: inOrder(
        live.where((eb) => isInGroup(eb, sort.field, group)),
        sort,
      ),
    }))
}

function inOrder(rows: VisibleRows, { descending }: Sort, by?: string): VisibleRows {
  const direction = descending ? 'desc' : 'asc'
  return (by === undefined ? rows : rows.orderBy(by, direction)).orderBy('rowid', direction)
}

/** The only values that a filter lets a field have, where it says so for itself: no others are worth walking. */
function valuesAsked(filter: Filter | null, field: string): ReadonlySet<unknown> | undefined {
  if (filter === null) return undefined
  if ('all' in filter) {
    for (const part of filter.all) {
      const found = valuesAsked(part, field)
      if (found) return found
    }
  }
  const isAsked = isCondition(filter) && filter.field === field && filter.op === 'oneOf'
  return isAsked && Array.isArray(filter.value) ? new Set(filter.value) : undefined
}

/** Groups of a sort, all of them: the last is what is empty, and stays the last. */
const inDirection = (groups: readonly SortGroup[], { descending }: Sort) =>
  descending ? [...groups.slice(0, -1).reverse(), ...groups.slice(-1)] : groups

/**
 * The first wanted rows of a stretch, how many rows were walked for them, and whether it has no others; a few are tried
 * before many.
 */
function walkStretch(
  desk: ListDesk,
  list: AskedList,
  { rows: stretch, by }: Stretch,
  most: number,
  count: number,
): { readonly rows: number[]; readonly passed: number; readonly isWhole: boolean } {
  const { entity, sort } = list
  const tries = isEvery(desk, list) ? [count] : [Math.min(4 * count, most), most]
  for (const tried of tries) {
    const ahead = stretch.limit(tried)
    const among = anyQuery.selectFrom(ahead.as(entity.name)) as VisibleRows
    const wanted = wantedRows(desk, list, { among })
    const rows = desk.reading.numbers(inOrder(wanted.select('rowid'), sort, by).limit(count))
    if (rows.length === count) return { rows, passed: tried, isWhole: false }
    const passed = sizeOf(desk.reading, ahead)
    if (passed < tried) return { rows, passed, isWhole: true }
    if (tried === most) return { rows, passed, isWhole: false }
  }
  return { rows: [], passed: most, isWhole: false }
}

const sizeOf = (reading: Reading, rows: VisibleRows): number =>
  reading.first(anyQuery.selectFrom(rows.as('counted')).select(sql<number>`count(*)`.as('count')))
    ?.count ?? 0
