import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { attachmentFile } from '../attachments/attachmentStore.ts'
import { flushFolder } from '../flush.ts'
import { unusable } from './backupTrouble.ts'
import { partsOf, writeParts } from './fileParts.ts'
import type { JobDesk } from './jobs.ts'
import type { Manifest } from './manifest.ts'
import { attachmentsOf, openBackup, type BackupAsked } from './openBackup.ts'
import { hashOf } from './sharedFiles.ts'

/** Where a database waits to take the place of the present one. */
export const stagedFile = (dataDir: string) => join(dataDir, 'restoring', 'office.laike')

/** A backup that is to be restored. */
export interface RestoreOrder extends BackupAsked {
  readonly dataDir: string
  /** Id of the office that it has to belong to; null where there is no office yet. */
  readonly office: string | null
}

/**
 * Lays the database of a backup ready beside the present one, checked, and puts the attachments that are missing where
 * they belong: they lie under their hash, and more of them disturb nobody. Nothing of the office has changed by then.
 */
export function stageRestore({ dataDir, office, ...asked }: RestoreOrder, desk: JobDesk): Manifest {
  const file = stagedFile(dataDir)
  for (const old of ['restoring', 'replaced', 'refused']) {
    rmSync(join(dataDir, old), { recursive: true, force: true })
  }
  mkdirSync(dirname(file))
  const manifest = openBackup(asked, file, desk)
  if (office !== null && manifest.office.id !== office) throw unusable('backupOther')
  for (const { parts } of attachmentsOf(asked, desk))
    bringAttachment(dataDir, dirname(file), parts())
  flushFolder(dirname(file))
  flushFolder(dataDir)
  return manifest
}

/** Writes an attachment where its hash says, unless it is there. */
function bringAttachment(dataDir: string, folder: string, parts: Iterable<Buffer>): void {
  const arriving = join(folder, 'attachment')
  writeParts(arriving, parts)
  const target = attachmentFile(dataDir, hashOf(partsOf(arriving)))
  if (existsSync(target)) return
  const made = mkdirSync(dirname(target), { recursive: true })
  renameSync(arriving, target)
  flushFolder(dirname(target))
  if (made) flushFolder(dirname(made))
}
