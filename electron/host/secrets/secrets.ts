import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../replaceFile.ts'

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
  /** All of it is kept with this key, 32 bytes, instead of one that lies in the folder; `protect` goes before it. */
  useKey(key: Buffer): void
  /** All of it is kept with this key from now on, and none with one that lies in the folder. */
  protect(key: Buffer): void
  /** That key is not at hand any more. */
  expose(key: Buffer): void
}

const [keySize, nonceSize, tagSize] = [32, 12, 16]
const heldSchema = z.record(z.string(), z.string())

/** Opens the secrets of a data folder. */
export function openSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  const keyFile = join(folder, 'secrets.key')
  /** The best first. */
  let given: readonly Buffer[] = []

  const keyInFolder = (): Buffer => {
    if (!isKey(keyFile)) replaceFile(keyFile, randomBytes(keySize))
    return readFileSync(keyFile)
  }
  const keys = () => [...given, ...(isKey(keyFile) ? [keyInFolder()] : [])]
  const best = () => given[0] ?? keyInFolder()
  const opens = (name: string, held: string) =>
    keys()
      .map((key) => opened(name, held, key))
      .find((value) => value !== undefined)
  const write = (held: Map<string, string>) =>
    replaceFile(file, Buffer.from(JSON.stringify(Object.fromEntries(held))))
  /** Whether all could be read; what could not stays as it is. */
  const sealAnew = (key = best()): boolean => {
    const before = [...heldIn(file)].map(([name, held]) => ({
      name,
      held,
      value: opens(name, held),
    }))
    if (before.length === 0) return true
    const after = before.map(
      ({ name, held, value }) =>
        [name, value === undefined ? held : sealed(name, value, key)] as const,
    )
    write(new Map(after))
    return before.every(({ value }) => value !== undefined)
  }

  return {
    keep: (name, value) => write(heldIn(file).set(name, sealed(name, value, best()))),
    read: (name) => {
      const held = heldIn(file).get(name)
      return held === undefined ? undefined : opens(name, held)
    },
    forget: (beginning) => {
      const held = heldIn(file)
      const left = [...held].filter(([name]) => !name.startsWith(beginning))
      if (left.length < held.size) write(new Map(left))
    },
    useKey: (key) => {
      given = [...given, key]
      if (sealAnew()) rmSync(keyFile, { force: true })
    },
    protect: (key) => {
      given = [key, ...given]
      if (sealAnew()) rmSync(keyFile, { force: true })
    },
    expose: (key) => {
      const left = given.filter((each) => !each.equals(key))
      sealAnew(left[0] ?? keyInFolder())
      given = left
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
