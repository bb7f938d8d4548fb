import { createCipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** How the pages of a database may be encrypted, by the names of SQLite3 Multiple Ciphers. */
export const ciphers = ['aegis', 'chacha20', 'ascon128', 'aes256cbc', 'sqlcipher'] as const
export type Cipher = (typeof ciphers)[number]

/** What everything of a protected office is encrypted with. Every other key follows from `master`: 32 bytes in hex. */
export interface OfficeKey {
  readonly master: string
  readonly cipher: Cipher
}

/** Makes the key of an office. */
export const createOfficeKey = (cipher: Cipher): OfficeKey => ({
  master: randomBytes(32).toString('hex'),
  cipher,
})

/** The cipher for this machine: AEGIS is the quickest where the processor knows AES, and slow where it does not. */
export function cipherHere(): Cipher {
  const sample = Buffer.alloc(4 * 1024 * 1024)
  const timeOf = (name: string) => {
    const start = performance.now()
    createCipheriv(name, Buffer.alloc(32), Buffer.alloc(12)).update(sample)
    return performance.now() - start
  }
  return timeOf('aes-256-gcm') < timeOf('chacha20-poly1305') ? 'aegis' : 'chacha20'
}

/** A key that follows from a master, for one purpose. */
export const derived = (master: string, salt: Buffer | string, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(master, 'hex'), salt, info, 32))

/** The key of the pages of the database, in hex. */
export const pageKey = ({ master }: OfficeKey): string =>
  derived(master, '', 'laike pages').toString('hex')

/** The key of passwords of other services. */
export const secretsKey = ({ master }: OfficeKey): Buffer => derived(master, '', 'laike secrets')

/** By which a wrong key is told from a damaged file; tells nothing of the key. */
export const checkOf = (master: string): string =>
  derived(master, '', 'laike check').toString('hex').slice(0, 32)

/** Whether a check is that of a master. */
export const isChecked = (check: string, master: string): boolean =>
  timingSafeEqual(Buffer.from(check, 'hex'), Buffer.from(checkOf(master), 'hex'))
