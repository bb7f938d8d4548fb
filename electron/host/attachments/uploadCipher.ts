import { createCipheriv, randomBytes, type Cipheriv } from 'node:crypto'

/** Encrypts an upload while it lies on the disk; it can be written, and written again, from any place on. */
export interface UploadCipher {
  /** AES-256-CTR from a byte on: the same one encrypts and decrypts. */
  at(offset: number): Cipheriv
  decrypted(parts: Iterable<Buffer>): Generator<Buffer, void>
}

const block = 16

/** Makes a cipher whose key is known to nobody else, and to nobody once the program has ended. */
export function createUploadCipher(): UploadCipher {
  const key = randomBytes(32)
  const at = (offset: number) => {
    const counter = Buffer.alloc(block)
    counter.writeBigUInt64BE(BigInt(Math.floor(offset / block)), block - 8)
    const cipher = createCipheriv('aes-256-ctr', key, counter)
    cipher.update(Buffer.alloc(offset % block))
    return cipher
  }
  return {
    at,
    *decrypted(parts) {
      const cipher = at(0)
      for (const part of parts) yield cipher.update(part)
    },
  }
}
