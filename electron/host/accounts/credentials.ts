import type { Reading, Writing } from '../database/handle.ts'
import { query } from '../database/query.ts'

/** The hash of somebody's password; undefined when they have none and so can't sign in. */
export function hashOf(reading: Reading, user: string): string | undefined {
  return reading.first(query.selectFrom('credential').select('hash').where('user', '=', user))?.hash
}

/** Keeps the hash of somebody's password. It stays on this install: credentials are neither logged nor synced. */
export function keepHash(writing: Writing, user: string, hash: string, changedAt: number): void {
  writing.run(
    query
      .insertInto('credential')
      .values({ user, hash, changedAt })
      .onConflict((conflict) => conflict.column('user').doUpdateSet({ hash, changedAt })),
  )
}
