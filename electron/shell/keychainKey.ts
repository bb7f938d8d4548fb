import { safeStorage } from 'electron'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The key that the host keeps passwords with, in hex: it lies in the data folder, sealed by the system's keychain for
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
    // A torn file would never open again: it is whole before it is there.
    writeFileSync(`${file}.part`, safeStorage.encryptString(key), { mode: 0o600, flush: true })
    renameSync(`${file}.part`, file)
    return key
  } catch {
    return undefined
  }
}
