import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupLine } from '../../../shared/api/backup.ts'
import { findBackups, generationsOf } from './backupPlace.ts'

/** The backups of some places, newest first, each with the generation it is kept as. */
export function listBackups({
  places,
  install,
  now,
}: {
  readonly places: readonly string[]
  readonly install: string
  readonly now: number
}): BackupLine[] {
  const lines = new Map<string, BackupLine>()
  for (const line of places.flatMap((place) => linesOf(place, install, now))) {
    if (!lines.has(line.name)) lines.set(line.name, line)
  }
  return [...lines.values()].sort((one, other) => (one.name < other.name ? 1 : -1))
}

/** Which of some places has a backup of this name: the first, as the list has it. */
export const placeWith = (asked: {
  readonly places: readonly [string, ...string[]]
  readonly name: string
}): string => asked.places.find((place) => existsSync(join(place, asked.name))) ?? asked.places[0]

function linesOf(place: string, install: string, now: number): BackupLine[] {
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
