import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { flushFile, flushFolder } from '../flush.ts'
import { keyAt } from '../keys/keyring.ts'
import type { OfficeKey } from '../keys/officeKey.ts'
import { openReader } from './open.ts'

/** Opens a database that is to be copied. */
export function openOriginal(file: string): Database.Database {
  const original = openReader(file)
  // Read-only it stays by how it was opened; this would refuse to write the copy, too.
  original.pragma('query_only = OFF')
  return original
}

/**
 * Copies an open database to a new file: VACUUM INTO a temporary file, checked by opening it,
 * flushed with its folder, then named. The target is whole or not there at all. A copy is encrypted as the original is.
 */
export function copyVerified(
  connection: Database.Database,
  target: string,
  key: OfficeKey | null = keyAt(target),
): void {
  const made = mkdirSync(dirname(target), { recursive: true })
  if (made) flushFolder(dirname(made))
  const unfinished = `${target}.part`
  rmSync(unfinished, { force: true })
  try {
    connection.prepare('vacuum into ?').run(unfinished)
    check(connection, unfinished, key)
    flushFile(unfinished)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  renameSync(unfinished, target)
  flushFolder(dirname(target))
}

function check(original: Database.Database, file: string, key: OfficeKey | null): void {
  const copy = openReader(file, { key })
  try {
    const verdict = copy.pragma('quick_check', { simple: true })
    if (verdict !== 'ok') throw new Error(`The copy is damaged: ${String(verdict)}`)
    const count = 'select count(*) from sqlite_schema'
    const version = (of: Database.Database) => of.pragma('user_version', { simple: true })
    if (
      copy.prepare(count).pluck().get() !== original.prepare(count).pluck().get() ||
      version(copy) !== version(original)
    ) {
      throw new Error('The copy differs from the original')
    }
  } finally {
    copy.close()
  }
}
