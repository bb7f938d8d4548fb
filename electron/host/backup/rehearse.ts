import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openReader } from '../database/open.ts'
import { unusable } from './backupTrouble.ts'
import type { JobDesk } from './jobs.ts'
import { checkAttachments, openBackup, type BackupAsked } from './openBackup.ts'

/**
 * Goes through a restore without making it: unpacks a backup into a folder of its own, looks at every page of the
 * database, counts it, and reads every attachment. Throws the one sentence about what is wrong.
 */
export function rehearse(
  { dataDir, ...asked }: BackupAsked & { readonly dataDir: string },
  desk: JobDesk,
): void {
  const file = join(dataDir, 'rehearsal', 'office.laike')
  rmSync(dirname(file), { recursive: true, force: true })
  mkdirSync(dirname(file))
  try {
    openBackup(asked, file, desk)
    const connection = openReader(file)
    try {
      const verdict = connection.pragma('integrity_check', { simple: true })
      if (verdict !== 'ok') throw unusable('backupDamaged')
    } finally {
      connection.close()
    }
    checkAttachments(asked, desk)
  } finally {
    rmSync(dirname(file), { recursive: true, force: true })
  }
}
