import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { flushFolder } from '../flush.ts'
import { attachmentName } from '../attachments/attachmentFiles.ts'
import { isWhole } from '../attachments/bringToForm.ts'
import type { Master } from './backupKey.ts'
import { encryptedParts } from './encryptedFile.ts'
import { partsOf, writeParts } from './fileParts.ts'

/** Where a shared file lies. */
export const sharedFile = (place: string, name: string) => join(place, 'files', name)

/** A place of backups. */
export interface Shelf {
  readonly place: string
  /** Whether what it shares is looked through before it is relied on. */
  readonly isDoubted?: boolean | undefined
}

/** Whether a place has a shared file; whoever clears up there sees then that it is in use again. */
export function isKept(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // On a share it may be somebody else's.
  }
  return true
}

/** Puts an attachment into a place unless it is there. False when its bytes are not those that its id stands for. */
export function shareFile(
  { place, isDoubted }: Shelf,
  source: string,
  id: string,
  key: Master | null,
): boolean {
  const name = attachmentName(id, key)
  const target = sharedFile(place, name)
  if (isKept(target) && !(isDoubted && isSpoiled(target, name, key))) return true
  if (hashOf(partsOf(source)) !== id) return false
  placeFile(target, key ? encryptedParts(partsOf(source), key) : partsOf(source))
  return true
}

/** Puts an attachment of an encrypted office into a place as it lies there. False when it can't be opened, or is another. */
export function shareSealed(
  { place, isDoubted }: Shelf,
  source: string,
  name: string,
  key: Master,
): boolean {
  const target = sharedFile(place, name)
  if (isKept(target) && !(isDoubted && isSpoiled(target, name, key))) return true
  if (!isWhole(source, name, key)) return false
  placeFile(target, partsOf(source))
  return true
}

/** Whether a shared file is not what its name stands for, or can't be read. */
function isSpoiled(path: string, name: string, key: Master | null): boolean {
  try {
    return !isWhole(path, name, key)
  } catch {
    return true
  }
}

/** Writes a file under another name and then under its own, so that it is whole or not there. */
export function placeFile(target: string, parts: Iterable<Uint8Array>): void {
  const made = mkdirSync(dirname(target), { recursive: true })
  try {
    writeParts(`${target}.part`, parts)
  } catch (error) {
    rmSync(`${target}.part`, { force: true })
    throw error
  }
  renameSync(`${target}.part`, target)
  flushFolder(dirname(target))
  if (made) flushFolder(dirname(made))
}

export function hashOf(parts: Iterable<Uint8Array>): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** Milliseconds for which a file stays that nothing refers to yet: a backup of another install may be under way. */
const grace = 86_400_000

/**
 * Removes the shared files of a place that no backup refers to any more; `freed` are not to stay for a moment. Both hold
 * paths.
 */
export function clearSharedFiles(
  place: string,
  kept: ReadonlySet<string>,
  now: number,
  freed: ReadonlySet<string> = new Set(),
): void {
  const files = join(place, 'files')
  if (!existsSync(files)) return
  for (const folder of readdirSync(files)) {
    for (const name of readdirSync(join(files, folder))) {
      const path = join(files, folder, name)
      if (kept.has(path)) continue
      if (freed.has(path) || now - statSync(path).mtimeMs > grace) rmSync(path)
    }
  }
}
