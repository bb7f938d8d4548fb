import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { locales } from '../../../shared/locales/locale.ts'
import { isBackupName } from '../backup/backupNames.ts'
import { replaceFile } from '../replaceFile.ts'
import { keyAt } from './keyring.ts'
import { ciphers } from './officeKey.ts'
import { hex, passwordWrapSchema, recoveryWrapSchema } from './wrapping.ts'

/** Name of the file beside the database that opens it; its form is written down in `docs/encryption.md`. */
export const keyFileName = 'office.keys'

const keyFileSchema = z.object({
  format: z.literal(1),
  office: z.object({ id: z.string(), name: z.string(), locale: z.enum(locales) }),
  cipher: z.enum(ciphers),
  /** Tells whether a master is the one of this file. */
  check: hex(16),
  /** While a password is changed its owner has two. */
  people: z.array(
    passwordWrapSchema.extend({
      user: z.string(),
      login: z.string(),
      /** Digest of the hash that the database keeps of the same password. */
      credential: hex(32).optional(),
    }),
  ),
  /** Null where two administrators open it instead. */
  recovery: recoveryWrapSchema.extend({ madeAt: z.int() }).nullable(),
})

/** How an encrypted office is opened: its key, wrapped for everybody who may. It holds nothing that opens it by itself. */
export type KeyFile = z.infer<typeof keyFileSchema>

/** The key file of a folder; undefined where there is none that can be read. */
export function readKeyFile(folder: string): KeyFile | undefined {
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(join(folder, keyFileName), 'utf8')))
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError || error instanceof z.ZodError
    if (isUnreadable || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Puts a key file into a folder: the old one or the new one lies there, whole, whatever happens meanwhile. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  replaceFile(join(folder, keyFileName), Buffer.from(`${JSON.stringify(file, null, 2)}\n`))
}

/** Puts the key file of an encrypted office beside a database that is to take the place of its present one. */
export function carryKeyFile(dataDir: string, staged: string): void {
  const keys = keyAt(dataDir) && readKeyFile(dataDir)
  if (keys) writeKeyFile(dirname(staged), keys)
}

/** Folder, in the data folder, where a copy of the key file is kept, as it is at each moment. */
export const keyFileCopy = (dataDir: string) => join(dataDir, 'backups')

/**
 * The key file of a data folder; where it was lost, its copies, the best first. Those of a key that is not the office's any
 * more may be among them: one of each key.
 */
export function findKeyFiles(dataDir: string): KeyFile[] {
  const own = readKeyFile(dataDir)
  if (own) return [own]
  const place = keyFileCopy(dataDir)
  const backups = existsSync(place) ? readdirSync(place).filter(isBackupName).sort().reverse() : []
  const found = new Map<string, KeyFile>()
  for (const folder of [place, ...backups.map((name) => join(place, name))]) {
    const copy = readKeyFile(folder)
    if (copy && !found.has(copy.check)) found.set(copy.check, copy)
  }
  return [...found.values()]
}
