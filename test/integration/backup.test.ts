import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { createKey, type BackupKey } from '../../electron/host/backup/backupKey.ts'
import { manifestOf } from '../../electron/host/backup/backupPlace.ts'
import type { Manifest } from '../../electron/host/backup/manifest.ts'
import { here, onThreads } from '../../electron/host/backup/runJob.ts'
import { readSetting } from '../../electron/host/settings.ts'
import { failureOf } from '../../shared/failure.ts'
import { tempFolder, tempOffice, type TempOffice } from '../harness/office.ts'

const cheapCost = { logN: 10, r: 8, p: 1 }

let desk: TempOffice
let place: string
beforeEach(() => {
  desk = tempOffice()
  place = join(desk.folder, 'backups')
})
afterEach(() => desk.close())

const attach = (text: string): string => {
  const id = createHash('sha256').update(text).digest('hex')
  const folder = join(desk.folder, 'attachments', id.slice(0, 2))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, id), text)
  return id
}
const order = (key: BackupKey | null = null) =>
  ({
    dataDir: desk.folder,
    file: desk.office.file,
    place,
    install: 'here',
    reason: 'manual',
    at: desk.clock.now(),
    key,
  }) as const
const make = async (key: BackupKey | null = null) => {
  desk.clock.forward(1000)
  return (await here('make', order(key))).name
}
const rehearse = (name: string, key: BackupKey | null = null) =>
  here('rehearse', { dataDir: desk.folder, place, name, key }).then(
    () => 'whole',
    (error: unknown) => failureOf(error)?.problems[0]?.key ?? String(error),
  )
const install = () => readSetting(desk.office.reading, 'install') ?? ''

describe('a backup', () => {
  test('is a folder that says what is in it, and holds exactly that', async () => {
    desk.create('customer', { name: '宁波晨辰文具' })
    attach('合同')
    const name = await make()
    expect(name).toMatch(/^2026-11-23 \d\d\.30\.01 manual$/)
    const manifest = manifestOf(join(place, name), null) as Manifest
    expect(manifest.counts.customer).toBe(1)
    expect(manifest.attachments).toEqual({ count: 1, bytes: 6, damaged: 0 })
    for (const [file, { size, sha256 }] of Object.entries(manifest.files)) {
      const bytes = readFileSync(join(place, name, file))
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
        size,
        sha256,
      ])
    }
    const copy = new Database(join(place, name, 'office.laike'), { readonly: true })
    expect(copy.prepare('select name from customer').pluck().all()).toEqual(['宁波晨辰文具'])
    copy.close()
    expect(await rehearse(name)).toBe('whole')
    expect(existsSync(join(desk.folder, 'rehearsal'))).toBe(false)
  })

  test('holds a file that came while it was begun, and one that another install took away meanwhile', async () => {
    let at = 0
    const { name, manifest } = await here('make', order(), {
      onProgress: ({ phase }) => {
        if (phase === 'copying') ['合同', '发票'].forEach(attach)
        if (phase === 'attachments' && ++at === 2) rmSync(`${place}/files`, { recursive: true })
      },
    })
    expect(manifest.attachments.count).toBe(2)
    expect(await rehearse(name)).toBe('whole')
  })

  test('costs attachments once, however many backups there are', async () => {
    attach('合同')
    attach('发票')
    await make()
    attach('报价')
    await make(createKey('西湖龙井', cheapCost))
    await make()
    const files = readdirSync(join(place, 'files'), { recursive: true, withFileTypes: true })
    const names = files.filter((each) => each.isFile()).map((each) => each.name)
    expect(names.filter((name) => name.length === 64)).toHaveLength(3)
    expect(names.filter((name) => name.endsWith('.enc'))).toHaveLength(3)
  })

  test('is made on a thread while others write, and holds nothing half', async () => {
    const run = onThreads(pathToFileURL(join(inject('hosts'), 'backupJob.js')))
    let writes = 0
    const phases = new Set<string>()
    let done = false
    const making = run('make', order(), { onProgress: ({ phase }) => phases.add(phase) }).finally(
      () => (done = true),
    )
    while (!done) {
      const customer = desk.create('customer', { name: `客户 ${writes}` })
      desk.create('interaction', { customer: customer.id, summary: '打过电话' })
      writes += 1
      await new Promise(setImmediate)
    }
    const { name, manifest } = await making
    expect(phases).toContain('copying')
    expect(writes).toBeGreaterThan(1)
    expect(manifest.counts.customer! - manifest.counts.interaction!).toBeLessThanOrEqual(1)
    expect(await rehearse(name)).toBe('whole')
  })

  test('can be opened without Laike, encrypted or not', async () => {
    desk.create('customer', { name: '宁波晨辰文具' })
    // Exactly as long as a chunk, so that an empty one follows; of several chunks; empty.
    const texts = ['甲'.repeat(1024 * 1024).slice(0, 349_525) + 'x', 'b'.repeat(2_500_000), '']
    const ids = texts.map(attach)
    const script = join(import.meta.dirname, '../../build/openBackup.mjs')
    for (const key of [null, createKey('西湖龙井 2026', cheapCost)]) {
      const name = await make(key)
      const target = tempFolder()
      execFileSync(process.execPath, [script, join(place, name), target.path], {
        env: { ...process.env, LAIKE_PASSPHRASE: '西湖龙井 2026' },
      })
      const office = new Database(join(target.path, 'office.laike'), { readonly: true })
      expect(office.prepare('select name from customer').pluck().all()).toEqual(['宁波晨辰文具'])
      office.close()
      for (const [at, id] of ids.entries()) {
        const content = readFileSync(join(target.path, 'attachments', id.slice(0, 2), id), 'utf8')
        expect(content === texts[at]).toBe(true)
      }
      target.remove()
    }
  })

  test('that nobody wants any more leaves nothing behind', async () => {
    const wanted = new AbortController()
    wanted.abort()
    const made = here('make', order(), { signal: wanted.signal })
    expect(failureOf(await made.catch((error: unknown) => error))?.kind).toBe('cancelled')
    expect(readdirSync(place)).toEqual([])
  })

  test('of an office with a damaged attachment is made, and says so', async () => {
    attach('合同')
    const broken = attach('发票')
    writeFileSync(join(desk.folder, 'attachments', broken.slice(0, 2), broken), '发 票')
    const name = await make()
    expect((manifestOf(join(place, name), null) as Manifest).attachments).toMatchObject({
      count: 1,
      damaged: 1,
    })
    expect(await rehearse(name)).toBe('whole')
  })

  test('half done by a host that was killed is taken away by the next, and another install’s is not', async () => {
    const others = '2026-11-22 09.00.00 scheduled.elsewhere.part'
    mkdirSync(join(place, others), { recursive: true })
    mkdirSync(join(place, '2026-11-22 09.00.00 scheduled.here.part'))
    const name = await make()
    expect(readdirSync(place)).toEqual([others, name])
  })
})

describe('a backup that is not what it was', () => {
  const spoiled = async (spoil: (folder: string) => void, key: BackupKey | null = null) => {
    attach('合同')
    const name = await make(key)
    spoil(join(place, name))
    return rehearse(name, key)
  }
  const flip = (file: string, place: number) => {
    const bytes = readFileSync(file)
    bytes[place] = bytes[place]! ^ 1
    writeFileSync(file, bytes)
  }

  test('is found out wherever a byte of it was flipped, encrypted or not', async () => {
    for (const key of [null, createKey('西湖龙井', cheapCost)]) {
      attach('合同')
      const name = await make(key)
      const files = Object.keys((manifestOf(join(place, name), null) as Manifest).files)
      const shared = readdirSync(join(place, 'files'), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile() && each.name.endsWith('.enc') === (key !== null))
        .map((each) => join(each.parentPath, each.name))
      const all = [...files, 'manifest.json'].map((file) => join(place, name, file))
      for (const file of [...all, ...shared]) {
        const whole = readFileSync(file)
        for (const at of [0, Math.floor(whole.length / 2), whole.length - 1]) {
          flip(file, at)
          expect([file, at, await rehearse(name, key)]).not.toContain('whole')
          writeFileSync(file, whole)
        }
      }
      expect(await rehearse(name, key)).toBe('whole')
      rmSync(join(place, name), { recursive: true })
    }
  })

  test('is refused with its own sentence', async () => {
    const cut = (file: string) => (folder: string) => truncateSync(join(folder, file), 1000)
    const rewrite = (folder: string, change: (manifest: string) => string) => {
      const file = join(folder, 'manifest.json')
      writeFileSync(file, change(readFileSync(file, 'utf8')))
    }
    /** As somebody would who knows the format. */
    const forge = (folder: string, change: (body: string) => string) =>
      rewrite(folder, (text) => {
        const body = change(text.slice(0, text.lastIndexOf('}') + 1))
        return `${body}\n${createHash('sha256').update(body).digest('hex')}\n`
      })
    expect(await spoiled(cut('office.laike'))).toBe('backupTruncated')
    expect(await spoiled((folder) => rmSync(join(folder, 'manifest.json')))).toBe('backupTruncated')
    expect(await spoiled((folder) => rmSync(join(folder, 'files.json')))).toBe('backupTruncated')
    expect(await spoiled((folder) => flip(join(folder, 'office.laike'), 5000))).toBe(
      'backupDamaged',
    )
    expect(
      await spoiled((folder) => rewrite(folder, (text) => text.replace('"manual"', '"upgrade"'))),
    ).toBe('backupForged')
    expect(
      await spoiled((folder) =>
        forge(folder, (body) => body.replace('"customer": 0', '"customer": 9')),
      ),
    ).toBe('backupForged')
    expect(
      await spoiled((folder) =>
        forge(folder, (body) => body.replace('"format": 1', '"format": 3')),
      ),
    ).toBe('backupNewer')
    expect(
      await spoiled((folder) =>
        forge(folder, (body) => body.replace(/"schema": \d+/, '"schema": 999')),
      ),
    ).toBe('backupNewer')
    const key = createKey('西湖龙井', cheapCost)
    expect(
      await spoiled(
        (folder) => forge(folder, (body) => body.replace('"customer": 0', '"customer": 9')),
        key,
      ),
    ).toBe('backupForged')
    expect(await rehearse(await make(key))).toBe('backupLocked')
    expect(await rehearse(await make(key), createKey('龙井', cheapCost))).toBe('backupLocked')
  })
})

describe('a second place', () => {
  test('gets a whole backup of its own, once', async () => {
    attach('合同')
    const stick = tempFolder()
    const key = createKey('西湖龙井', cheapCost)
    const name = await make(key)
    const claim = { path: stick.path, dataDir: desk.folder, id: 'this' }
    const to = await here('claim', claim)
    expect(await here('claim', { ...claim, id: 'another' })).toEqual(to)
    const bring = { from: place, to, name, install: install(), now: desk.clock.now() }
    expect(await here('bring', bring)).toBe(true)
    expect(await here('bring', bring)).toBe(true)
    expect(readdirSync(stick.path).sort()).toEqual([name, 'files', 'laike-backups.json'])
    expect(await here('bring', { ...bring, to: { ...to, id: 'another' } })).toBe(false)
    rmSync(place, { recursive: true })
    cpSync(stick.path, place, { recursive: true })
    expect(await rehearse(name, key)).toBe('whole')
    stick.remove()
  })

  test('shows other computers that a file of theirs is in use here too', async () => {
    const id = attach('合同')
    const name = await make()
    const stick = tempFolder()
    const to = await here('claim', { path: stick.path, dataDir: desk.folder, id: 'this' })
    const theirs = join(stick.path, 'files', id.slice(0, 2), id)
    mkdirSync(join(theirs, '..'), { recursive: true })
    writeFileSync(theirs, '合同')
    utimesSync(theirs, 0, 0)
    await here('bring', { from: place, to, name, install: install(), now: desk.clock.now() })
    expect(statSync(theirs).mtimeMs).toBeGreaterThan(0)
    stick.remove()
  })
})

describe('clearing up', () => {
  test('keeps the generations, what others made, and the files that are still needed', async () => {
    const scheduled = async () =>
      (await here('make', { ...order(), reason: 'scheduled', at: desk.clock.now() })).name
    attach('合同')
    const first = await scheduled()
    desk.clock.forward(60_000)
    const second = await scheduled()
    const clear = (by: string) => here('clear', { place, install: by, now: desk.clock.now() })
    expect((await clear('another')).removed).toEqual([])
    expect((await clear(install())).removed).toEqual([first])
    expect(await rehearse(second)).toBe('whole')
    const lines = await here('list', { places: [place], install: install(), now: desk.clock.now() })
    expect(lines).toMatchObject([{ name: second, generation: 'monthly', attachments: 1 }])
  })
})
