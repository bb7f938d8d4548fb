import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { manifestName } from './backup/manifest.ts'
import { openFailure } from './database/open.ts'
import { isDiskAway } from './diskPlace.ts'
import { flushFolder } from './flush.ts'
import type { Log } from './log.ts'
import { isOnNetwork } from './networkPlace.ts'
import type { Office } from './office.ts'
import { program } from './records/access.ts'
import { replaceFile } from './replaceFile.ts'

/** By this file the folder in which an office is looked for says where it was moved to. */
export const signpost = 'moved.json'

const signSchema = z.object({ to: z.string().min(1) })

/**
 * The folder in which an office really lies that is looked for in one. Throws an open failure where that is not there, or on
 * another computer. Where it is gone for good, or is called something else by now, it is in `instead`.
 */
export function officePlace(home: string, instead?: string): string {
  const signed = signedPlace(home)
  const isSigned = signed !== undefined && (instead === undefined || isThere(signed, home))
  const place = isSigned ? signed : instead
  if (place === undefined) {
    const sign = join(home, signpost)
    throw openFailure('placeUnknown', `${sign} can't be read`, undefined, sign)
  }
  if (!isThere(place, home)) {
    const told = `${place}, where the office was moved to, is not there`
    throw openFailure('movedAway', told, undefined, place)
  }
  if (isOnNetwork(place)) {
    throw openFailure('network', `${place} is on another computer`, undefined, place)
  }
  // One that is begun here would be hidden by that disk, and it by this one.
  if (!isBegun(place) && isDiskAway(place)) {
    throw openFailure('diskAway', `The disk of ${place} is not there`, undefined, place)
  }
  return place
}

/**
 * What is left to do when an office is opened elsewhere than it was moved to: it is looked for there from now on, or could be
 * found where it was before as well, without what came since.
 */
export function settlePlace(
  home: string,
  { dataDir, journal }: Pick<Office, 'dataDir' | 'journal'>,
  log: Log,
): void {
  if (signedPlace(home) === dataDir) return
  try {
    decidePlace(home, dataDir)
  } catch (error) {
    throw openFailure('unwritable', `${signpost} can't be written`, error, home)
  }
  try {
    journal.note(program, { kind: dataDir === home ? 'openedBefore' : 'openedElsewhere' })
  } catch (error) {
    log.defect('place', 'settlePlace', error)
  }
}

/**
 * Whether an office lies there, or is about to; a disk that is not plugged in may have left an empty folder. A backup is no
 * place to work in: it is cleared away with the others one day.
 */
const isThere = (place: string, home: string): boolean =>
  place === home || (isBegun(place) && !existsSync(join(place, manifestName)))

const isBegun = (place: string): boolean =>
  ['office.laike', 'swap.json'].some((name) => existsSync(join(place, name)))

/** The folder that an office lies in by what is written where it is looked for; undefined where that can't be read. */
export function signedPlace(home: string): string | undefined {
  const sign = join(home, signpost)
  if (!existsSync(sign)) return home
  try {
    return signSchema.parse(JSON.parse(readFileSync(sign, 'utf8'))).to
  } catch {
    return undefined
  }
}

/** Decides where an office lies that is looked for in a folder: one small file, written whole or not at all. */
export function decidePlace(home: string, place: string): void {
  const sign = join(home, signpost)
  if (place !== home) return replaceFile(sign, Buffer.from(JSON.stringify({ to: place })))
  rmSync(sign, { force: true })
  flushFolder(home)
}
