import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../shared/clock.ts'

/** Bytes after which a log is put aside; one older one is kept. */
const limit = 1024 * 1024
const longestLine = 8000

/** What the host writes down for whoever mends it. */
export interface Log {
  /** Notes an event in plain words. Never anything that a person typed. */
  note(text: string): void
  /** Notes an error under an id that the person was told. */
  defect(id: string, where: string, error: unknown): void
}

/** Opens `host.log` in a data folder. A log that can't be written stops nothing. */
export function openLog(folder: string, clock: Clock): Log {
  const file = join(folder, 'host.log')
  const write = (text: string) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limit) {
        rmSync(`${file}.1`, { force: true })
        renameSync(file, `${file}.1`)
      }
      appendFileSync(file, `${new Date(clock.now()).toISOString()} ${text.slice(0, longestLine)}\n`)
    } catch {
      // A full disk must not take the office down; what it means for saving is said where something is saved.
    }
  }
  return {
    note: write,
    defect: (id, where, error) => write(`defect ${id} in ${where}: ${described(error)}`),
  }
}

/** An error with its causes and stacks, without what its messages quote: that may be a customer's. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`
  const message = error.message.replaceAll(/(["'`“]).*?["'`”]/gs, '“…”').slice(0, 300)
  const calls = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause === undefined ? '' : `\n  caused by ${described(error.cause)}`
  return [`${error.name}: ${message}`, ...calls].join('\n') + cause
}
