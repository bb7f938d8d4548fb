import { sql } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { anyQuery } from '../database/query.ts'

/** Columns that lead an index of an entity. */
interface LedColumns {
  /** Those of what is not deleted: a list is walked along them. */
  readonly walkable: ReadonlySet<string>
  /** All of them: the rows that have a value are looked up by it. */
  readonly lookedUp: ReadonlySet<string>
}

const known = new WeakMap<Entity, LedColumns>()

/** Columns of an entity that an index leads. */
export function ledColumns(reading: Reading, entity: Entity): LedColumns {
  const before = known.get(entity)
  if (before) return before
  const found = reading.all<{ name: string; partial: number }>({
    compile: () =>
      sql<{ name: string; partial: number }>`select info.name, list.partial
        from pragma_index_list(${entity.name}) list, pragma_index_info(list.name) info
        where info.seqno = 0`.compile(anyQuery),
  })
  const led = {
    walkable: new Set(found.filter(({ partial }) => partial).map(({ name }) => name)),
    lookedUp: new Set(found.map(({ name }) => name)),
  }
  known.set(entity, led)
  return led
}
