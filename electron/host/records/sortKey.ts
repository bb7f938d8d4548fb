import { sql, type Expression, type ExpressionBuilder, type RawBuilder } from 'kysely'
import { shippedList, type ListName } from '../../../shared/dictionaries.ts'
import type { Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Sort } from '../../../shared/filter.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import type { AnyTables } from '../database/tables.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { visibleRows, type VisibleRows } from './visible.ts'

/** What a sort is worked out with: the office's own lists are read. */
export interface SortDesk {
  readonly reading: Reading
  readonly registry: Registry
  readonly rules: Rules
}

/** Who has a list sorted, and by what. */
export interface AskedSort {
  readonly actor: Actor
  readonly entity: Entity
  readonly sort: Sort
}

type Builder = ExpressionBuilder<AnyTables, string>

/**
 * How a list is ordered in SQL: by its sort, what is empty last, then in the order in which records came to be; along an
 * index unless that is said to be no use.
 */
export function orderBy(
  eb: Builder,
  desk: SortDesk,
  asked: AskedSort,
  alongIndex = true,
): RawBuilder<unknown> {
  const { entity, sort } = asked
  const direction = sql.raw(sort.descending ? 'desc' : 'asc')
  const found = sortKey(eb, desk, asked)
  const key = alongIndex ? found : sql`+${found}`
  return sql`${key} ${direction} nulls last, ${eb.ref(`${entity.name}.rowid`)} ${direction}`
}

/** The column that a sort follows as it stands, which an index may lead; undefined when it has to be worked out. */
export function plainSortColumn(entity: Entity, field: string): string | undefined {
  if (field === 'createdAt' || field === 'updatedAt') return field
  if (field === entity.title) return 'titleKey'
  const spec = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  return spec && plainKinds.has(spec.kind) ? field : undefined
}

const plainKinds = new Set(['number', 'money', 'date', 'instant', 'yesNo', 'duration'])

/** What a list is ordered by: texts by pinyin, choices as their dictionary has them, places by region. */
function sortKey(
  eb: Builder,
  desk: SortDesk,
  { actor, entity, sort: { field } }: AskedSort,
): Expression<unknown> {
  const plain = plainSortColumn(entity, field)
  const column = eb.ref(`${entity.name}.${plain ?? field}`)
  if (plain) return column
  const spec = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  if (!spec) throw failure('invalid', problem(['sort', field], 'unknownField'))
  const target = spec.to === undefined ? undefined : entityNamed(desk.registry, spec.to)
  if (target) {
    const named = namedRows(desk, actor, target, 't')?.select('t.titleKey')
    return named ? named.where('t.id', '=', column) : sql`null`
  }
  if (spec.dictionary) return dictionaryPlace(desk.reading, spec.dictionary, column)
  if (spec.kind === 'address') {
    const words = ['place', 'country', 'line', 'postcode'].map(
      (part) => sql`json_extract(${column}, ${`$.${part}`})`,
    )
    return sql`coalesce(json_extract(${column}, '$.region'), laike_pinyin(coalesce(${sql.join(words)})))`
  }
  if (spec.kind === 'tags' || spec.kind === 'attachments') return sql`json_array_length(${column})`
  if (spec.kind === 'text') return sql`laike_pinyin(${column})`
  if (spec.kind === 'longText')
    return sql`laike_pinyin(substr(${column}, 1, ${sql.lit(beginning)}))`
  return sql`${column} collate nocase`
}

/** Records that a sort goes by the names of: the order would tell what those are called that somebody doesn't see. */
export function namedRows(
  { rules }: SortDesk,
  actor: Actor,
  target: Entity,
  as: string,
): VisibleRows | null {
  const rows = anyQuery.selectFrom(`${target.name} as ${as}`) as VisibleRows
  return visibleRows(target, rules[target.name], actor, { rows, as })
}

/** Characters of a long text that decide its place. */
const beginning = 24

/** Where the codes of a list stand. */
export function dictionaryPlaces(reading: Reading, name: ListName): ReadonlyMap<string, number> {
  const places = new Map(shippedList(name).codes.map((code, place) => [code, place]))
  const own = reading.all(
    query
      .selectFrom('dictionary')
      .select(['code', 'position'])
      .where('list', '=', name)
      .where('deletedAt', 'is', null),
  )
  for (const { code, position } of own) places.set(code, position)
  return places
}

/** Where a code stands in its list: where the office put it, else where it ships, else behind them all. */
function dictionaryPlace(
  reading: Reading,
  name: ListName,
  column: Expression<unknown>,
): Expression<unknown> {
  const places = dictionaryPlaces(reading, name)
  if (places.size === 0) return column
  const cases = [...places].map(([code, place]) => sql`when ${code} then ${sql.lit(place)}`)
  const behind = sql.lit(Number.MAX_SAFE_INTEGER)
  return sql`case when ${column} is null then null else
    case ${column} ${sql.join(cases, sql` `)} else ${behind} end end`
}
