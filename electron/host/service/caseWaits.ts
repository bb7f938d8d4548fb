import { sql } from 'kysely'
import type { Wait } from '../../../shared/domain/caseClock.ts'
import type { Reading } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** When a case waited for its customer, told from its log: each wait that has ended, none that was taken back. */
export function waitsOf(reading: Reading, id: string): Wait[] {
  const changes = reading.all(
    query
      .selectFrom('change')
      .select(['at', 'fields'])
      .where('record', '=', id)
      .where(sql<boolean>`instr(fields, 'waitingSince') > 0`)
      .orderBy('clock')
      .orderBy('seq'),
  )
  const waits = new Map<number, number>()
  for (const { at, fields } of changes) {
    const [old, now] = (JSON.parse(fields) as Record<string, readonly unknown[]>).waitingSince ?? []
    if (typeof now === 'number') waits.delete(now)
    else if (typeof old === 'number') waits.set(old, at)
  }
  return [...waits].map(([from, to]) => ({ from, to: Math.max(from, to) }))
}
