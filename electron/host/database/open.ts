import Database from 'better-sqlite3'
import { keyAt } from '../keys/keyring.ts'
import { pageKey, type OfficeKey } from '../keys/officeKey.ts'
import { holds } from '../records/foundSql.ts'
import { pinyinSortKey } from '../../../shared/domain/pinyin.ts'
import type { HostRefusal } from '../../../shared/hostProtocol.ts'

/** Thrown when an office can't be opened; `reason` is what the person is told about. */
export interface OpenFailure extends Error {
  readonly openReason: HostRefusal
  /** The file or folder that it is about. */
  readonly path?: string | undefined
}

/** Makes the error for an office that can't be opened. */
export function openFailure(
  openReason: HostRefusal,
  message: string,
  cause?: unknown,
  path?: string,
): OpenFailure {
  return Object.assign(new Error(message, { cause }), { openReason, path })
}

/** The reason inside an error, or undefined for a defect. */
export function openReasonOf(error: unknown): HostRefusal | undefined {
  return error instanceof Error && 'openReason' in error
    ? (error as OpenFailure).openReason
    : undefined
}

/** Opens something in a folder; where it can't be, that folder is told unless another one is known by then. */
export function openingAt<T>(folder: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (openReasonOf(error))
      Object.assign(error as OpenFailure, { path: openPathOf(error) ?? folder })
    throw error
  }
}

/** What an error is about by which an office could not be opened. */
export const openPathOf = (error: unknown): string | undefined =>
  openReasonOf(error) && (error as OpenFailure).path

/** Marks the file as Laike's: "Laik" as a 32-bit number. */
const applicationId = 0x4c61696b

/**
 * Pages of 4 KB in the log of writes before the writer carries them into the file itself, while somebody waits: with a
 * thread that counts, which does that far sooner (`checkpoints.ts`), it never comes to that.
 */
const checkpointed = 8000

/** What the store is about on a connection; the guards of the record tables and of the log ask it. */
export interface WriteGuard {
  writing: boolean
  /** Whether entries of the log may lose what they hold. */
  erasing: boolean
}

/**
 * Opens the writer. Saved means on the disk: WAL with synchronous FULL, which a reopened file
 * forgets, so it is set and asserted at every open.
 */
export function openWriter(file: string, guard: WriteGuard): Database.Database {
  const connection = connect(file, false, usualCache, keyAt(file))
  try {
    claim(connection)
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    connection.pragma('secure_delete = ON')
    connection.pragma(`wal_autocheckpoint = ${checkpointed}`)
    // The guards of the record tables call a function of ours.
    connection.pragma('trusted_schema = ON')
    for (const act of ['writing', 'erasing'] as const) {
      connection.function(`laike_${act}`, { deterministic: false }, () => Number(guard[act]))
    }
    assertPragma(connection, 'journal_mode', 'wal')
    assertPragma(connection, 'synchronous', 2)
    assertPragma(connection, 'foreign_keys', 1)
    return connection
  } catch (error) {
    connection.close()
    throw asOpenFailure(error, file)
  }
}

/**
 * Writes what is not waited for until it is on the disk. A power cut may take the last of it away; whatever is saved by
 * somebody afterwards takes all of it along.
 */
export function unforced<T>(connection: Database.Database, write: () => T): T {
  connection.pragma('synchronous = NORMAL')
  try {
    return write()
  } finally {
    connection.pragma('synchronous = FULL')
  }
}

/** Megabytes that a connection keeps of a file, beside what the system keeps. */
const usualCache = 8

/** Opens a connection that can only read; with another key than its folder's where one is given. */
export function openReader(
  file: string,
  {
    cache = usualCache,
    key = keyAt(file),
  }: { readonly cache?: number; readonly key?: OfficeKey | null } = {},
): Database.Database {
  const connection = connect(file, true, cache, key)
  connection.pragma('query_only = ON')
  return connection
}

/**
 * A connection that reads and writes with a key, with `laike_pinyin(text)`, by which texts stand as in a Chinese telephone book, and
 * `laike_holds(search, field, …)`, which tells whether a record holds what a search is for.
 */
function connect(
  file: string,
  readonly: boolean,
  cache: number,
  key: OfficeKey | null,
): Database.Database {
  let connection: Database.Database | undefined
  try {
    connection = new Database(file, { readonly, timeout: 5000 })
    applyKey(connection, key)
    connection.pragma(`cache_size = ${-1024 * cache}`)
    connection.pragma('temp_store = MEMORY')
    connection.pragma('mmap_size = 0')
    // A key is worked out once a row, and orders rows as native code compares bytes.
    connection.function('laike_pinyin', { deterministic: true, directOnly: true }, (text) =>
      typeof text === 'string' ? pinyinSortKey(text) : null,
    )
    connection.function('laike_holds', { varargs: true, directOnly: true }, holds)
    return connection
  } catch (error) {
    // What stays open can't be moved or unplugged.
    connection?.close()
    throw asOpenFailure(error, file)
  }
}

/** Opens a connection with the key of the file's folder, and with nothing else that an office needs. */
export function openPlainly(file: string): Database.Database {
  const connection = new Database(file)
  applyKey(connection, keyAt(file))
  return connection
}

/** Databases that are attached are read with the same key. */
function applyKey(connection: Database.Database, key: OfficeKey | null): void {
  if (!key) return
  connection.pragma(`cipher = '${key.cipher}'`)
  connection.pragma(`key = "raw:${pageKey(key)}"`)
}

/** Encrypts a closed database, or decrypts it, from the key it has to another. Nobody else has it open. */
export function changeKey(file: string, from: OfficeKey | null, to: OfficeKey | null): void {
  const connection = new Database(file, { fileMustExist: true })
  try {
    applyKey(connection, from)
    connection.pragma('temp_store = MEMORY')
    // The log beside it would hold what is to be encrypted; a copy that is not finished is thrown away.
    connection.pragma('journal_mode = MEMORY')
    if (to) connection.pragma(`cipher = '${to.cipher}'`)
    connection.pragma(to ? `rekey = "raw:${pageKey(to)}"` : `rekey = ""`)
  } catch (error) {
    throw asOpenFailure(error, file)
  } finally {
    connection.close()
  }
}

/** Makes a new file ours, and refuses one that belongs to another program. */
function claim(connection: Database.Database): void {
  const id = connection.pragma('application_id', { simple: true })
  if (id === applicationId) return
  const tables = connection.prepare('select count(*) from sqlite_schema').pluck().get()
  if (id !== 0 || tables !== 0) throw openFailure('damaged', 'The file belongs to another program')
  connection.pragma(`application_id = ${applicationId}`)
}

function assertPragma(connection: Database.Database, name: string, wanted: string | number): void {
  const found = connection.pragma(name, { simple: true })
  if (found !== wanted) throw new Error(`${name} is ${String(found)}, not ${wanted}`)
}

/** What a read gives, or something else where the file is damaged there. */
export function whereWhole<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch (error) {
    if (openReasonOf(asOpenFailure(error, '')) !== 'damaged') throw error
    return otherwise
  }
}

/** The open failure that an error amounts to; a defect stays what it is. */
export function asOpenFailure(error: unknown, file: string): unknown {
  if (openReasonOf(error) || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return openFailure('damaged', `${file} is damaged: ${error.message}`, error)
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)|^E(ACCES|PERM|ROFS|NOSPC)$/.test(code)) {
    return openFailure('unwritable', `${file} can't be written: ${error.message}`, error)
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return openFailure('inUse', `${file} is in use: ${error.message}`, error)
  }
  return error
}
