import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'
import { perEntity, perKey, template } from '../database/template.ts'

/** The highest number of a row, which is about how many records an entity has. */
export const newestRow = (reading: Reading, entity: Entity): number =>
  reading.first(lastRow(entity)({}))?.newest ?? 0

/** Those of some entities that have a record, or had one: all asked in one go. */
export function filled(reading: Reading, entities: readonly Entity[]): readonly Entity[] {
  if (entities.length === 0) return []
  const names = entities.map(({ name }) => name).join(' ')
  const last = reading.first<Record<string, number | null>>(lastRows(names)({}))
  return entities.filter(({ name }) => last?.[name])
}

const lastRows = perKey((names) =>
  template(() =>
    anyQuery.selectNoFrom(
      names.split(' ').map((name) => {
        const newest = sql<number | null>`max(rowid)`.as('newest')
        return anyQuery.selectFrom(name).select(newest).as(name)
      }),
    ),
  ),
)

const lastRow = perEntity((entity) =>
  template(() => anyQuery.selectFrom(entity.name).select(sql<number>`max(rowid)`.as('newest'))),
)
