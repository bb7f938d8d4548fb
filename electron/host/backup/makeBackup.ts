import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import product from '../../../package.json' with { type: 'json' }
import type { BackupReason } from '../../../shared/api/backup.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { attachmentName, attachmentNames } from '../attachments/attachmentFiles.ts'
import { handleOn } from '../database/handle.ts'
import { schemaVersion } from '../database/migrate.ts'
import { openReader } from '../database/open.ts'
import { copyVerified, openOriginal } from '../database/verifiedCopy.ts'
import { flushFolder } from '../flush.ts'
import { keyFileName } from '../keys/keyFile.ts'
import { keyAt } from '../keys/keyring.ts'
import { checkOf, type OfficeKey } from '../keys/officeKey.ts'
import { readSetting } from '../settings.ts'
import { recipeOf, type BackupKey } from './backupKey.ts'
import { backupName, firstName, unfinished } from './backupNames.ts'
import { filesName } from './backupPlace.ts'
import { encryptedParts } from './encryptedFile.ts'
import { partsOf, writeParts } from './fileParts.ts'
import { countRecords, newestClock, sealIn } from './officeCounts.ts'
import type { JobDesk } from './jobs.ts'
import { manifestName, writeManifest, type Manifest } from './manifest.ts'
import { demandRoom } from './room.ts'
import { hashOf, sharedFile, shareFile, shareSealed } from './sharedFiles.ts'

/** What is to be backed up, and how. */
export interface BackupOrder {
  readonly dataDir: string
  /** The office's file. */
  readonly file: string
  /** The folder that keeps the backups. */
  readonly place: string
  /** Tells what other installs have under way in the same place from what this one left half done. */
  readonly install: string
  readonly reason: BackupReason
  /** UTC milliseconds. */
  readonly at: number
  /** What the backup of an office that is not encrypted is encrypted with. */
  readonly key: BackupKey | null
  /** Whether the last one could not be restored when it was tried: what the place shares may be damaged, and is mended. */
  readonly isDoubted?: boolean
}

/**
 * Makes a backup: a copy of the database, checked by opening it, and whatever attachments the place does not have yet.
 * Everything is on the disk before the folder gets its name, so that what has a backup's name is whole. Answers with
 * that name.
 */
export function makeBackup(
  order: BackupOrder,
  desk: JobDesk,
): { name: string; manifest: Manifest } {
  const { dataDir, file, place, install, reason, at } = order
  const sealed = keyAt(dataDir)
  const key = sealed ? null : order.key
  mkdirSync(place, { recursive: true })
  clearUnfinished(place, install)
  const name = firstName(backupName(at, reason), (each) => !existsSync(join(place, each)))
  const folder = join(place, `${name}${unfinished(install)}`)
  try {
    demandRoom(place, neededRoom(order, sealed))
    mkdirSync(folder)
    desk.tell('copying')
    const copied = copyOffice(file, folder, key, dataDir, sealed)
    // Listed only now: what the copied database speaks of was there before it was copied.
    const files = shareAttachments(order, sealed, desk)
    writeParts(join(folder, filesName), [Buffer.from(JSON.stringify(files.listed))])
    if (sealed) writeParts(join(folder, keyFileName), partsOf(join(dataDir, keyFileName)))
    const manifest: Manifest = {
      format: sealed ? 2 : 1,
      program: product.version,
      ...copied.facts,
      madeAt: at,
      reason,
      files: Object.fromEntries(
        [copied.name, filesName, ...(sealed ? [keyFileName] : [])].map((each) => [
          each,
          described(join(folder, each)),
        ]),
      ),
      attachments: {
        count: files.listed.length,
        bytes: files.listed.reduce((sum, [, size]) => sum + size, 0),
        damaged: files.damaged,
      },
      encryption: key ? recipeOf(key) : null,
      ...(sealed && { officeKey: { cipher: sealed.cipher, check: checkOf(sealed.master) } }),
    }
    writeParts(join(folder, manifestName), [Buffer.from(writeManifest(manifest, sealed ?? key))])
    flushFolder(folder)
    desk.demandGoing()
    // Another install may have taken away what only backups of its own needed.
    const isThere = ([each]: readonly [string, number]) => existsSync(sharedFile(place, each))
    if (!files.listed.every(isThere)) {
      shareAttachments(order, sealed, desk)
      if (!files.listed.every(isThere)) throw failure('invalid', problem([], 'backupDiskTrouble'))
    }
    renameSync(folder, join(place, name))
    flushFolder(place)
    return { name, manifest }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const described = (path: string) => ({
  size: statSync(path).size,
  sha256: hashOf(partsOf(path)),
})

/** Takes away what a host that was killed left half done. */
function clearUnfinished(place: string, install: string): void {
  for (const name of readdirSync(place)) {
    if (name.endsWith(unfinished(install))) {
      rmSync(join(place, name), { recursive: true, force: true })
    }
  }
}

/**
 * Copies the database into a backup's folder; one that is to be encrypted is copied beside the office first. That of an
 * encrypted office stays as it is.
 */
function copyOffice(
  file: string,
  folder: string,
  key: BackupKey | null,
  dataDir: string,
  sealed: OfficeKey | null,
) {
  const plain = key ? join(dataDir, 'working', 'office.laike') : join(folder, 'office.laike')
  try {
    const original = openOriginal(file)
    try {
      copyVerified(original, plain, sealed)
    } finally {
      original.close()
    }
    const copy = openReader(plain, { key: sealed })
    try {
      const facts = factsOf(copy)
      if (!key) return { name: 'office.laike', facts }
      writeParts(join(folder, 'office.laike.enc'), encryptedParts(partsOf(plain), key))
      return { name: 'office.laike.enc', facts }
    } finally {
      copy.close()
    }
  } finally {
    if (key) rmSync(dirname(plain), { recursive: true, force: true })
  }
}

function factsOf(copy: Database.Database) {
  const reading = handleOn(copy)
  return {
    schema: schemaVersion(copy),
    office: {
      id: readSetting(reading, 'office') ?? '',
      name: readSetting(reading, 'officeName') ?? null,
    },
    install: readSetting(reading, 'install') ?? '',
    counts: countRecords(reading),
    newest: newestClock(reading),
    seal: sealIn(reading),
  }
}

function shareAttachments(
  { dataDir, key, ...shelf }: BackupOrder,
  sealed: OfficeKey | null,
  desk: JobDesk,
) {
  const names = attachmentNames(dataDir, sealed !== null)
  const listed: [name: string, size: number][] = []
  let damaged = 0
  for (const [done, stored] of names.entries()) {
    desk.demandGoing()
    desk.tell('attachments', done, names.length)
    const source = join(dataDir, 'attachments', stored)
    const name = sealed ? stored : attachmentName(basename(stored), key)
    const isShared = sealed
      ? shareSealed(shelf, source, name, sealed)
      : shareFile(shelf, source, basename(stored), key)
    if (isShared) {
      listed.push([name, statSync(sharedFile(shelf.place, name)).size])
    } else damaged += 1
  }
  return { listed, damaged }
}

/** Bytes that a backup will take at the most. */
function neededRoom({ dataDir, file, place, key }: BackupOrder, sealed: OfficeKey | null): number {
  const missing = attachmentNames(dataDir, sealed !== null).filter((stored) => {
    const name = sealed ? stored : attachmentName(basename(stored), key)
    return !existsSync(sharedFile(place, name))
  })
  return [file, ...missing.map((stored) => join(dataDir, 'attachments', stored))].reduce(
    (sum, path) => sum + statSync(path).size,
    0,
  )
}
