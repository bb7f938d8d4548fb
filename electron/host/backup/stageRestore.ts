import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { handleOn } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { flushFolder } from '../flush.ts'
import { readSetting } from '../settings.ts'
import { unusable } from './backupTrouble.ts'
import { bringAttachments } from './bringAttachments.ts'
import type { JobDesk } from './jobs.ts'
import type { Manifest } from './manifest.ts'
import { openBackup, usableManifest, type BackupAsked } from './openBackup.ts'
import { readKeyFile, writeKeyFile } from '../keys/keyFile.ts'
import { keyAt } from '../keys/keyring.ts'
import type { OfficeKey } from '../keys/officeKey.ts'
import { clearSwaps } from './swapOffice.ts'

/** Where a database waits to take the place of the present one. */
export const stagedFile = (dataDir: string) => join(dataDir, 'restoring', 'office.laike')

/** A backup that is to be restored. */
export interface RestoreOrder extends BackupAsked {
  readonly dataDir: string
  /** Id of the office that it has to belong to; null where there is no office yet. */
  readonly office: string | null
}

/** A database that waits, and what it is encrypted with. */
export interface Staged {
  readonly manifest: Manifest
  readonly key: OfficeKey | null
  /** How many attachments of the backup could not be brought back. */
  readonly lost: number
}

/**
 * Lays the database of a backup ready beside the present one, checked, and puts the attachments that are missing or damaged where
 * they belong. Nothing of the office has changed by then.
 * An office stays encrypted as it is, or not; where there is none yet it becomes as it was.
 */
export function stageRestore({ dataDir, office, ...asked }: RestoreOrder, desk: JobDesk): Staged {
  const file = stagedFile(dataDir)
  clearSwaps(dataDir)
  mkdirSync(dirname(file))
  const key = office === null ? usableManifest(asked).pages : keyAt(dataDir)
  const manifest = openBackup(asked, file, desk, key)
  if (office !== null && manifest.office.id !== office) throw unusable('backupOther')
  if (office !== null && key) demandAccounts(file, key)
  const keys = office === null && key ? readKeyFile(join(asked.place, asked.name)) : undefined
  if (keys) writeKeyFile(dirname(file), keys)
  const lost = bringAttachments(dataDir, key, asked, desk)
  flushFolder(dirname(file))
  flushFolder(dataDir)
  return { manifest, key, lost }
}

/** By whose passwords would an encrypted office open that had no accounts yet? */
function demandAccounts(file: string, key: OfficeKey): void {
  const connection = openReader(file, { key })
  try {
    const isProtected = readSetting(handleOn(connection), 'protection') === 'protected'
    if (!isProtected) throw unusable('backupBeforeAccounts')
  } finally {
    connection.close()
  }
}
