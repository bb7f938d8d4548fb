import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openFailure } from './database/open.ts'
import { flushFolder } from './flush.ts'
import { isOnNetwork } from './networkPlace.ts'
import { replaceFile } from './replaceFile.ts'

/** By this file the folder in which an office is looked for says where it was moved to. */
export const signpost = 'moved.json'

const signSchema = z.object({ to: z.string().min(1) })

/**
 * The folder in which an office really lies that is looked for in one. Throws an open failure where that is not there, or on
 * another computer.
 */
export function officePlace(home: string): string {
  const place = signedPlace(home)
  if (place !== home && !statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    throw openFailure('movedAway', `${place}, where the office was moved to, is not there`)
  }
  if (isOnNetwork(place)) throw openFailure('network', `${place} is on another computer`)
  return place
}

/** The folder that an office lies in by what is written where it is looked for. */
export function signedPlace(home: string): string {
  const sign = join(home, signpost)
  return existsSync(sign) ? signSchema.parse(JSON.parse(readFileSync(sign, 'utf8'))).to : home
}

/** Decides where an office lies that is looked for in a folder: one small file, written whole or not at all. */
export function decidePlace(home: string, place: string): void {
  const sign = join(home, signpost)
  if (place !== home) return replaceFile(sign, Buffer.from(JSON.stringify({ to: place })))
  rmSync(sign, { force: true })
  flushFolder(home)
}
