import { sql } from 'kysely'
import type { PastPage, PastRecord } from '../../../shared/api/backup.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { typedFields, type AnyRow, type Entity } from '../../../shared/entity.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { createLiveRegistry } from '../records/liveRegistry.ts'
import { sameValue, toRow } from '../records/rows.ts'
import { findRecords } from '../records/search.ts'
import { titlesFor } from '../records/titles.ts'
import { visibleRows } from '../records/visible.ts'
import { rules } from '../rules/rules.ts'
import { holdsOther } from './holdsOther.ts'

/** Records that a search of the past comes up with at the most. */
const mostFound = 200

/** What of an opened backup is to be seen. */
export interface PastQuestion {
  readonly entity: string
  readonly query: string
  /** Only what is not the same today. */
  readonly different: boolean
  readonly offset: number
  readonly limit: number
}

/** Records of an entity as they were, by title, each with what became of it. */
export function pastRecords({
  past,
  today,
  actor,
  ...asked
}: PastQuestion & {
  readonly past: string
  readonly today: string
  readonly actor: Actor
}): PastPage {
  const connection = openReader(past)
  try {
    connection.prepare('attach database ? as today').run(today)
    const reading = handleOn(connection)
    const registry = createLiveRegistry(entities, reading).now
    const desk = { reading, registry, rules }
    const entity = entityIn(desk, actor, asked.entity)
    const found = asked.query.trim()
      ? findRecords(desk, actor, {
          query: asked.query,
          entities: [entity.name],
          limit: mostFound,
        }).hits.map(({ row }) => row.id)
      : null
    const list = meantRecords(reading, entity, actor, asked.different, found)
    const [total] = reading.numbers(list.select(sql`count(*)`.as('count')))
    const rows = reading
      .all(
        list
          .selectAll('past')
          .orderBy('past.titleKey')
          .orderBy('past.id')
          .offset(asked.offset)
          .limit(asked.limit),
      )
      .map((stored) => toRow(entity, stored))
    const now = todaysRows(reading, entity, rows)
    return {
      records: rows.map((row) => compared(entity, row, now.get(row.id))),
      titles: titlesFor(
        desk,
        actor,
        [...rows, ...now.values()].map((row) => ({ entity, row })),
      ),
      total: total ?? 0,
    }
  } finally {
    connection.close()
  }
}

/** The live records of then, beside those of now. */
function meantRecords(
  reading: Reading,
  entity: Entity,
  actor: Actor,
  different: boolean,
  found: readonly string[] | null,
) {
  const visible = visibleRows(entity, rules[entity.name], actor)
  if (!visible) throw failure('forbidden', problem([], 'forbidden'))
  const list = anyQuery
    .selectFrom(`${entity.name} as past`)
    .leftJoin(`today.${entity.name} as now`, 'now.id', 'past.id')
    .where('past.deletedAt', 'is', null)
    .where('past.id', 'in', visible.select('id'))
  const meant = found ? list.where('past.id', 'in', idsIn(JSON.stringify(found))) : list
  if (!different) return meant
  return meant.where((eb) =>
    eb.or([
      eb('now.id', 'is', null),
      eb('now.deletedAt', 'is not', null),
      holdsOther(reading, entity.name, 'past', 'now'),
    ]),
  )
}

function todaysRows(
  reading: Reading,
  entity: Entity,
  rows: readonly AnyRow[],
): Map<string, AnyRow> {
  const ids = idsIn(JSON.stringify(rows.map(({ id }) => id)))
  const stored = reading.all(
    anyQuery.withSchema('today').selectFrom(entity.name).selectAll().where('id', 'in', ids),
  )
  return new Map(stored.map((each) => toRow(entity, each)).map((row) => [row.id, row]))
}

/** What became of a record. */
function compared(entity: Entity, then: AnyRow, now: AnyRow | undefined): PastRecord {
  if (!now) return { then, now: null, became: 'erased', differing: [] }
  const differing = typedFields(entity).filter((name) => !sameValue(then[name], now[name]))
  const became = now.deletedAt !== null ? 'deleted' : differing.length > 0 ? 'changed' : 'same'
  return { then, now, became, differing }
}
