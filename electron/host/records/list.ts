import { sql, type Expression, type ExpressionBuilder } from 'kysely'
import type { ListPage } from '../../../shared/api/records.ts'
import type { Clock } from '../../../shared/clock.ts'
import { dictionaries } from '../../../shared/dictionaries.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, failureOf, problem } from '../../../shared/failure.ts'
import { dayOf } from '../../../shared/fields/date.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'
import type { AnyTables } from '../database/tables.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import type { Changed } from './changed.ts'
import { filterSql } from './filterSql.ts'
import { visibleRows } from './reading.ts'
import { toRow } from './rows.ts'
import { titlesFor } from './titles.ts'

/** A list as it is asked for; without a sort it has the entity's own. */
export interface ListQuestion {
  readonly filter?: Filter | null | undefined
  readonly sort?: Sort | undefined
}

export interface Lists {
  page(
    actor: Actor,
    entity: Entity,
    asked: ListQuestion & { offset: number; limit: number },
  ): ListPage
  /** Place of a record in a list, from 0, or -1. */
  place(actor: Actor, entity: Entity, asked: ListQuestion, id: string): number
  /** Size of each list; null for a filter that can't be asked. */
  counts(actor: Actor, entity: Entity, filters: readonly (Filter | null)[]): (number | null)[]
}

/** Lists whose order is kept, the ones longest unused going first. */
const keptLists = 24

/**
 * A list is the vector of its rows' numbers in order, kept until its entity changes: any page is
 * then a look-up, wherever it lies, and no OFFSET is walked.
 */
export function createLists(parts: {
  readonly reading: Reading
  readonly registry: Registry
  readonly rules: Rules
  readonly changed: Changed
  readonly clock: Clock
}): Lists {
  const { reading, registry, rules, changed, clock } = parts
  const orders = new Map<string, { readonly entity: string; readonly order: readonly number[] }>()
  changed.watch((events) => {
    const names = new Set(events.map((event) => event.entity))
    for (const [key, kept] of orders)
      if (dependsOn(registry, kept.entity, names)) orders.delete(key)
  })

  const wantedRows = (actor: Actor, entity: Entity, filter: Filter | null) => {
    const rows = visibleRows(entity, rules[entity.name], actor)
    if (!rows) throw failure('forbidden', problem([], 'forbidden'))
    const live = rows.where(`${entity.name}.deletedAt`, 'is', null)
    const asking = { user: actor.user, now: clock.now() }
    return filter ? live.where((eb) => filterSql(eb, entity, filter, asking)) : live
  }

  const orderOf = (
    actor: Actor,
    entity: Entity,
    { filter = null, sort = entity.sort }: ListQuestion,
  ) => {
    const day = dayOf(clock.now())
    const key = JSON.stringify([entity.name, filter, sort, actor.user, actor.role, day])
    const kept = orders.get(key)
    if (kept) {
      orders.delete(key)
      orders.set(key, kept)
      return kept.order
    }
    const wanted = wantedRows(actor, entity, filter)
    const order = reading
      .all<{ rowid: unknown }>(
        wanted
          .select(`${entity.name}.rowid as rowid`)
          .orderBy(
            (eb) =>
              sql`${sortKey(eb, registry, entity, sort.field)} ${sql.raw(sort.descending ? 'desc' : 'asc')} nulls last`,
          )
          .orderBy(`${entity.name}.rowid`, sort.descending ? 'desc' : 'asc'),
      )
      .map((row) => Number(row.rowid))
    const oldest = orders.keys().next().value
    if (orders.size >= keptLists && oldest !== undefined) orders.delete(oldest)
    orders.set(key, { entity: entity.name, order })
    return order
  }

  /** A size alone needs no order, and must not push an order out that a list is using. */
  const countOf = (actor: Actor, entity: Entity, filter: Filter | null): number => {
    const counted = reading.first(
      wantedRows(actor, entity, filter).select(sql<number>`count(*)`.as('count')),
    )
    return counted?.count ?? 0
  }

  return {
    page: (actor, entity, asked) => {
      const order = orderOf(actor, entity, asked)
      const wanted = order.slice(asked.offset, asked.offset + asked.limit)
      const found = new Map<unknown, AnyRow>()
      if (wanted.length > 0) {
        const stored = reading.all(
          anyQuery.selectFrom(entity.name).selectAll().where('rowid', 'in', wanted),
        )
        for (const row of stored) found.set(row.rowid, toRow(entity, row))
      }
      const rows = wanted.flatMap((number) => found.get(number) ?? [])
      return {
        rows,
        titles: titlesFor(
          reading,
          registry,
          rows.map((row) => ({ entity, row })),
        ),
        total: order.length,
        offset: asked.offset,
      }
    },

    place: (actor, entity, asked, id) => {
      const row = reading.first(
        anyQuery.selectFrom(entity.name).select('rowid').where('id', '=', id),
      )
      return row ? orderOf(actor, entity, asked).indexOf(Number(row.rowid)) : -1
    },

    counts: (actor, entity, filters) =>
      filters.map((filter) => {
        try {
          return countOf(actor, entity, filter)
        } catch (error) {
          if (failureOf(error)?.kind === 'invalid') return null
          throw error
        }
      }),
  }
}

/** A list changes with its own entity, and with the names it may be sorted by. */
function dependsOn(registry: Registry, name: string, changed: ReadonlySet<string>): boolean {
  if (changed.has(name)) return true
  const fields = Object.values(entityNamed(registry, name)?.fields ?? {})
  return fields.some((spec) => spec.to !== undefined && changed.has(spec.to))
}

/** What a list is ordered by: titles by pinyin, choices as their dictionary has them, places by region. */
function sortKey(
  eb: ExpressionBuilder<AnyTables, string>,
  registry: Registry,
  entity: Entity,
  field: string,
): Expression<unknown> {
  const column = eb.ref(`${entity.name}.${field}`)
  if (field === 'createdAt' || field === 'updatedAt') return column
  if (field === entity.title) return eb.ref(`${entity.name}.titleKey`)
  const spec = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  if (!spec) throw failure('invalid', problem(['sort', field], 'unknownField'))
  const target = spec.to === undefined ? undefined : entityNamed(registry, spec.to)
  if (target) {
    return sql`(select t."titleKey" from ${sql.table(target.name)} as t where t.id = ${column})`
  }
  if (spec.dictionary) {
    const codes: readonly string[] = dictionaries[spec.dictionary].codes
    const places = codes.map((code, place) => sql`when ${code} then ${sql.lit(place)}`)
    return sql`case ${column} ${sql.join(places, sql` `)} else case when ${column} is null then null else ${sql.lit(codes.length)} end end`
  }
  if (spec.kind === 'address') {
    return sql`coalesce(json_extract(${column}, '$.region'), json_extract(${column}, '$.place'), ${column})`
  }
  if (spec.kind === 'tags' || spec.kind === 'attachments') return sql`json_array_length(${column})`
  return spec.kind === 'text' || spec.kind === 'longText' ? sql`${column} collate nocase` : column
}
