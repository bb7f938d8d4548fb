import { safeStorage } from 'electron'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './writeWhole.ts'

/**
 * The key by which the host keeps passwords and lets somebody in without one, in hex: it lies in the data folder, sealed by the system's keychain for
 * whoever is signed in to the system. Undefined where there is no keychain, or another one sealed it.
 */
export function keychainKey(dataFolder: string): string | undefined {
  const isPlain =
    process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
  if (!safeStorage.isEncryptionAvailable() || isPlain) return undefined
  const file = join(dataFolder, 'secrets.sealed')
  try {
    if (existsSync(file)) return safeStorage.decryptString(readFileSync(file))
    const key = randomBytes(32).toString('hex')
    writeWhole(file, safeStorage.encryptString(key))
    return key
  } catch {
    return undefined
  }
}
