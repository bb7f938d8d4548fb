import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../database/migrations/migrations.ts'
import { handleOn, type Reading } from '../database/handle.ts'
import { changeKey, openReader } from '../database/open.ts'
import { schemaVersion } from '../database/migrate.ts'
import { attachmentName, attachmentParts } from '../attachments/attachmentFiles.ts'
import { openKeyFile } from '../keys/openKeyFile.ts'
import { heldKeys, keyAt } from '../keys/keyring.ts'
import { isChecked, type OfficeKey } from '../keys/officeKey.ts'
import { readKeyFile } from '../keys/keyFile.ts'
import { readSetting } from '../settings.ts'
import { keyFor, sameKey, type BackupKey, type KeyRecipe, type Master } from './backupKey.ts'
import { listedFiles, manifestOf } from './backupPlace.ts'
import { unusable } from './backupTrouble.ts'
import { decryptedParts } from './encryptedFile.ts'
import { partsOf, writeParts } from './fileParts.ts'
import type { Manifest } from './manifest.ts'
import { countRecords, newestClock } from './officeCounts.ts'
import { demandRoom } from './room.ts'
import { hashOf, sharedFile } from './sharedFiles.ts'
import type { JobDesk } from './jobs.ts'

/** A backup that is to be looked into. */
export interface BackupAsked {
  readonly place: string
  readonly name: string
  /** What the office encrypts backups with now; it may not be what this one was encrypted with. */
  readonly key: BackupKey | null
  /** The passphrase of a backup, or for that of an encrypted office a password or the recovery key of then. */
  readonly passphrase?: string | undefined
}

/**
 * Writes the database of a backup to a new file, once everything about it is as its manifest says: the sizes and hashes
 * of its files, whether it opens, what it counts. Throws the one sentence about what is not. There it is encrypted with the
 * key of its folder unless another is asked for, whatever it was encrypted with in the backup.
 */
export function openBackup(
  asked: BackupAsked,
  target: string,
  desk: JobDesk,
  wanted: OfficeKey | null = keyAt(target),
): Manifest {
  const folder = join(asked.place, asked.name)
  const { manifest, key, pages } = usableManifest(asked)
  desk.tell('checking')
  for (const [name, { size, sha256 }] of Object.entries(manifest.files)) {
    const path = join(folder, name)
    if (!existsSync(path) || statSync(path).size < size) throw unusable('backupTruncated')
    if (hashOf(partsOf(path)) !== sha256) throw unusable('backupDamaged')
    desk.demandGoing()
  }
  const isPacked = key !== null && pages === null
  const stored = join(folder, isPacked ? 'office.laike.enc' : 'office.laike')
  if (!existsSync(stored)) throw unusable('backupTruncated')
  demandRoom(join(target, '..'), statSync(stored).size)
  desk.tell('opening')
  try {
    writeParts(target, isPacked ? authentic(decryptedParts(stored, key)) : partsOf(stored))
    demandSame(target, manifest, pages)
    if (wanted?.master !== pages?.master) changeKey(target, pages, wanted)
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
  return manifest
}

/** A manifest that may be read, with what else of its backup is read by: `pages` is the key of an encrypted office. */
interface Usable {
  readonly manifest: Manifest
  readonly key: Master | null
  readonly pages: OfficeKey | null
}

/** The manifest of a backup that may be read, with the key it was made with. */
export function usableManifest({ place, name, key, passphrase }: BackupAsked): Usable {
  const folder = join(place, name)
  if (!existsSync(folder)) throw unusable('backupTruncated')
  const unsealed = manifestOf(folder, null)
  if (typeof unsealed === 'string') throw unusable(unsealed)
  if (unsealed.schema > migrations.length) throw unusable('backupNewer')
  const pages = unsealed.officeKey ? officeKeyOf(folder, unsealed.officeKey, passphrase) : null
  const { encryption } = unsealed
  const own = encryption && (sameKey(encryption, key) ?? opened(encryption, passphrase))
  const fitting = pages ?? own
  if (!fitting) return { manifest: unsealed, key: null, pages: null }
  const manifest = manifestOf(folder, fitting)
  if (typeof manifest === 'string') throw unusable(manifest)
  return { manifest, key: fitting, pages }
}

/** The key of an encrypted office's backup: it is held, or a password or the recovery key of then gives it. */
function officeKeyOf(
  folder: string,
  { cipher, check }: NonNullable<Manifest['officeKey']>,
  secret: string | undefined,
): OfficeKey {
  const held = heldKeys().find(([, key]) => key && isChecked(check, key.master))?.[1]
  if (held) return held
  if (secret === undefined) throw unusable('backupKeyNeeded')
  const file = readKeyFile(folder)
  if (!file) throw unusable('backupTruncated')
  const master = openKeyFile(file, secret)
  if (master === undefined || !isChecked(check, master)) throw unusable('wrongPassphrase')
  return { master, cipher }
}

function opened(recipe: KeyRecipe, passphrase: string | undefined): BackupKey {
  if (passphrase === undefined) throw unusable('backupLocked')
  const key = keyFor(recipe, passphrase)
  if (!key) throw unusable('wrongPassphrase')
  return key
}

/** Looks whether every attachment of a backup holds what its name stands for. */
export function checkAttachments(asked: BackupAsked, desk: JobDesk): void {
  for (const { name, key, parts } of attachmentsOf(asked, desk)) {
    if (attachmentName(hashOf(parts()), key) !== name) throw unusable('backupDamaged')
  }
}

/** The attachments of a backup one after another; their parts are decrypted as they are read, and throw where there are none. */
export function* attachmentsOf(asked: BackupAsked, desk: JobDesk) {
  const { key } = usableManifest(asked)
  const listed = listedFiles(join(asked.place, asked.name))
  if (!listed) throw unusable('backupDamaged')
  for (const [done, [name, size]] of listed.entries()) {
    desk.demandGoing()
    desk.tell('attachments', done, listed.length)
    const path = sharedFile(asked.place, name)
    const parts = () => {
      if (!existsSync(path) || statSync(path).size < size) throw unusable('backupTruncated')
      return authentic(attachmentParts(path, key))
    }
    yield { name, key, parts }
  }
}

/** What can't be decrypted is not what was encrypted. */
function* authentic(parts: Iterable<Buffer>): Generator<Buffer, void> {
  try {
    yield* parts
  } catch (error) {
    // What the disk says has a number; what the cipher says has none.
    throw error instanceof Error && 'errno' in error ? error : unusable('backupDamaged')
  }
}

/** Holds a database against what the manifest says of it. */
function demandSame(file: string, manifest: Manifest, key: OfficeKey | null): void {
  const connection = openReader(file, { key })
  try {
    if (connection.pragma('quick_check', { simple: true }) !== 'ok') {
      throw unusable('backupDamaged')
    }
    const isSame = schemaVersion(connection) === manifest.schema
    if (!isSame || !holds(handleOn(connection), manifest)) throw unusable('backupForged')
  } finally {
    connection.close()
  }
}

function holds(reading: Reading, { office, counts, newest }: Manifest): boolean {
  return (
    readSetting(reading, 'office') === office.id &&
    newestClock(reading) === newest &&
    Object.entries(countRecords(reading)).every(([name, count]) => counts[name] === count)
  )
}
