import { dirname } from 'node:path'
import { flushFile, flushFolder } from '../flush.ts'
import { stagedFile } from './stageRestore.ts'
import { decideSwap, type Swap } from './swapOffice.ts'

/** Puts an office that was laid ready on the disk for good, and decides that the next open makes it the present one. */
export function decideReady(dataDir: string, how: Pick<Swap, 'isProven'> = {}): void {
  const staged = stagedFile(dataDir)
  flushFile(staged)
  flushFolder(dirname(staged))
  flushFolder(dataDir)
  decideSwap(dataDir, { take: 'restoring', aside: 'replaced', ...how })
}
