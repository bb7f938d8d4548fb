import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { failure, problem } from '../../../shared/failure.ts'
import { attachmentLimit } from '../../../shared/fields/attachments.ts'
import { flushFolderBeside } from '../flush.ts'
import { decryptedRange, encryptedParts } from '../backup/encryptedFile.ts'
import { partsOf, writeParts } from '../backup/fileParts.ts'
import { keyAt } from '../keys/keyring.ts'
import type { OfficeKey } from '../keys/officeKey.ts'
import { attachmentFile, attachmentName } from './attachmentFiles.ts'
import { isWhole } from './bringToForm.ts'
import { createUploadCipher, type UploadCipher } from './uploadCipher.ts'

/**
 * Files kept with records, each once, under the SHA-256 of its bytes: `attachments/ab/abcdef…`. In an encrypted office
 * nothing of them lies on the disk as it came.
 */
export interface AttachmentStore {
  /** Writes a part of an upload; parts follow on one another, and one may be sent again. Answers with the size so far. */
  write(upload: string, offset: number, bytes: Uint8Array): Promise<number>
  /** Gives an upload its place for good; asked again it answers the same. Throws `notFound` for one that never began. */
  finish(upload: string): Promise<{ id: string; size: number }>
  /** Takes a file away that nothing refers to any more, unless somebody has brought it again since a moment (UTC milliseconds). */
  free(id: string, since: number): Promise<void>
  /** The same by the name that it lies under. */
  clear(name: string, since: number): Promise<void>
  /** Reads up to `length` bytes from `offset`, and tells the size of the whole. Throws `notFound`. */
  read(id: string, offset: number, length: number): Promise<{ bytes: Uint8Array; size: number }>
}

/** Uploads that may be under way at once in the whole office. */
const unfinishedLimit = 20
/** Finished uploads whose answer is kept, should it have been lost on its way. */
const rememberedLimit = 1000

/** Opens the store in a data folder; uploads that a former host left unfinished are thrown away. */
export function openAttachments(dataDir: string): AttachmentStore {
  const folder = join(dataDir, 'attachments')
  const uploads = join(folder, 'uploads')
  // What can't be thrown away now is written over by the next upload of its name.
  const begun = rm(uploads, { recursive: true, force: true }).catch(() => {})
  const uploadFile = (upload: string) => join(uploads, upload)
  const placeOf = (id: string) => attachmentFile(dataDir, id)
  const key = keyAt(dataDir)
  const ciphers = new Map<string, UploadCipher>()
  const finished = new Map<string, Promise<{ id: string; size: number }>>()

  /** Makes room for a new upload: of too many unfinished ones the longest untouched go. */
  const makeRoom = async () => {
    const there = await Promise.all(
      (await readdir(uploads)).map(async (name) => {
        const touched = await stat(uploadFile(name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        )
        return { name, touched }
      }),
    )
    const oldest = there.toSorted((a, b) => b.touched - a.touched).slice(unfinishedLimit - 1)
    for (const { name } of oldest) {
      await rm(uploadFile(name), { force: true })
      ciphers.delete(name)
    }
  }

  /** What an upload is written with: a key that is kept nowhere, since no upload outlives this host. */
  const cipherOf = (upload: string) => {
    if (!key) return undefined
    const made = ciphers.get(upload) ?? createUploadCipher()
    ciphers.set(upload, made)
    return made
  }

  const keep = async (upload: string) => {
    await begun
    const part = uploadFile(upload)
    const size = await using(part, 'r+', async (file) => {
      await file.sync()
      return (await file.stat()).size
    })
    const hash = createHash('sha256')
    const cipher = cipherOf(upload)
    if (cipher) await pipeline(createReadStream(part), cipher.at(0), hash)
    else await pipeline(createReadStream(part), hash)
    const id = hash.digest('hex')
    const place = placeOf(id)
    await mkdir(dirname(place), { recursive: true })
    // One that was damaged is mended by whoever brings it again.
    if (existsSync(place) && isWhole(place, attachmentName(id, key), key)) {
      await rm(part)
      // Whoever is about to free it sees that it is wanted again.
      await utimes(place, new Date(), new Date())
    } else {
      if (key && cipher) {
        writeParts(`${part}.enc`, encryptedParts(cipher.decrypted(partsOf(part)), key))
        await rm(part)
      }
      await rename(key ? `${part}.enc` : part, place)
    }
    ciphers.delete(upload)
    for (const made of [dirname(place), folder, dataDir]) await flushFolderBeside(made)
    return { id, size }
  }

  const clear = async (name: string, since: number) => {
    const file = join(folder, name)
    const there = await stat(file).catch(() => undefined)
    if (there && there.mtimeMs < since) await rm(file, { force: true })
  }

  return {
    write: async (upload, offset, bytes) => {
      if (offset + bytes.length > attachmentLimit) {
        throw failure('invalid', problem('content', 'tooBig', { limit: attachmentLimit }))
      }
      await begun
      await mkdir(uploads, { recursive: true })
      if (offset === 0) await makeRoom()
      return using(uploadFile(upload), offset === 0 ? 'w' : 'r+', async (file) => {
        const { size } = await file.stat()
        if (offset > size) throw failure('invalid', problem('offset', 'invalid'))
        const written = cipherOf(upload)?.at(offset).update(bytes) ?? bytes
        await file.write(written, 0, written.length, offset)
        return Math.max(size, offset + bytes.length)
      })
    },

    finish: (upload) => {
      const before = finished.get(upload)
      if (before) return before
      if (finished.size >= rememberedLimit) finished.clear()
      const kept = keep(upload)
      finished.set(upload, kept)
      kept.catch(() => finished.delete(upload))
      return kept
    },

    free: (id, since) => clear(attachmentName(id, key), since),
    clear,

    read: async (id, offset, length) =>
      using(placeOf(id), 'r', async (file) => {
        if (key) return readRange(placeOf(id), key, offset, length)
        const { size } = await file.stat()
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
        const { bytesRead } = await file.read(buffer, 0, buffer.length, offset)
        return { bytes: buffer.subarray(0, bytesRead), size }
      }),
  }
}

/** What the disk says is thrown; anything else is a file that is not as it was encrypted. */
function readRange(path: string, key: OfficeKey, offset: number, length: number) {
  try {
    return decryptedRange(path, key, offset, length)
  } catch (error) {
    if (error instanceof Error && 'errno' in error) throw error
    throw failure('invalid', problem([], 'attachmentDamaged'))
  }
}

/** Works with an open file and closes it; one that is not there is a `notFound` failure. */
async function using<T>(
  path: string,
  flags: 'r' | 'r+' | 'w',
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await open(path, flags, 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? failure('notFound', problem([], 'notFound')) : error
  })
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}
