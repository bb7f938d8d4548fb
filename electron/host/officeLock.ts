import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openFailure } from './database/open.ts'

/** Milliseconds given to a host that is just closing. */
const patience = 2000

/** Keeps a second host out of a data folder until it is released. */
export interface OfficeLock {
  release(): void
}

/**
 * Locks a data folder, or throws an `inUse` open failure. The lock is the operating system's own, taken by SQLite on
 * an empty file: it ends with the process however that ends, so none is ever left behind, and a process id that was
 * given away again can't be mistaken for a host. The file stays: taking it away would let two hosts lock two files.
 */
export function lockOffice(folder: string): OfficeLock {
  const file = join(folder, 'office.lock')
  let connection: Database.Database | undefined
  try {
    mkdirSync(folder, { recursive: true })
    connection = new Database(file, { timeout: patience })
    connection.pragma('journal_mode = MEMORY')
    connection.exec('begin exclusive')
  } catch (error) {
    connection?.close()
    throw isBusy(error)
      ? openFailure('inUse', `${folder} is in use by another Laike`, error)
      : openFailure('unwritable', `${file} can't be written`, error)
  }
  const held = connection
  return { release: () => void held.close() }
}

const isBusy = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
