import { createHmac } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nameKey, type Master } from '../backup/backupKey.ts'
import { decryptedParts } from '../backup/encryptedFile.ts'
import { partsOf } from '../backup/fileParts.ts'
import { keyAt } from '../keys/keyring.ts'

/** What an attachment is kept under, in an office and in backups: its SHA-256, or a name that only the key tells. */
export function attachmentName(id: string, key: Master | null): string {
  if (!key) return `${id.slice(0, 2)}/${id}`
  const name = createHmac('sha256', nameKey(key)).update(id).digest('hex')
  return `${name.slice(0, 2)}/${name}.enc`
}

/** Where the bytes with this SHA-256 lie in a data folder, once they are there. */
export const attachmentFile = (dataDir: string, id: string, key: Master | null = keyAt(dataDir)) =>
  join(dataDir, 'attachments', attachmentName(id, key))

/** Names of the attachments of a data folder, of those that are encrypted or of those that are not; no uploads. */
export function attachmentNames(dataDir: string, encrypted = keyAt(dataDir) !== null): string[] {
  return filesOf(dataDir, encrypted ? /^[0-9a-f]{64}\.enc$/ : /^[0-9a-f]{64}$/)
}

/** Names of what a program that was killed has left half written. */
export const unfinishedNames = (dataDir: string): string[] => filesOf(dataDir, /\.part$/)

function filesOf(dataDir: string, isName: RegExp): string[] {
  const folder = join(dataDir, 'attachments')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((part) => /^[0-9a-f]{2}$/.test(part))
    .flatMap((part) => readdirSync(join(folder, part)).map((name) => ({ part, name })))
    .filter(({ name }) => isName.test(name))
    .map(({ part, name }) => `${part}/${name}`)
}

/** What is in an attachment. Throws when a byte of an encrypted one is not as it was written. */
export const attachmentParts = (path: string, key: Master | null): Generator<Buffer, void> =>
  key ? decryptedParts(path, key) : partsOf(path)

/** All of an attachment at once, for what is small. Rejects where it is not there. */
export async function attachmentBytes(dataDir: string, id: string): Promise<Buffer> {
  const key = keyAt(dataDir)
  const path = attachmentFile(dataDir, id)
  return key ? Buffer.concat([...decryptedParts(path, key)]) : readFile(path)
}
