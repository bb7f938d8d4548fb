import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { writeParts } from '../backup/fileParts.ts'
import { flushFolder } from '../flush.ts'

/**
 * Passwords and keys of other services. They lie beside the office's file and not in it, so that no record, no backup and no
 * answer holds them, and each is sealed under its name: put under another one it can't be read.
 */
export interface Secrets {
  keep(name: string, value: string): void
  /** Undefined where there is none, or where it was kept with a key that is not at hand. */
  read(name: string): string | undefined
  /** Forgets all whose name begins so. */
  forget(beginning: string): void
  /** What is kept from now on is kept with this key, 32 bytes, instead of one that lies in the folder. */
  useKey(key: Buffer): void
}

const [keySize, nonceSize, tagSize] = [32, 12, 16]
const heldSchema = z.record(z.string(), z.string())

/** Opens the secrets of a data folder. */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  const keyFile = join(folder, 'secrets.key')
  let given: Buffer | undefined

  const keyInFolder = (): Buffer => {
    if (!isKey(keyFile)) replace(keyFile, randomBytes(keySize))
    return readFileSync(keyFile)
  }
  const keys = () => [...(given ? [given] : []), ...(isKey(keyFile) ? [keyInFolder()] : [])]
  const write = (held: Map<string, string>) =>
    replace(file, Buffer.from(JSON.stringify(Object.fromEntries(held))))

  return {
    keep: (name, value) =>
      write(heldIn(file).set(name, sealed(name, value, given ?? keyInFolder()))),
    read: (name) => {
      const held = heldIn(file).get(name)
      if (held === undefined) return undefined
      return keys()
        .map((key) => opened(name, held, key))
        .find((value) => value !== undefined)
    },
    forget: (beginning) => {
      const held = heldIn(file)
      const left = [...held].filter(([name]) => !name.startsWith(beginning))
      if (left.length < held.size) write(new Map(left))
    },
    useKey: (key) => {
      given = key
    },
  }
}

const isKey = (path: string) => statSync(path, { throwIfNoEntry: false })?.size === keySize

/** What is kept. A file that was damaged tells nothing, and its passwords are asked for again. */
function heldIn(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map()
  const text = readFileSync(file, 'utf8')
  try {
    return new Map(Object.entries(heldSchema.parse(JSON.parse(text))))
  } catch {
    return new Map()
  }
}

function replace(path: string, bytes: Uint8Array): void {
  writeParts(`${path}.part`, [bytes])
  renameSync(`${path}.part`, path)
  flushFolder(dirname(path))
}

function sealed(name: string, value: string, key: Buffer): string {
  const nonce = randomBytes(nonceSize)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  const parts = [nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(parts).toString('base64')
}

function opened(name: string, held: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(held, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceSize))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(-tagSize))
    const text = decipher.update(bytes.subarray(nonceSize, -tagSize))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
