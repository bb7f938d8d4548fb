import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BackupLine } from '../../../shared/api/backup.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { isBackupName } from './backupNames.ts'
import { findBackups, generationsOf } from './backupPlace.ts'
import { ownPlace } from './places.ts'

/**
 * Where the backups lie when somebody points at a folder: in it, beside it where it is one of them, or in that of an office's
 * own where it is a data folder.
 */
export const placesAt = (path: string): [string, ...string[]] => [
  path,
  ...(isBackupName(basename(path)) ? [dirname(path)] : []),
  ownPlace(path),
]

/** The backups of some places, newest first, each with the generation it is kept as. */
export function listBackups({
  places,
  install,
  now,
  isPointedAt = false,
}: {
  readonly places: readonly [string, ...string[]]
  readonly install: string
  readonly now: number
  /** Somebody pointed at the first of them, and hears where there is no such folder. */
  readonly isPointedAt?: boolean
}): BackupLine[] {
  if (isPointedAt && !statSync(places[0], { throwIfNoEntry: false })?.isDirectory()) {
    throw failure('invalid', problem(['from', 'path'], 'backupPlaceGone'))
  }
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
