import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keptBackups } from '../../../shared/domain/generations.ts'
import { isBackupName, ownZone } from './backupNames.ts'
import type { Master } from './backupKey.ts'
import { manifestName, readManifest, type Manifest, type ManifestProblem } from './manifest.ts'

/** Name of the list of shared files in a backup's folder: `ab/abcd…` and size of each. */
export const filesName = 'files.json'

/** A backup of a place, as far as its own folder tells. */
export interface FoundBackup {
  readonly name: string
  readonly manifest: Manifest | ManifestProblem
}

/** The finished backups of a place, newest first. */
export function findBackups(place: string, key: Master | null = null): FoundBackup[] {
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter(isBackupName)
    .sort()
    .reverse()
    .map((name) => ({ name, manifest: manifestOf(join(place, name), key) }))
}

/** The generation that each of an install's own backups is kept as, by name; null for one that is not kept any more. */
export function generationsOf(found: readonly FoundBackup[], install: string, now: number) {
  const own = found.flatMap(({ name, manifest }) =>
    typeof manifest !== 'string' && manifest.install === install
      ? [{ name, at: manifest.madeAt, routine: manifest.reason === 'scheduled' }]
      : [],
  )
  const stays = keptBackups(own, now, ownZone)
  return new Map(own.map(({ name }) => [name, stays.get(name) ?? null]))
}

/** What a backup's folder says about itself. One that can't be read keeps nobody from the others. */
export function manifestOf(folder: string, key: Master | null): Manifest | ManifestProblem {
  try {
    return readManifest(readFileSync(join(folder, manifestName), 'utf8'), key)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'backupTruncated' : 'backupDamaged'
  }
}

const listed = z.array(
  z.tuple([z.string().regex(/^[0-9a-f]{2}\/[0-9a-f]{64}(\.enc)?$/), z.int().min(0)]),
)

/** The shared files that a backup refers to; undefined when its list can't be read. */
export function listedFiles(folder: string): (readonly [name: string, size: number])[] | undefined {
  try {
    return listed.parse(JSON.parse(readFileSync(join(folder, filesName), 'utf8')))
  } catch {
    return undefined
  }
}
