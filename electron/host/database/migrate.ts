import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Migration } from './migrations/migrations.ts'
import { query } from './query.ts'
import { openFailure, type WriteGuard } from './open.ts'
import { copyVerified } from './verifiedCopy.ts'

/** Version of the schema in an open file: how many migrations it has been through. */
export function schemaVersion(connection: Database.Database): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

/**
 * Brings a file up to date. A file with records in it is first copied, verified, to
 * `<backups>/before-<version>-<time>.laike`. Each migration is one transaction, which the guards of the record tables
 * let through: it may fill what it adds.
 */
export function migrate(
  connection: Database.Database,
  migrations: readonly Migration[],
  backups: string,
  now: number,
  guard: WriteGuard,
): void {
  const found = schemaVersion(connection)
  if (found > migrations.length) {
    throw openFailure(
      'newerSchema',
      `The file has schema ${found}, this program ${migrations.length}`,
    )
  }
  if (found === migrations.length) return
  if (found > 0) {
    const time = new Date(now).toISOString().replace(/[:.]/g, '-')
    copyVerified(connection, join(backups, `before-${migrations.length}-${time}.laike`))
  }
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
