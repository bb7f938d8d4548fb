import { existsSync, mkdirSync, readdirSync, rmSync, statSync, type Dirent } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { failure, problem } from '../../../shared/failure.ts'
import { writeParts, partsOf } from '../backup/fileParts.ts'
import type { JobDesk } from '../backup/jobs.ts'
import { countRecords } from '../backup/officeCounts.ts'
import { demandRoom } from '../backup/room.ts'
import { hashOf, placeFile } from '../backup/sharedFiles.ts'
import { handleOn } from '../database/handle.ts'
import { openReader, openWriter } from '../database/open.ts'
import { copyVerified } from '../database/verifiedCopy.ts'
import { flushFile, flushFolder } from '../flush.ts'
import { dropKey, holdKey, keyAt } from '../keys/keyring.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { isOnNetwork } from '../networkPlace.ts'
import { signpost } from '../officePlace.ts'
import { writeSetting } from '../settings.ts'

/** Where an office is to be moved to. */
export interface MoveOrder {
  readonly dataDir: string
  readonly file: string
  readonly to: string
}

/** By this file a folder is known that an office is being moved into. */
export const movingMark = 'laike-moving.json'
/** What a folder may hold and still be empty for us, and what is not taken along. */
const stays = new Set([movingMark, signpost, 'office.lock', 'host.log', 'host.log.1', 'desktop'])
const left = new Set([
  'office.laike',
  'office.laike-wal',
  'office.laike-shm',
  'working',
  'past',
  'restoring',
  'replaced',
  'refused',
  'swap.json',
])

/**
 * Copies what an office has beside its database into an empty folder of this computer, and reads every copy again; what
 * is there already from a time before is not copied twice. Nothing of the office has changed by then.
 */
export function copyBelongings({ dataDir, file, to }: MoveOrder, desk: JobDesk): void {
  demandFree(dataDir, to)
  const missing = belongings(dataDir).filter((name) => !isCopied(dataDir, to, name))
  const sizes = [file, ...missing.map((name) => join(dataDir, name))].map(
    (path) => statSync(path).size,
  )
  demandRoom(
    to,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  writeParts(join(to, movingMark), [Buffer.from('{}')])
  for (const [done, name] of missing.entries()) {
    desk.demandGoing()
    desk.tell('moving', done, missing.length)
    const [source, target] = [join(dataDir, name), join(to, name)]
    placeFile(target, partsOf(source))
    if (hashOf(partsOf(target)) !== hashOf(partsOf(source))) {
      rmSync(target, { force: true })
      throw failure('invalid', problem([], 'backupDiskTrouble'))
    }
  }
}

/** The last step of a move, while nobody works: what came since, and the database, checked and counted. */
export function copyOffice(order: MoveOrder, desk: JobDesk): void {
  copyBelongings(order, desk)
  const { dataDir, file, to } = order
  const target = join(to, 'office.laike')
  rmSync(target, { force: true })
  const original = openReader(file)
  try {
    original.pragma('query_only = OFF')
    const key = keyAt(dataDir)
    copyVerified(original, target, key)
    holdKey(to, key)
    const copy = openWriter(target, { writing: false, erasing: false })
    try {
      const [then, now] = [original, copy].map((each) =>
        JSON.stringify(countRecords(handleOn(each))),
      )
      if (then !== now) throw failure('invalid', problem([], 'backupDiskTrouble'))
      writeSetting(handleOn(copy), 'movedFrom', dataDir)
    } finally {
      copy.close()
      dropKey(to)
    }
  } finally {
    original.close()
  }
  flushFile(target)
  flushFolder(to)
}

/** What is left to do when an office is opened where it was moved to. */
export function settleMove({ dataDir, journal }: Pick<Office, 'dataDir' | 'journal'>): void {
  const mark = join(dataDir, movingMark)
  if (!existsSync(mark)) return
  journal.note(program, { kind: 'officeMoved' })
  rmSync(mark)
}

/** Takes away what an office left in the folder that it was moved from, and answers with the bytes that are free then. */
export function clearMoved({ from }: { readonly from: string }): number {
  const names = readdirSync(from).filter((name) => !stays.has(name))
  const bytes = sizeOf(from)
  for (const name of names) rmSync(join(from, name), { recursive: true, force: true })
  flushFolder(from)
  return bytes
}

/** Bytes that an office takes in a folder. */
export const sizeOf = (folder: string): number =>
  existsSync(folder)
    ? filesIn(folder, (name) => !stays.has(name)).reduce(
        (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
    : 0

function demandFree(dataDir: string, to: string): void {
  if (!isAbsolute(to)) throw failure('invalid', problem('path', 'backupPlaceGone'))
  if (isOnNetwork(to)) throw failure('invalid', problem('path', 'placeOnNetwork'))
  if (isWithin(dataDir, to) || isWithin(to, dataDir)) {
    throw failure('invalid', problem('path', 'placeInside'))
  }
  mkdirSync(to, { recursive: true })
  const there = readdirSync(to)
  if (!there.includes(movingMark) && there.some((name) => !stays.has(name))) {
    throw failure('invalid', problem('path', 'placeNotEmpty'))
  }
}

function isWithin(folder: string, other: string): boolean {
  const way = relative(folder, other)
  return !way.startsWith('..') && !isAbsolute(way)
}

const belongings = (dataDir: string): string[] =>
  filesIn(dataDir, (name) => !stays.has(name) && !left.has(name)).filter(
    (name) =>
      !name.split(/[\\/]/).some((part) => part.endsWith('.part')) &&
      !name.startsWith(join('attachments', 'uploads')),
  )

/** What lies under its hash, or in a finished backup, is never another. */
function isCopied(dataDir: string, to: string, name: string): boolean {
  if (!/^(attachments|backups)[\\/]/.test(name)) return false
  const copy = statSync(join(to, name), { throwIfNoEntry: false })
  return copy !== undefined && copy.size === statSync(join(dataDir, name)).size
}

/** Files in a folder and below it, by their path within. */
function filesIn(folder: string, isWanted: (name: string) => boolean): string[] {
  const path = ({ parentPath, name }: Dirent) => relative(folder, join(parentPath, name))
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => isWanted(name))
    .flatMap((each) =>
      each.isDirectory()
        ? readdirSync(join(folder, each.name), { recursive: true, withFileTypes: true })
            .filter((inner) => inner.isFile())
            .map(path)
        : each.isFile()
          ? [path(each)]
          : [],
    )
}
