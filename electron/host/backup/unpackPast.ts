import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OpenedBackup } from '../../../shared/api/backup.ts'
import { openOffice } from '../office.ts'
import { unusable } from './backupTrouble.ts'
import type { JobDesk } from './jobs.ts'
import { openBackup } from './openBackup.ts'
import type { RestoreOrder } from './stageRestore.ts'

/** Where the database of a backup lies that is looked into beside today. */
export const pastFile = (dataDir: string) => join(dataDir, 'past', 'office.laike')

/** Unpacks a backup to be looked into, and brings this copy of it to the schema of today. */
export function unpackPast(
  { dataDir, office, ...asked }: RestoreOrder,
  desk: JobDesk,
): OpenedBackup {
  const file = pastFile(dataDir)
  closePast(dataDir)
  mkdirSync(dirname(file))
  const manifest = openBackup(asked, file, desk)
  if (office !== null && manifest.office.id !== office) throw unusable('backupOther')
  openOffice({ dataDir: dirname(file), passing: true }).close()
  return { name: asked.name, madeAt: manifest.madeAt, counts: manifest.counts }
}

/** Throws away what a program that was killed has unpacked: none of it is to lie there readable until somebody happens to ask. */
export function clearUnpacked(dataDir: string): void {
  for (const folder of ['past', 'preview', 'rehearsal', 'working']) {
    rmSync(join(dataDir, folder), { recursive: true, force: true })
  }
}

/** Throws away what was unpacked. */
export function closePast(dataDir: string): void {
  rmSync(dirname(pastFile(dataDir)), { recursive: true, force: true })
}
