import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'

/** Entities that a file has a table for: one of an older program has fewer. */
export function entitiesIn(reading: Reading): string[] {
  const named = anyQuery.selectFrom('sqlite_schema').select('name').where('type', '=', 'table')
  const tables = new Set(reading.all(named).map(({ name }) => name))
  return Object.keys(entities).filter((name) => tables.has(name))
}

/** Live records by entity. */
export function countRecords(reading: Reading): Record<string, number> {
  const counted = entitiesIn(reading).map((name) => {
    const live = anyQuery.selectFrom(name).where('deletedAt', 'is', null)
    const [count] = reading.numbers(live.select(({ fn }) => fn.countAll().as('count')))
    return [name, count ?? 0] as const
  })
  return Object.fromEntries(counted)
}

/** Clock of the newest change; 0 where nothing was ever changed. */
export const newestClock = (reading: Reading): number =>
  reading.first(query.selectFrom('change').select(({ fn }) => fn.max('clock').as('newest')))
    ?.newest ?? 0
