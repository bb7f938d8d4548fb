import type { BackupLine } from '../../../shared/api/backup.ts'
import { findBackups, generationsOf } from './backupPlace.ts'

/** The backups of a place, newest first, each with the generation it is kept as. */
export function listBackups({
  place,
  install,
  now,
}: {
  readonly place: string
  readonly install: string
  readonly now: number
}): BackupLine[] {
  const found = findBackups(place)
  const generations = generationsOf(found, install, now)
  return found.map(({ name, manifest }): BackupLine => {
    if (typeof manifest === 'string') return { name, problem: manifest }
    const { madeAt, reason, counts, files, attachments, encryption, officeKey, office } = manifest
    return {
      name,
      madeAt,
      reason,
      counts,
      size: Object.values(files).reduce((sum, { size }) => sum + size, 0),
      attachments: attachments.count,
      damaged: attachments.damaged,
      encrypted: encryption !== null || officeKey !== undefined,
      office: office.name,
      generation: generations.get(name) ?? null,
    }
  })
}
