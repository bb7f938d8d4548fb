import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureOf } from '../../../shared/failure.ts'
import { attachmentLimit } from '../../../shared/fields/attachments.ts'
import { openAttachments } from './attachmentStore.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laike-attachments-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const contract = randomBytes(700_000)
const hash = createHash('sha256').update(contract).digest('hex')
const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => failureOf(error)?.kind,
  )

describe('a file kept with a record', () => {
  it('comes in parts, lies under the hash of its bytes, and is read in parts', async () => {
    const store = openAttachments(folder)
    const upload = randomUUID()
    expect(await store.write(upload, 0, contract.subarray(0, 300_000))).toBe(300_000)
    expect(await store.write(upload, 300_000, contract.subarray(300_000))).toBe(700_000)
    expect(await store.finish(upload)).toEqual({ id: hash, size: 700_000 })

    const file = join(folder, 'attachments', hash.slice(0, 2), hash)
    expect(readFileSync(file).equals(contract)).toBe(true)
    const { bytes, size } = await store.read(hash, 600_000, 256 * 1024)
    expect(size).toBe(700_000)
    expect(contract.subarray(600_000).equals(bytes)).toBe(true)
    expect((await store.read(hash, 700_000, 10)).bytes).toHaveLength(0)
  })

  it('may have a part sent again, but none left out', async () => {
    const store = openAttachments(folder)
    const upload = randomUUID()
    await store.write(upload, 0, contract.subarray(0, 1000))
    await store.write(upload, 1000, contract.subarray(1000, 2000))
    expect(await store.write(upload, 1000, contract.subarray(1000, 2000))).toBe(2000)
    expect(await kindOf(store.write(upload, 2001, contract.subarray(0, 1)))).toBe('invalid')
    expect(await kindOf(store.write(randomUUID(), 1, contract.subarray(0, 1)))).toBe('notFound')
  })

  it('is kept once, however often it comes', async () => {
    const store = openAttachments(folder)
    for (const upload of [randomUUID(), randomUUID()]) {
      await store.write(upload, 0, contract)
      expect((await store.finish(upload)).id).toBe(hash)
    }
    expect(readdirSync(join(folder, 'attachments', 'uploads'))).toEqual([])
  })

  it('that was damaged is whole again once somebody brings it anew', async () => {
    const store = openAttachments(folder)
    const bring = async () => {
      const upload = randomUUID()
      await store.write(upload, 0, contract)
      await store.finish(upload)
    }
    await bring()
    const file = join(folder, 'attachments', hash.slice(0, 2), hash)
    writeFileSync(file, contract.subarray(1))
    await bring()
    expect(readFileSync(file).equals(contract)).toBe(true)
  })

  it('is told its place again when the answer was lost', async () => {
    const store = openAttachments(folder)
    const upload = randomUUID()
    await store.write(upload, 0, contract)
    const [first, meanwhile] = await Promise.all([store.finish(upload), store.finish(upload)])
    expect(meanwhile).toEqual(first)
    expect(await store.finish(upload)).toEqual(first)
  })

  it('takes no more room than twenty that are never finished', async () => {
    const store = openAttachments(folder)
    for (let each = 0; each < 25; each += 1)
      await store.write(`upload-${each}`, 0, Buffer.from('x'))
    expect(readdirSync(join(folder, 'attachments', 'uploads'))).toHaveLength(20)
    expect(await kindOf(store.finish('upload-24'))).toBe('done')
    expect(await kindOf(store.finish('upload-0'))).toBe('notFound')
  })

  it('is refused beyond the limit before anything is written', async () => {
    const store = openAttachments(folder)
    expect(await kindOf(store.write(randomUUID(), attachmentLimit, Buffer.alloc(1)))).toBe(
      'invalid',
    )
    expect(existsSync(join(folder, 'attachments'))).toBe(false)
  })

  it('that is not there is not found', async () => {
    const store = openAttachments(folder)
    expect(await kindOf(store.read(hash, 0, 10))).toBe('notFound')
    expect(await kindOf(store.finish(randomUUID()))).toBe('notFound')
  })

  it('left half sent by a former host is thrown away', async () => {
    await openAttachments(folder).write('half', 0, Buffer.alloc(10))
    expect(await kindOf(openAttachments(folder).finish('half'))).toBe('notFound')
  })
})
