import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** The folder named by an option as in `--data DIR` or `--data=DIR`, absolute, or undefined. */
export function folderArgument(
  argv: readonly string[],
  option: 'data' | 'place',
): string | undefined {
  const options = { [option]: { type: 'string' } } as const
  const value = parseArgs({ args: argv.slice(1), options, strict: false }).values[option]
  return typeof value === 'string' && value ? resolve(value) : undefined
}

/**
 * Decides where the office's data lies. An office named by `--data` also keeps the desktop's own files, so it has its
 * own window and its own single instance: opening it never brings another office's window to the front.
 * To be called before the single instance lock is asked for.
 */
export function settleDataFolder(argv: readonly string[]): string {
  const chosen = folderArgument(argv, 'data')
  if (!chosen) return join(app.getPath('userData'), 'office')
  const own = join(chosen, 'desktop')
  try {
    mkdirSync(own, { recursive: true })
    app.setPath('userData', own)
  } catch {
    // The host will find that it cannot write either, and that is where it is explained.
  }
  return chosen
}
