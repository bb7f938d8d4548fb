import type Database from 'better-sqlite3'
import type { Migration } from './migrations/migrations.ts'
import { query } from './query.ts'
import { openFailure, type WriteGuard } from './open.ts'

/** Version of the schema in an open file: how many migrations it has been through. */
export function schemaVersion(connection: Database.Database): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

/**
 * Brings a file up to date. One that was in use is backed up first. Each migration is one transaction, which the guards of the record tables
 * let through: it may fill what it adds.
 */
export function migrate(
  connection: Database.Database,
  migrations: readonly Migration[],
  guard: WriteGuard,
  backUp: () => void,
): void {
  const found = schemaVersion(connection)
  if (found > migrations.length) {
    throw openFailure(
      'newerSchema',
      `The file has schema ${found}, this program ${migrations.length}`,
    )
  }
  if (found === migrations.length) return
  if (found > 0) backUp()
  guard.writing = true
  migrations.slice(found).forEach((migration, index) => {
    connection
      .transaction(() => {
        for (const statement of migration) {
          const { sql, parameters } = statement.compile(query)
          connection.prepare(sql).run(...parameters)
        }
        connection.pragma(`user_version = ${found + index + 1}`)
      })
      .immediate()
  })
  guard.writing = false
}
