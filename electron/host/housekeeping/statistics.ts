import { sql } from 'kysely'
import { filePartNames, type FilePart, type Month } from '../../../shared/api/housekeeping.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery, query } from '../database/query.ts'
import { gramTable } from '../records/searchIndex.ts'

const ofHistory = new Set(['change', 'cell', 'event', 'seal'])

/** Bytes of the office's file, by what they are for. */
export function fileParts(reading: Reading, registry: Registry): Record<FilePart, number> {
  const grams = Object.values(registry).map(gramTable)
  const partOf = (table: string): FilePart => {
    if (ofHistory.has(table)) return 'history'
    if (Object.hasOwn(registry, table)) return 'records'
    return grams.some((each) => table === each || table.startsWith(`${each}_`)) ? 'search' : 'other'
  }
  const sizes = reading.all<{ table: string; bytes: number }>(
    anyQuery
      .selectFrom(sql<{ name: string; pgsize: number; aggregate: number }>`dbstat`.as('size'))
      .leftJoin('sqlite_schema as named', 'named.name', 'size.name')
      .where('aggregate', '=', 1)
      .select([
        sql<string>`coalesce(named.tbl_name, size.name)`.as('table'),
        sql<number>`sum(pgsize)`.as('bytes'),
      ])
      .groupBy('table'),
  )
  const parts = Object.fromEntries(filePartNames.map((name) => [name, 0])) as Record<
    FilePart,
    number
  >
  for (const { table, bytes } of sizes) parts[partOf(table)] += bytes
  return parts
}

/** How many months are told of. */
const months = 12

/** How much was made and changed in each of the last months, the latest last. */
export function growth(reading: Reading, now: number): Month[] {
  const today = new Date(now)
  const startOf = (ago: number) => new Date(today.getFullYear(), today.getMonth() - ago, 1)
  return Array.from({ length: months }, (_each, index) => {
    const ago = months - 1 - index
    const found = reading.first(
      query
        .selectFrom('change')
        .where('at', '>=', startOf(ago).getTime())
        .where('at', '<', startOf(ago - 1).getTime())
        .where('source', '!=', 'sample')
        .select([
          sql<number>`count(*)`.as('changes'),
          sql<number>`coalesce(sum(kind = 'create'), 0)`.as('created'),
        ]),
    )
    return { start: startOf(ago).getTime(), changes: 0, created: 0, ...found }
  })
}
