import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder } from '../flush.ts'
import { keyFileName } from '../keys/keyFile.ts'
import { backupName } from './backupNames.ts'
import { partsOf, writeParts } from './fileParts.ts'
import { demandRoom } from './room.ts'

/** Whether a folder in the data folder is one that a damaged office was set aside in. */
export const isAside = (name: string) => /^damaged \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d$/.test(name)

/** Paths of those that anybody can read. */
export const plainAsides = (dataDir: string): string[] =>
  readdirSync(dataDir)
    .filter(isAside)
    .map((name) => join(dataDir, name))
    .filter((path) => !existsSync(join(path, keyFileName)))

const files = ['office.laike', 'office.laike-wal', keyFileName]

/**
 * Keeps an office that no backup can be made of, byte by byte as it lies there: somebody may get more out of it. Answers with
 * the name of the folder, in the data folder, that it lies in.
 */
export function setAside({
  dataDir,
  at,
}: {
  readonly dataDir: string
  /** UTC milliseconds. */
  readonly at: number
}): string {
  const name = `damaged ${backupName(at, 'restore').slice(0, 19)}`
  const there = files.filter((each) => existsSync(join(dataDir, each)))
  const bytes = there.reduce((sum, each) => sum + statSync(join(dataDir, each)).size, 0)
  demandRoom(dataDir, bytes)
  mkdirSync(join(dataDir, name), { recursive: true })
  for (const each of there) writeParts(join(dataDir, name, each), partsOf(join(dataDir, each)))
  flushFolder(join(dataDir, name))
  flushFolder(dataDir)
  return name
}
