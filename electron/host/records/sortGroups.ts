import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import type { AnyTables } from '../database/tables.ts'
import type { Actor } from './access.ts'
import { dictionaryPlaces, namedRows, type AskedSort, type SortDesk } from './sortKey.ts'

/** Values of a column that stand at the same place of a sort; null is none. */
export type SortGroup = readonly (string | null)[]

/** A column of more values is no list of groups. */
const mostValues = 500

/**
 * The values of a choice or of a reference in the order in which a list sorted by it has them, ascending, what is empty
 * last; undefined for a field of another kind, and where there are too many. The column must lead an index.
 */
export function sortGroups(desk: SortDesk, asked: AskedSort): SortGroup[] | undefined {
  const { actor, entity } = asked
  const { field } = asked.sort
  const spec = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  const target = spec?.to === undefined ? undefined : entityNamed(desk.registry, spec.to)
  if (!spec || !(target ?? spec.dictionary)) return undefined
  const values = valuesOf(desk, entity, field)
  if (values.length > mostValues) return undefined
  const places = target
    ? titlePlaces(desk, actor, target, values)
    : placesOf(dictionaryPlaces(desk.reading, spec.dictionary!), values)
  const groups = new Map<number, string[]>()
  for (const value of values) {
    const place = places.get(value)
    if (place !== undefined) groups.set(place, [...(groups.get(place) ?? []), value])
  }
  const sorted = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group)
  return [...sorted, [null, ...values.filter((value) => !places.has(value))]]
}

/** Whether a column holds one of a group. */
export function isInGroup(
  eb: ExpressionBuilder<AnyTables, string>,
  column: string,
  group: SortGroup,
): Expression<SqlBool> {
  const values = group.filter((value) => value !== null)
  const parts: Expression<SqlBool>[] = []
  if (values.length < group.length) parts.push(eb(column, 'is', null))
  if (values.length > 0) parts.push(eb(column, 'in', values))
  return eb.or(parts)
}

/** The values that a column has, each looked up behind the one before. */
function valuesOf({ reading }: SortDesk, entity: Entity, field: string): string[] {
  const [table, column] = [sql.table(entity.name), sql.id(field)]
  const next = (than: Expression<unknown>) =>
    sql`(select min(${column}) from ${table} where "deletedAt" is null and ${column} > ${than})`
  const found = reading.all<{ value: string }>({
    compile: () =>
      sql<{ value: string }>`with recursive found(value) as (
          select min(${column}) from ${table} where "deletedAt" is null
          union all
          select ${next(sql`found.value`)} from found where found.value is not null
          limit ${sql.lit(mostValues + 2)}
        ) select value from found where value is not null`.compile(anyQuery),
  })
  return found.map(({ value }) => value)
}

/** Places of records by their names, as SQLite compares them; names that sort the same have the same place. */
function titlePlaces(desk: SortDesk, actor: Actor, target: Entity, ids: readonly string[]) {
  const rows = namedRows(desk, actor, target, 't')
  const named = rows
    ? desk.reading.all(
        rows
          .select(['t.id as id', 't.titleKey as titleKey'])
          .where('t.id', 'in', idsIn(JSON.stringify(ids)))
          .orderBy('t.titleKey'),
      )
    : []
  const places = new Map<string, number>()
  for (const [at, { id, titleKey }] of named.entries()) {
    const before = named[at - 1]
    const isSame = before?.titleKey === titleKey
    places.set(String(id), isSame ? places.get(String(before!.id))! : at)
  }
  return places
}

/** Codes that are in no list stand behind all others; where there is no list, they stand as they are. */
const placesOf = (places: ReadonlyMap<string, number>, codes: readonly string[]) =>
  new Map(
    codes.map((code, at) => [
      code,
      places.size === 0 ? at : (places.get(code) ?? Number.MAX_SAFE_INTEGER),
    ]),
  )
