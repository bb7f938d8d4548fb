import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import { newestSeal } from '../journal/sealing.ts'
import { readSetting } from '../settings.ts'

/** Entities that a file has a table for: one of an older program has fewer. */
export function entitiesIn(reading: Reading): string[] {
  const tables = tablesIn(reading)
  return Object.keys(entities).filter((name) => tables.has(name))
}

/** The newest seal of an install's journal, as far as the file has any. */
export function sealIn(
  reading: Reading,
): { readonly number: number; readonly hash: string } | null {
  const site = readSetting(reading, 'site')
  if (site === undefined || !tablesIn(reading).has('seal')) return null
  const found = newestSeal(reading, site)
  return found ? { number: found.number, hash: found.hash } : null
}

function tablesIn(reading: Reading): ReadonlySet<unknown> {
  const named = anyQuery.selectFrom('sqlite_schema').select('name').where('type', '=', 'table')
  return new Set(reading.all(named).map(({ name }) => name))
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

/** Whether two files hold as many records of each kind, and the same newest change. */
export const isAlike = (one: Reading, other: Reading): boolean =>
  newestClock(one) === newestClock(other) &&
  JSON.stringify(countRecords(one)) === JSON.stringify(countRecords(other))

/** Clock of the newest change; 0 where nothing was ever changed. */
export const newestClock = (reading: Reading): number =>
  reading.first(query.selectFrom('change').select(({ fn }) => fn.max('clock').as('newest')))
    ?.newest ?? 0
