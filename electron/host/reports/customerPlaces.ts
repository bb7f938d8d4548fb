import { sql } from 'kysely'
import type { ChangedEvent } from '../../../shared/api/contract.ts'
import { provinces } from '../../../shared/domain/caseFigures.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn, query } from '../database/query.ts'

/** Where customers live, kept from one question to the next: each is in a wide row of its own. */
export interface PlaceKeeper {
  /** The province of each of these; null for none, undefined for a customer that is deleted or not there. */
  of(ids: readonly string[]): ReadonlyMap<string, string | null | undefined>
  /** Hears what was written: it is read again before the next answer. */
  heard(events: readonly ChangedEvent[]): void
}

const known: ReadonlySet<string> = new Set(provinces)

/** Keeps nothing until it is asked. */
export function keepPlaces(reading: Reading): PlaceKeeper {
  const kept = new Map<string, string | null | undefined>()

  const read = (ids: readonly string[]) => {
    const living = query
      .selectFrom('customer')
      .select('id')
      .select(
        sql<string | null>`substr(customer.address ->> 'region', 1, 2) || '0000'`.as('province'),
      )
      .where('deletedAt', 'is', null)
      .where('id', 'in', idsIn(JSON.stringify(ids)))
    for (const id of ids) kept.set(id, undefined)
    for (const { id, province } of reading.each(living)) {
      kept.set(id, province !== null && known.has(province) ? province : null)
    }
  }

  return {
    of: (ids) => {
      const unknown = ids.filter((id) => !kept.has(id))
      if (unknown.length > 0) read(unknown)
      return kept
    },
    heard: (events) => {
      for (const { entity, records } of events) {
        if (entity !== entities.customer.name) continue
        if (records === null) kept.clear()
        else for (const id of records) kept.delete(id)
      }
    },
  }
}
