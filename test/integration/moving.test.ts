import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clearMoved } from '../../electron/host/housekeeping/clearMoved.ts'
import { openOffice } from '../../electron/host/office.ts'
import { officePlace } from '../../electron/host/officePlace.ts'
import { program } from '../../electron/host/records/access.ts'
import { hasMoved } from '../../electron/host/sending/sendingPlace.ts'
import { readSetting } from '../../electron/host/settings.ts'
import type { Client } from '../../renderer/connection.ts'
import { entities } from '../../shared/entities/registry.ts'
import { failing, setUpFolder, tempHost } from '../harness/apiDesk.ts'
import { tempFolder } from '../harness/office.ts'

let office: ReturnType<typeof tempHost>
let chief: Client
let wanted: Promise<void>
let away: ReturnType<typeof tempFolder>
beforeEach(async () => {
  let asked = () => {}
  wanted = new Promise((resolve) => (asked = resolve))
  office = tempHost({
    every: () => () => {},
    restart: () => asked(),
    folder: await setUpFolder('open'),
  })
  chief = office.desk()
  away = tempFolder()
})
afterEach(async () => {
  await office.remove()
  away.remove()
})

const ended = async <T>(stream: Promise<AsyncIterable<T>>) => {
  for await (const each of await stream) void each
}
const move = (path: string) => ended(chief.housekeeping.move({ path }))
const restarted = async () => {
  await office.restart()
  chief = office.desk()
}
const reopened = async () => {
  await wanted
  await restarted()
}
const count = async (entity: string) => (await chief.records.counts({ entity, filters: [null] }))[0]
const attach = (text: string) => {
  const id = createHash('sha256').update(text).digest('hex')
  mkdirSync(join(office.host.office.dataDir, 'attachments', id.slice(0, 2)), { recursive: true })
  writeFileSync(join(office.host.office.dataDir, 'attachments', id.slice(0, 2), id), text)
  return { id, name: `${text}.pdf`, size: text.length, type: 'application/pdf' }
}
const attachments = () =>
  readdirSync(join(office.host.office.dataDir, 'attachments'), { recursive: true })
    .map(String)
    .filter((name) => name.length > 60)
const add = (name: string, attachments: object[] = []) =>
  chief.records.create({
    ...{ entity: 'customer', id: v7(), act: v7() },
    values: { name, attachments },
  })
type Row = { readonly value: string }

test('a move that comes to nothing changes nothing: the office stays the install that it was, and its copy is another', async () => {
  const { dataDir, site } = office.host.office
  const to = join(away.path, '新家')
  const blocked = join(dataDir, 'moved.json.part')
  mkdirSync(blocked)
  await expect(move(to)).rejects.toThrow()
  expect(office.host.isShut).toBe(false)
  cpSync(to, join(away.path, '副本'), { recursive: true })
  const copy = tempHost({ folder: { path: join(away.path, '副本'), remove: () => {} } })
  expect(copy.host.office.site).not.toBe(site)
  await copy.remove()
  await restarted()
  expect(office.host.office.site).toBe(site)
  expect(readSetting(office.host.office.reading, 'mark')).toBeUndefined()
  rmSync(blocked, { recursive: true })
  await move(to)
  await reopened()
  expect(office.host.office).toMatchObject({ dataDir: to, site })
  await office.restart()
  expect(office.host.office.site).toBe(site)
})

test('the data folder is moved: copied, checked, and the old one kept until it is said', async () => {
  const { dataDir, site, reading } = office.host.office
  const install = readSetting(reading, 'install')
  await add('晨辰文具', [attach('合同')])
  const to = join(away.path, '新家 里')
  expect(await failing(move(join(dataDir, 'inside')))).toBe('invalid path:placeInside')
  expect(await failing(move(join(import.meta.dirname)))).toBe('invalid path:placeNotEmpty')
  expect(await failing(move(join(dataDir, '..', 'unplugged', 'office')))).toBe(
    'invalid path:backupPlaceGone',
  )
  await move(to)
  await reopened()
  expect(office.host.office.dataDir).toBe(to)
  expect(office.host.office.site).toBe(site)
  expect(officePlace(dataDir)).toBe(to)
  expect(await count('customer')).toBe(1)
  expect(attachments()).toHaveLength(1)
  const { old } = await chief.housekeeping.folder()
  expect(old).toMatchObject({ path: dataDir })
  expect(existsSync(join(dataDir, 'office.laike'))).toBe(true)
  expect(await failing(move(join(away.path, '再搬')))).toBe('invalid path:oldFolderKept')
  const moved = office.host.office.reading
  expect(readSetting(moved, 'install')).toBe(install)
  // Opened all the same, it gives no number that the moved one gives too, and sends nothing that waits there.
  const other = openOffice({ dataDir })
  expect(other.site).not.toBe(site)
  expect(readSetting(other.reading, 'mark')).toMatch(/^[A-Z]{5}$/u)
  expect(readSetting(other.reading, 'install')).not.toBe(install)
  expect(hasMoved(other)).toBe(true)
  other.close()
  const inUse = () => clearMoved({ from: to, dataDir: to, home: dataDir })
  expect(inUse).toThrow('oldFolderInUse')
  const left = new Database(join(dataDir, 'office.laike'))
  const { value } = left.prepare(`select value from setting where name = 'office'`).get() as Row
  const name = left.prepare(`update setting set value = ? where name = 'office'`)
  name.run('"another"')
  expect(await failing(chief.housekeeping.forgetOld())).toBe('invalid :oldFolderOther')
  name.run(value)
  left.close()
  const others = ['secrets.sealed', '别的.txt'].map((name) => join(dataDir, name))
  for (const each of others) writeFileSync(each, '')
  expect(await chief.housekeeping.forgetOld()).toEqual({ path: to, old: null })
  expect(others.map((each) => existsSync(each))).toEqual([true, true])
  rmSync(others[1]!)
  expect(existsSync(join(dataDir, 'office.laike'))).toBe(false)
  expect(readSetting(office.host.office.reading, 'movedFrom')).toBeUndefined()
  // And home again, while other work waits behind that would leave the office too.
  await restarted()
  for await (const told of await chief.backup.make()) void told
  const [made] = await chief.backup.list({ from: 'own' })
  const restoring = () => chief.backup.restore({ from: 'own', name: made!.name, keepErased: true })
  const moving = (path: string) => chief.housekeeping.move({ path })
  const behind = async (
    first: Promise<AsyncIterable<unknown>>,
    rest: readonly (() => Promise<AsyncIterable<unknown>>)[],
  ) => {
    const stream = (await first)[Symbol.asyncIterator]()
    await stream.next()
    const answers = rest.map((work) => failing(ended(work())))
    while (!(await stream.next()).done);
    return Promise.all(answers)
  }
  const [gone, rest] = ['gone :hostGone', [restoring, () => chief.housekeeping.shrink()]] as const
  expect(await behind(moving(dataDir), rest)).toEqual([gone, gone])
  await reopened()
  expect(await behind(restoring(), [() => moving(`${to} 2`), rest[1]!])).toEqual([gone, gone])
  await reopened()
  expect(office.host.office.dataDir).toBe(dataDir)
  expect(await count('customer')).toBe(1)
})

test('the old folder stays where somebody worked in it since, or keeps backups in it', async () => {
  const { dataDir } = office.host.office
  const backUp = () => office.host.backups.make('manual')
  await add('晨辰文具')
  await backUp()
  await move(join(away.path, '新家'))
  await reopened()
  await chief.backup.keepIn({ path: join(dataDir, 'backups') })
  await backUp()
  const forget = () => failing(chief.housekeeping.forgetOld())
  expect(await forget()).toBe('invalid :oldFolderBackups')
  await chief.backup.keepIn({ path: null })
  // Another install may have chosen it.
  expect(await forget()).toBe('invalid :oldFolderBackups')
  rmSync(join(dataDir, 'backups', 'laike-backups.json'))

  const { store, close } = openOffice({ dataDir })
  const act = { id: v7(), source: 'interface', actor: program } as const
  store.transact(act, (tx) => store.create(tx, entities.customer, v7(), { name: '海曙茶庄' }))
  close()
  office.clock.set(Date.now() + 60_000)
  await add('鄞州五金')
  expect(await forget()).toBe('invalid :oldFolderOther')
  expect(existsSync(join(dataDir, 'office.laike'))).toBe(true)
})

test('what lies on another disk, with a link in its place, is moved along', async () => {
  const { dataDir } = office.host.office
  mkdirSync(join(away.path, '大盘'))
  symlinkSync(join(away.path, '大盘'), join(dataDir, 'attachments'), 'junction')
  attach('合同')
  await move(join(away.path, '新家'))
  await reopened()
  expect(attachments()).toHaveLength(1)
})
