import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync } from 'node:fs'
import { fileKey, type Master } from './backupKey.ts'
import { fill, partSize, partsOf } from './fileParts.ts'

/** Bytes that are encrypted at once. */
export const chunkSize = partSize
const [tagSize, saltSize] = [16, 32]
const magic = Buffer.from('LAIKEB01', 'latin1')
const headerSize = magic.length + saltSize

/**
 * A file encrypted as `docs/backup-format.md` writes it down: a header, then chunks in AES-256-GCM. They are counted, and
 * only the last one is short and says so, so that none can be changed, moved, left out or cut off unseen. The bytes come in
 * parts of a chunk each.
 */
export function* encryptedParts(parts: Iterable<Buffer>, key: Master): Generator<Buffer, void> {
  const salt = randomBytes(saltSize)
  const header = Buffer.concat([magic, salt])
  const secret = fileKey(key, salt)
  yield header
  let place = 0
  for (const chunk of parts) {
    const isLast = chunk.length < chunkSize
    const cipher = createCipheriv('aes-256-gcm', secret, nonce(place, isLast)).setAAD(header)
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
    place += 1
  }
}

/** What was in an encrypted file. Throws when a byte of it is not as it was written. */
export function* decryptedParts(path: string, key: Master): Generator<Buffer, void> {
  const header = headerOf(path)
  const secret = fileKey(key, header.subarray(magic.length))
  let place = 0
  for (const sealed of partsOf(path, headerSize, chunkSize + tagSize)) {
    yield openedChunk(sealed, place, secret, header)
    place += 1
  }
}

/** Some of what was in an encrypted file, and the size of the whole: only the chunks are read that hold it. */
export function decryptedRange(
  path: string,
  key: Master,
  offset: number,
  length: number,
): { bytes: Buffer; size: number } {
  const header = headerOf(path)
  const secret = fileKey(key, header.subarray(magic.length))
  const descriptor = openSync(path, 'r')
  try {
    const sealedSize = fstatSync(descriptor).size - headerSize
    const chunks = Math.floor(sealedSize / (chunkSize + tagSize)) + 1
    const size = sealedSize - chunks * tagSize
    const end = Math.min(size, offset + length)
    const parts: Buffer[] = []
    for (let place = Math.floor(offset / chunkSize); place * chunkSize < end; place += 1) {
      const sealed = Buffer.allocUnsafe(chunkSize + tagSize)
      const read = fill(descriptor, sealed, headerSize + place * sealed.length)
      const chunk = openedChunk(sealed.subarray(0, read), place, secret, header)
      const from = place * chunkSize
      parts.push(chunk.subarray(Math.max(0, offset - from), end - from))
    }
    return { bytes: Buffer.concat(parts), size }
  } finally {
    closeSync(descriptor)
  }
}

function openedChunk(sealed: Buffer, place: number, secret: Buffer, header: Buffer): Buffer {
  if (sealed.length < tagSize) throw new Error('An encrypted file was cut off')
  const isLast = sealed.length < chunkSize + tagSize
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce(place, isLast)).setAAD(header)
  decipher.setAuthTag(sealed.subarray(-tagSize))
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagSize)), decipher.final()])
}

function headerOf(path: string): Buffer {
  for (const header of partsOf(path, 0, headerSize)) {
    if (header.length < headerSize || !header.subarray(0, magic.length).equals(magic)) break
    return Buffer.from(header)
  }
  throw new Error('A file that should be encrypted is not')
}

/** Eleven bytes that count the chunks, and one that marks the last. */
function nonce(place: number, isLast: boolean): Buffer {
  const made = Buffer.alloc(12)
  made.writeBigUInt64BE(BigInt(place), 3)
  made[11] = Number(isLast)
  return made
}
