import { basename, join } from 'node:path'
import type { Master } from '../backup/backupKey.ts'
import { encryptedParts } from '../backup/encryptedFile.ts'
import { hashOf, placeFile } from '../backup/sharedFiles.ts'
import type { OfficeKey } from '../keys/officeKey.ts'
import { attachmentFile, attachmentName, attachmentParts } from './attachmentFiles.ts'

/** Writes an attachment anew beside itself, encrypted or no longer, and reads it again. False where it can't be opened. */
export function bringToForm(
  dataDir: string,
  name: string,
  from: OfficeKey | null,
  to: OfficeKey | null,
): boolean {
  const source = join(dataDir, 'attachments', name)
  const parts = () => attachmentParts(source, from)
  const hash = openedHash(parts())
  // What was damaged before it was encrypted no longer tells what it was named for.
  if (hash === undefined || (from && attachmentName(hash, from) !== name)) return false
  const target = attachmentFile(dataDir, from ? hash : basename(name), to)
  placeFile(target, to ? encryptedParts(parts(), to) : parts())
  if (hashOf(attachmentParts(target, to)) !== hash) throw new Error('An attachment was not written')
  return true
}

/** Undefined for what is not as it was encrypted; what the disk says is thrown. */
export function openedHash(parts: Iterable<Uint8Array>): string | undefined {
  try {
    return hashOf(parts)
  } catch (error) {
    if (error instanceof Error && 'errno' in error) throw error
    return undefined
  }
}

/** Whether an attachment holds what its name stands for; what can't be decrypted does not. */
export function isWhole(path: string, name: string, key: Master | null): boolean {
  const hash = openedHash(attachmentParts(path, key))
  return hash !== undefined && attachmentName(hash, key) === name
}
