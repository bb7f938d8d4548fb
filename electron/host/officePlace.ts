import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { manifestName } from './backup/manifest.ts'
import { openFailure } from './database/open.ts'
import { flushFolder } from './flush.ts'
import { isOnNetwork } from './networkPlace.ts'
import { replaceFile } from './replaceFile.ts'

/** By this file the folder in which an office is looked for says where it was moved to. */
export const signpost = 'moved.json'

const signSchema = z.object({ to: z.string().min(1) })

/**
 * The folder in which an office really lies that is looked for in one. Throws an open failure where that is not there, or on
 * another computer. Where it is gone for good, or is called something else by now, `instead` is the folder from now on.
 */
export function officePlace(home: string, instead?: string): string {
  const signed = signedPlace(home)
  const place = instead !== undefined && !isThere(signed, home) ? instead : signed
  if (!isThere(place, home)) {
    throw openFailure('movedAway', `${place}, where the office was moved to, is not there`)
  }
  if (isOnNetwork(place)) throw openFailure('network', `${place} is on another computer`)
  if (place !== signed) decidePlace(home, place)
  return place
}

/**
 * Whether an office lies there, or is about to; a disk that is not plugged in may have left an empty folder. A backup is no
 * place to work in: it is cleared away with the others one day.
 */
const isThere = (place: string, home: string): boolean =>
  place === home ||
  (['office.laike', 'swap.json'].some((name) => existsSync(join(place, name))) &&
    !existsSync(join(place, manifestName)))

/** The folder that an office lies in by what is written where it is looked for; what can't be read leads nowhere. */
export function signedPlace(home: string): string {
  const sign = join(home, signpost)
  if (!existsSync(sign)) return home
  try {
    return signSchema.parse(JSON.parse(readFileSync(sign, 'utf8'))).to
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return sign
    throw error
  }
}

/** Decides where an office lies that is looked for in a folder: one small file, written whole or not at all. */
export function decidePlace(home: string, place: string): void {
  const sign = join(home, signpost)
  if (place !== home) return replaceFile(sign, Buffer.from(JSON.stringify({ to: place })))
  rmSync(sign, { force: true })
  flushFolder(home)
}
