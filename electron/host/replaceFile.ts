import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeParts } from './backup/fileParts.ts'
import { flushFolder } from './flush.ts'

/** Puts bytes in a file's place: the old ones or the new ones lie there, whole, whatever happens meanwhile. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const coming = `${path}.part`
  try {
    writeParts(coming, [bytes])
  } catch (error) {
    rmSync(coming, { force: true })
    throw error
  }
  renameSync(coming, path)
  flushFolder(dirname(path))
}
