import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  type Dirent,
} from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { failure, problem } from '../../../shared/failure.ts'
import { writeParts, partsOf } from '../backup/fileParts.ts'
import type { JobDesk } from '../backup/jobs.ts'
import { isAlike } from '../backup/officeCounts.ts'
import { demandRoom } from '../backup/room.ts'
import { isAside } from '../backup/setAside.ts'
import { hashOf, placeFile } from '../backup/sharedFiles.ts'
import { handleOn } from '../database/handle.ts'
import { openWriter } from '../database/open.ts'
import { copyVerified, openOriginal } from '../database/verifiedCopy.ts'
import { isDiskAway } from '../diskPlace.ts'
import { flushFile, flushFolder } from '../flush.ts'
import { hereFileName } from '../keys/here.ts'
import { keyFileName } from '../keys/keyFile.ts'
import { dropKey, holdKey, keyAt } from '../keys/keyring.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { isOnNetwork, isWithin } from '../networkPlace.ts'
import { signedPlace, signpost } from '../officePlace.ts'
import { writeSetting } from '../settings.ts'

/** Where an office is to be moved to. */
export interface MoveOrder {
  readonly dataDir: string
  readonly file: string
  readonly to: string
  /** The folder in which the office is looked for. */
  readonly home: string
}

/** By this file a folder is known that an office is being moved into; it says where that one is looked for. */
export const movingMark = 'laike-moving.json'
/** What a folder may hold and still be empty for us, and what is not taken along. */
const stays = new Set([
  movingMark,
  signpost,
  'office.lock',
  'host.log',
  'host.log.1',
  'desktop',
  'secrets.sealed',
  hereFileName,
])
const database = ['office.laike', 'office.laike-wal', 'office.laike-shm']
const left = new Set([
  ...database,
  'working',
  'past',
  'preview',
  'rehearsal',
  'restoring',
  'replaced',
  'refused',
  'swap.json',
])
/** What an office leaves behind: whatever else lies there is somebody else's. */
const leftBehind = new Set([
  ...left,
  keyFileName,
  'attachments',
  'backups',
  'secrets.json',
  'secrets.key',
])
export const isLeftBehind = (name: string) => leftBehind.has(name) || isAside(name)

/**
 * Copies what an office has beside its database into an empty folder of this computer, and reads every copy again; what
 * is there already from a time before is not copied twice. Nothing of the office has changed by then.
 */
export function copyBelongings({ dataDir, file, to, home }: MoveOrder, desk: JobDesk): void {
  demandFree(dataDir, to)
  const missing = belongings(dataDir).filter((name) => !isCopied(dataDir, to, name))
  const sizes = [file, ...missing.map((name) => join(dataDir, name))].map(
    (path) => statSync(path).size,
  )
  demandRoom(
    to,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  writeParts(join(to, movingMark), [Buffer.from(JSON.stringify({ home }))])
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

/** Copies what came since, and the database, checked and counted, while nobody works. Until it is decided it is a copy like any other. */
export function copyOffice(order: MoveOrder, desk: JobDesk): void {
  copyBelongings(order, desk)
  const { dataDir, file, to } = order
  const target = join(to, 'office.laike')
  // The log of a copy that was broken off would be taken for that of this one.
  for (const name of database) rmSync(join(to, name), { force: true })
  const original = openOriginal(file)
  try {
    const key = keyAt(dataDir)
    copyVerified(original, target, key)
    holdKey(to, key)
    const copy = openWriter(target, { writing: false, erasing: false })
    try {
      if (!isAlike(handleOn(original), handleOn(copy)))
        throw failure('invalid', problem([], 'backupDiskTrouble'))
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

/**
 * The last step of a move, once it is decided: whoever opens what is left, because the new place is lost, goes on as a
 * copy does, with letters of its own.
 */
export function leaveOffice(file: string): void {
  const left = openWriter(file, { writing: false, erasing: false })
  try {
    writeSetting(handleOn(left), 'place', null)
  } finally {
    left.close()
  }
}

/** Whether an office was moved to where it lies, and is opened there for the first time: it is no copy. */
export const isMovedHere = (home: string, dataDir: string): boolean =>
  homeOf(dataDir) === home && signedPlace(home) === dataDir

/** Where the office is looked for that is being moved into a folder, or was. */
function homeOf(folder: string): unknown {
  try {
    return (JSON.parse(readFileSync(join(folder, movingMark), 'utf8')) as { home?: unknown }).home
  } catch {
    return undefined
  }
}

/** What is left to do when an office is opened where it was moved to; what can't be done is tried at the next start. */
export function settleMove(
  { dataDir, journal }: Pick<Office, 'dataDir' | 'journal'>,
  log: Log,
): void {
  const mark = join(dataDir, movingMark)
  if (!existsSync(mark)) return
  try {
    rmSync(mark)
    journal.note(program, { kind: 'officeMoved' })
  } catch (error) {
    log.defect('move', 'settleMove', error)
  }
}

/** Bytes that an office left in a folder. */
export const sizeOf = (folder: string): number =>
  existsSync(folder)
    ? filesIn(folder, isLeftBehind).reduce(
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
  // A folder may be new; one in a folder that is not there is mistyped, or lies on a disk that is not plugged in.
  if (!existsSync(dirname(to)) || isDiskAway(to))
    throw failure('invalid', problem('path', 'backupPlaceGone'))
  if (mkdirSync(to, { recursive: true })) flushFolder(dirname(to))
  const there = readdirSync(to)
  if (!there.includes(movingMark) && there.some((name) => !stays.has(name))) {
    throw failure('invalid', problem('path', 'placeNotEmpty'))
  }
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
  return readdirSync(folder)
    .filter(isWanted)
    .flatMap((name) => {
      // Somebody may have put a folder on another disk, with a link in its place.
      const is = statSync(join(folder, name), { throwIfNoEntry: false })
      if (!is?.isDirectory()) return is?.isFile() ? [name] : []
      return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
        .filter((inner) => inner.isFile())
        .map(path)
    })
}
