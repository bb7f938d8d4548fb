import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { unfinished } from './backupNames.ts'
import { findBackups, generationsOf, listedFiles } from './backupPlace.ts'
import { isChosen } from './secondPlace.ts'
import { plainAsides } from './setAside.ts'
import { clearSharedFiles, sharedFile } from './sharedFiles.ts'

/** A place of backups, and whose are cleared up there. */
export interface ClearOrder {
  readonly place: string
  readonly install: string
  /** UTC milliseconds. */
  readonly now: number
}

/**
 * Removes the backups of this install that the rule of generations does not keep, and the shared files that no backup of
 * the place needs any more. What can't be read is left alone.
 */
export function clearBackups({ place, install, now }: ClearOrder): { removed: readonly string[] } {
  const generations = generationsOf(findBackups(place), install, now)
  const removed = [...generations].flatMap(([name, kept]) => (kept === null ? [name] : []))
  for (const name of removed) removeBackup(place, name, install)
  if (removed.length > 0) clearFiles(place, now)
  return { removed }
}

/**
 * Names of the backups of this install in a place that anybody can read; none where the place can't be read now. In a folder that
 * nobody chose, which is the office's own, all are: they came along with it, whichever install it was then.
 */
function plainBackups({ place, install }: Omit<ClearOrder, 'now'>): string[] {
  const isShared = isChosen(place)
  return backupsIn(place).flatMap(({ name, manifest }) =>
    typeof manifest !== 'string' &&
    (manifest.install === install || !isShared) &&
    !manifest.encryption &&
    !manifest.officeKey
      ? [name]
      : [],
  )
}

/** A folder of before may be on a stick that is not plugged in, or be something else by now. */
function backupsIn(place: string): ReturnType<typeof findBackups> {
  try {
    return findBackups(place)
  } catch {
    return []
  }
}

/** What an encrypted office left behind that anybody can read. */
export interface PlainOrder extends Pick<ClearOrder, 'install'> {
  readonly dataDir: string
  readonly places: readonly string[]
}

/** How many of its backups, in all places, and of offices that were set aside as they were damaged, anybody can read. */
export const countPlain = ({ dataDir, places, install }: PlainOrder): number =>
  plainAsides(dataDir).length + places.flatMap((place) => plainBackups({ place, install })).length

/** Removes them, and answers how many there were. */
export function clearPlainBackups(order: PlainOrder & Pick<ClearOrder, 'now'>): number {
  const { dataDir, places, install, now } = order
  const asides = plainAsides(dataDir)
  for (const path of asides) rmSync(path, { recursive: true, force: true })
  return places.reduce((sum, place) => sum + clearPlainIn({ place, install, now }), asides.length)
}

/** The shared files that they alone need go along. */
function clearPlainIn({ place, install, now }: ClearOrder): number {
  const found = plainBackups({ place, install })
  const freed = found
    .flatMap((name) => listedFiles(join(place, name)) ?? [])
    .flatMap(([name]) => (name.endsWith('.enc') ? [] : [sharedFile(place, name)]))
  for (const name of found) removeBackup(place, name, install)
  if (found.length > 0) clearFiles(place, now, new Set(freed))
  return found.length
}

/** Away with its name first: what is removed half way must not pass for a backup. */
function removeBackup(place: string, name: string, install: string): void {
  const leaving = join(place, `${name}${unfinished(install)}`)
  renameSync(join(place, name), leaving)
  rmSync(leaving, { recursive: true, force: true })
}

/** As long as there is a backup whose list can't be read, nobody knows what it needs. */
function clearFiles(place: string, now: number, freed?: ReadonlySet<string>): void {
  const lists = findBackups(place).map(({ name }) => listedFiles(join(place, name)))
  if (lists.includes(undefined)) return
  const needed = lists.flatMap((list) => (list ?? []).map(([name]) => sharedFile(place, name)))
  clearSharedFiles(place, new Set(needed), now, freed)
}
