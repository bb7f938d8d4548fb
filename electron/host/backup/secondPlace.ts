import { readFileSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { failure, problem } from '../../../shared/failure.ts'
import { isDiskAway } from '../diskPlace.ts'
import { isWithin } from '../networkPlace.ts'
import type { ChosenPlace } from './backupRecord.ts'
import { clearBackups } from './clearBackups.ts'
import { copyBackup } from './copyBackup.ts'
import { writeParts } from './fileParts.ts'
import type { JobDesk } from './jobs.ts'

/** By this file a place is known again, and its absence seen. */
const markName = 'laike-backups.json'

/** Whether a folder that was chosen is there, and not another in its place. */
export const isThere = ({ path, id }: ChosenPlace): boolean => markOf(path) === id

/** Whether a folder was chosen as a place of backups, by whichever install. */
export const isChosen = (path: string): boolean => markOf(path) !== undefined

/**
 * Makes a folder a place of backups. It has to be there already, since a folder that is made where a stick is not plugged in lies
 * on the wrong disk; throws a sentence about a folder that can't be.
 */
export function claimPlace({
  path,
  dataDir,
  id,
}: {
  readonly path: string
  readonly dataDir: string
  readonly id: string
}): ChosenPlace {
  if (!isAbsolute(path) || !statSync(path).isDirectory() || isDiskAway(path)) {
    throw failure('invalid', problem('path', 'backupPlaceGone'))
  }
  if (isWithin(dataDir, path)) {
    throw failure('invalid', problem('path', 'backupPlaceInside'))
  }
  const known = markOf(path)
  if (known !== undefined) return { path, id: known }
  writeParts(join(path, markName), [Buffer.from(JSON.stringify({ place: id }))])
  return { path, id }
}

/** Brings a backup to the second place, and clears up there. False when the place is not there. */
export function bringToSecond(
  asked: {
    readonly from: string
    readonly to: ChosenPlace
    readonly name: string
    readonly install: string
    readonly now: number
  },
  desk: JobDesk,
): boolean {
  const { from, to, name, install, now } = asked
  if (!isThere(to)) return false
  copyBackup({ from, to: to.path, name, install }, desk)
  clearBackups({ place: to.path, install, now })
  return true
}

function markOf(path: string): string | undefined {
  try {
    const { place } = JSON.parse(readFileSync(join(path, markName), 'utf8')) as { place?: unknown }
    return typeof place === 'string' ? place : undefined
  } catch {
    return undefined
  }
}
