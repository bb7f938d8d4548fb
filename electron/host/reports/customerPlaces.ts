import { sql } from 'kysely'
import type { ChangedEvent } from '../../../shared/api/contract.ts'
import { provinces } from '../../../shared/domain/caseFigures.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn, query } from '../database/query.ts'

/** Where customers live, kept from one question to the next: each is in a wide row of its own. */
export interface PlaceKeeper {
  /** The province of each of these that is not deleted; null for none. */
  of(ids: readonly string[]): ReadonlyMap<string, string | null>
  /** Hears what was written: it is read again before the next answer. */
  heard(events: readonly ChangedEvent[]): void
}

const known: ReadonlySet<string> = new Set(provinces)

/** Keeps nothing until it is asked. */
export function keepPlaces(reading: Reading): PlaceKeeper {
  const kept = new Map<string, string | null>()
  /** Those that were looked up, whether they are there or not. */
  const asked = new Set<string>()

  const read = (ids: readonly string[]) => {
    const living = query
      .selectFrom('customer')
      .select('id')
      .select(
        sql<string | null>`substr(customer.address ->> 'region', 1, 2) || '0000'`.as('province'),
      )
      .where('deletedAt', 'is', null)
      .where('id', 'in', idsIn(JSON.stringify(ids)))
    for (const { id, province } of reading.each(living)) {
      kept.set(id, province !== null && known.has(province) ? province : null)
    }
    for (const id of ids) asked.add(id)
  }

  return {
    of: (ids) => {
      const unknown = ids.filter((id) => !asked.has(id))
      if (unknown.length > 0) read(unknown)
      return kept
    },
    heard: (events) => {
      for (const { entity, records } of events) {
        if (entity !== entities.customer.name) continue
        for (const id of records ?? [...asked]) {
          asked.delete(id)
          kept.delete(id)
        }
      }
    },
  }
}
