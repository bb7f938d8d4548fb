import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBackups, generationsOf, listedFiles } from './backupPlace.ts'
import { clearSharedFiles, sharedFile } from './sharedFiles.ts'

/**
 * Removes the backups of this install that the rule of generations does not keep, and the shared files that no backup of
 * the place needs any more. What can't be read is left alone.
 */
export function clearBackups({
  place,
  install,
  now,
}: {
  readonly place: string
  readonly install: string
  readonly now: number
}): { removed: readonly string[] } {
  const generations = generationsOf(findBackups(place), install, now)
  const removed = [...generations].flatMap(([name, kept]) => (kept === null ? [name] : []))
  for (const name of removed) {
    // Away with its name first: what is removed half way must not pass for a backup.
    const leaving = join(place, `${name}.part`)
    renameSync(join(place, name), leaving)
    rmSync(leaving, { recursive: true, force: true })
  }
  if (removed.length > 0) clearFiles(place, now)
  return { removed }
}

/** As long as there is a backup whose list can't be read, nobody knows what it needs. */
function clearFiles(place: string, now: number): void {
  const lists = findBackups(place).map(({ name }) => listedFiles(join(place, name)))
  if (lists.includes(undefined)) return
  const needed = lists.flatMap((list) => (list ?? []).map(([name]) => sharedFile(place, name)))
  clearSharedFiles(place, new Set(needed), now)
}
