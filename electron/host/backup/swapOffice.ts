import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { failure, problem } from '../../../shared/failure.ts'
import { flushFolder } from '../flush.ts'
import { keyFileName } from '../keys/keyFile.ts'
import { replaceFile } from '../replaceFile.ts'

/**
 * The database and what goes with it: a file whose old log lies there is another file, and an encrypted one is nothing
 * without its keys.
 */
const database = 'office.laike'
const files = ['office.laike-wal', 'office.laike-shm', keyFileName, database] as const
const journalName = 'swap.json'

const swapSchema = z.object({
  /** Folder, in the data folder, of the database that comes in. */
  take: z.enum(['restoring', 'replaced']),
  /** Folder that the present one is moved to. */
  aside: z.enum(['replaced', 'refused']),
  /** Whether what comes in was read through with the keys it comes with: what was there before is not waited for. */
  isProven: z.boolean().optional(),
})

/** One database of an office in the place of another. */
export type Swap = z.infer<typeof swapSchema>

/** Called between any two steps; a test ends the program there. */
export type BetweenSteps = (step: string) => void

/** Decides that one database takes the place of another: from now on the next open brings it to its end. */
export function decideSwap(dataDir: string, swap: Swap): void {
  replaceFile(join(dataDir, journalName), Buffer.from(JSON.stringify(swap)))
}

/** Takes back that a swap was decided; before its first step nothing has changed then. */
export function withdrawSwap(dataDir: string): void {
  rmSync(join(dataDir, journalName), { force: true })
  flushFolder(dataDir)
}

/** Throws where something was decided that the next open is to do: what else is decided until then would undo it. */
export function demandUndecided(dataDir: string): void {
  if (decidedSwap(dataDir)) throw failure('gone', problem([], 'hostGone'))
}

/**
 * Decides that the database that was there before comes back, where the one that came in can't be opened; false where
 * none did. What comes back may have other keys, or none: whoever opens it begins from the start.
 */
export function turnBack(dataDir: string): boolean {
  const isKept = existsSync(join(dataDir, 'replaced', database))
  if (decidedSwap(dataDir)?.take !== 'restoring' || !isKept) return false
  decideSwap(dataDir, { take: 'replaced', aside: 'refused' })
  return true
}

/** Opens an office; a swap that was decided comes to its end first, however far it came before, and is settled then. */
export function openAfterSwap<T>(
  dataDir: string,
  open: () => T,
  between: BetweenSteps = () => {},
): T {
  const swap = finishSwap(dataDir, between)
  const opened = open()
  between('settle')
  if (swap) settleSwap(dataDir)
  return opened
}

/**
 * Brings the databases to their places where a swap was decided; it is settled once the office is open. Nothing is open
 * meanwhile. The present database goes aside whole before the other one comes in, and in both ways the
 * database itself is moved last, so that where it lies says what is still to do.
 */
export function finishSwap(dataDir: string, between: BetweenSteps = () => {}): Swap | undefined {
  const swap = decidedSwap(dataDir)
  if (!swap) {
    rmSync(join(dataDir, 'restoring'), { recursive: true, force: true })
    return undefined
  }
  const [take, aside] = [join(dataDir, swap.take), join(dataDir, swap.aside)]
  mkdirSync(aside, { recursive: true })
  const move = (from: string, to: string, as: string) => {
    for (const name of files) {
      between(`${name} ${as}`)
      if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name))
    }
    for (const folder of [from, to]) flushFolder(folder)
  }
  const isWaiting = () => existsSync(join(take, database))
  if (isWaiting() && existsSync(join(dataDir, database))) move(dataDir, aside, 'aside')
  if (isWaiting()) move(take, dataDir, 'in')
  between('open')
  return swap
}

/** Where an office is laid ready, what was set aside for it, and what was refused. */
const places = ['restoring', 'replaced', 'refused'] as const

/** Takes away what former swaps left, before an office is laid ready. */
export function clearSwaps(dataDir: string): void {
  for (const place of places) rmSync(join(dataDir, place), { recursive: true, force: true })
}

/** Takes away what an office was before a swap. */
export function clearReplaced(dataDir: string): void {
  rmSync(join(dataDir, 'replaced'), { recursive: true, force: true })
}

/** What the swap has left is of no use once the office is open, and no reason to close it where it can't be removed. */
function settleSwap(dataDir: string): void {
  attempt(() => withdrawSwap(dataDir))
  for (const place of places) {
    attempt(() => rmSync(join(dataDir, place), { recursive: true, force: true }))
  }
}

function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // The next start finds nothing left to move, and the next restore removes it.
  }
}

/** What was decided, and is not settled yet. */
export function decidedSwap(dataDir: string): Swap | undefined {
  const journal = join(dataDir, journalName)
  return existsSync(journal)
    ? swapSchema.parse(JSON.parse(readFileSync(journal, 'utf8')))
    : undefined
}
