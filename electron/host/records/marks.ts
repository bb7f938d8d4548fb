import { sql } from 'kysely'
import type { Clock } from '../../../shared/clock.ts'
import type { Entity, SomeRow } from '../../../shared/entity.ts'
import { failureOf } from '../../../shared/failure.ts'
import type { Filter } from '../../../shared/filter.ts'
import { anyQuery, idsIn } from '../database/query.ts'
import type { Actor } from './access.ts'
import { filterSql } from './filterSql.ts'
import { askable, type SegmentDesk } from './segments.ts'

/**
 * Which of these conditions hold for rows that somebody was shown: their places in the list of conditions, by the id of
 * the row. One that can't be asked holds for none.
 */
export function marksOf(
  desk: SegmentDesk & { readonly clock: Clock },
  actor: Actor,
  entity: Entity,
  rows: readonly SomeRow[],
  conditions: readonly Filter[],
): Record<string, number[]> {
  const marks: Record<string, number[]> = {}
  const ids = JSON.stringify(rows.map(({ id }) => id))
  // The limit keeps the few rows a table of their own: whatever is asked of them, no index is walked instead.
  const shown = anyQuery
    .selectFrom(entity.name)
    .selectAll()
    .where('id', 'in', idsIn(ids))
    .limit(sql.lit(rows.length))
    .as(entity.name)
  for (const [place, condition] of conditions.entries()) {
    const filter = orNone(() => askable(desk, actor, entity, condition))
    if (!filter) continue
    const asking = { actor, now: desk.clock.now(), registry: desk.registry, rules: desk.rules }
    const marked = desk.reading.all(
      anyQuery
        .selectFrom(shown)
        .select('id')
        .where((eb) => filterSql(eb, entity, filter, asking)),
    )
    for (const { id } of marked) (marks[String(id)] ??= []).push(place)
  }
  return marks
}

function orNone<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (error) {
    if (failureOf(error)?.kind === 'invalid') return undefined
    throw error
  }
}
