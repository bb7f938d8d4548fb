import { sql } from 'kysely'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** What a record was at a moment of the past. */
export interface PastState {
  /** Null before it was made, and where it is not known any more. What follows from other records (`derived`) is left as it is now. */
  readonly row: AnyRow | null
  /** What was changed since was cleaned out of the history. */
  readonly isForgotten: boolean
  /** The clock up to which its changes are in it. */
  readonly clock: number
  /** When and by whom it became so. */
  readonly at: number | null
  readonly user: string | null
}

/** A record as it was when its changes up to a clock were made: all that came after is taken off again, the last first. */
export function stateAt(reading: Reading, entity: Entity, now: AnyRow, clock: number): PastState {
  const since = reading.all(
    query
      .selectFrom('change')
      .select(['kind', 'fields', 'digest'])
      .where('record', '=', now.id)
      .where('clock', '>', clock)
      .orderBy('clock', 'desc')
      .orderBy('site', 'desc')
      .orderBy('seq', 'desc'),
  )
  const last = reading.first(
    query
      .selectFrom('change')
      .select(['at', 'user'])
      .where('record', '=', now.id)
      .where('clock', '<=', clock)
      .orderBy('clock', 'desc')
      .limit(sql.lit(1)),
  )
  const isForgotten = since.some(({ digest }) => digest !== null)
  const became = { clock, isForgotten, at: last?.at ?? null, user: last?.user ?? null }
  const isUnknown = !last && since.length === 0
  if (isUnknown || isForgotten || since.some(({ kind }) => kind === 'create'))
    return { ...became, row: null }
  const before: Record<string, unknown> = {}
  for (const { fields } of since) {
    const changed = JSON.parse(fields) as Record<string, readonly [old: unknown, next: unknown]>
    for (const [name, [old]] of Object.entries(changed)) {
      if (name === 'deletedAt' || Object.hasOwn(entity.fields, name)) before[name] = old
    }
  }
  // What came with the program was there before its first entry.
  const { at: updatedAt, user: updatedBy } = last ?? { at: now.createdAt, user: null }
  return { ...became, row: { ...now, ...before, updatedAt, updatedBy } }
}

/** The clock of the last change that a record had by a moment, UTC milliseconds; -1 when there was none yet. */
export function clockBy(reading: Reading, record: string, at: number): number {
  const found = reading.first(
    query
      .selectFrom('change')
      .select(sql<number | null>`max(clock)`.as('clock'))
      .where('record', '=', record)
      .where('at', '<=', at),
  )
  return found?.clock ?? -1
}
