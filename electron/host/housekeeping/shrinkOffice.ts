import { mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { decideReady } from '../backup/decideReady.ts'
import type { JobDesk } from '../backup/jobs.ts'
import { isAlike } from '../backup/officeCounts.ts'
import { demandRoom } from '../backup/room.ts'
import { stagedFile } from '../backup/stageRestore.ts'
import { clearSwaps } from '../backup/swapOffice.ts'
import { handleOn } from '../database/handle.ts'
import { openReader } from '../database/open.ts'
import { copyVerified, openOriginal } from '../database/verifiedCopy.ts'
import { carryKeyFile } from '../keys/keyFile.ts'
import { keyAt } from '../keys/keyring.ts'

/** Bytes of an office's file, before and after. */
export interface Shrunk {
  readonly before: number
  readonly after: number
}

/**
 * Lays the office's file ready without what is free in it, checked, and decides that it takes the place of the present one at
 * the next open. Nobody writes to it meanwhile. Nothing of an encrypted office lies anywhere as it is: SQLite would put what it
 * makes smaller in place into a file that is not encrypted.
 */
export function shrinkOffice(
  { dataDir, file }: { readonly dataDir: string; readonly file: string },
  desk: JobDesk,
): Shrunk {
  const staged = stagedFile(dataDir)
  clearSwaps(dataDir)
  demandRoom(dataDir, statSync(file).size)
  mkdirSync(dirname(staged))
  const key = keyAt(dataDir)
  const original = openOriginal(file)
  try {
    const before = bytesOf(original, 'page_count')
    desk.tell('shrinking', 0, before - bytesOf(original, 'freelist_count'))
    copyVerified(original, staged, key)
    const copy = openReader(staged, { key })
    try {
      if (!isAlike(handleOn(original), handleOn(copy))) {
        throw new Error('The smaller office differs from what it was')
      }
    } finally {
      copy.close()
    }
    carryKeyFile(dataDir, staged)
    desk.demandGoing()
    decideReady(dataDir)
    return { before, after: statSync(staged).size }
  } catch (error) {
    rmSync(dirname(staged), { recursive: true, force: true })
    throw error
  } finally {
    original.close()
  }
}

const bytesOf = (of: ReturnType<typeof openReader>, pages: 'page_count' | 'freelist_count') =>
  Number(of.pragma(pages, { simple: true })) * Number(of.pragma('page_size', { simple: true }))
