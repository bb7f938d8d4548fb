import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { flushFolder } from '../flush.ts'
import { firstName, unfinished } from './backupNames.ts'
import { listedFiles } from './backupPlace.ts'
import { unusable } from './backupTrouble.ts'
import { partsOf, writeParts } from './fileParts.ts'
import type { JobDesk } from './jobs.ts'
import { manifestName } from './manifest.ts'
import { demandRoom } from './room.ts'
import { isKept, placeFile, sharedFile } from './sharedFiles.ts'

/** A finished backup that is to be in another place too. */
export interface CopyOrder {
  readonly from: string
  readonly to: string
  readonly name: string
  /** Tells what other installs have under way in the same place from what this one left half done. */
  readonly install: string
}

/** Copies a backup to another place, with the shared files that are not there yet. One that is there stays as it is. */
export function copyBackup({ from, to, name, install }: CopyOrder, desk: JobDesk): void {
  const source = join(from, name)
  const isIt = (folder: string) => manifestIn(folder).equals(manifestIn(source))
  const target = join(
    to,
    firstName(name, (each) => !existsSync(join(to, each)) || isIt(join(to, each))),
  )
  if (existsSync(target)) return
  const listed = listedFiles(source)
  if (!listed) throw unusable('backupDamaged')
  const own = readdirSync(source).map((each) => ({
    name: each,
    size: statSync(join(source, each)).size,
  }))
  const isThere = ([each, size]: readonly [string, number]) =>
    isKept(sharedFile(to, each)) && statSync(sharedFile(to, each)).size === size
  const missing = listed.filter((each) => !isThere(each))
  const bytes = [...own.map(({ size }) => size), ...missing.map(([, size]) => size)]
  demandRoom(
    to,
    bytes.reduce((sum, size) => sum + size, 0),
  )
  const coming = `${target}${unfinished(install)}`
  rmSync(coming, { recursive: true, force: true })
  try {
    for (const [done, [each]] of missing.entries()) {
      desk.demandGoing()
      desk.tell('second', done, missing.length)
      placeFile(sharedFile(to, each), partsOf(sharedFile(from, each)))
    }
    mkdirSync(coming)
    for (const each of own) {
      desk.demandGoing()
      writeParts(join(coming, each.name), partsOf(join(source, each.name)))
    }
    flushFolder(coming)
    // Somebody else may have cleared up between: it fails now, and is brought the next time.
    if (!listed.every(([each]) => existsSync(sharedFile(to, each)))) {
      throw unusable('backupTruncated')
    }
    renameSync(coming, target)
    flushFolder(to)
  } catch (error) {
    rmSync(coming, { recursive: true, force: true })
    throw error
  }
}

/** By this two backups are told apart; empty where there is none. */
function manifestIn(folder: string): Buffer {
  const path = join(folder, manifestName)
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
}
