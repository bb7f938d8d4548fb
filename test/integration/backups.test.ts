import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupWork } from '../../shared/api/backup.ts'
import { here } from '../../electron/host/backup/runJob.ts'
import { readSetting } from '../../electron/host/settings.ts'
import type { Client } from '../../renderer/connection.ts'
import { failing, setUpFolder, tempHost } from '../harness/apiDesk.ts'
import { tempFolder } from '../harness/office.ts'

const hour = 3_600_000
const day = 24 * hour

let office: ReturnType<typeof tempHost>
let chief: Client
let folders: ReturnType<typeof tempFolder>[] = []
beforeEach(async () => {
  office = tempHost({ every: () => () => {}, folder: await setUpFolder('open') })
  chief = office.desk()
})
afterEach(async () => {
  await office.remove()
  folders.forEach((folder) => folder.remove())
  folders = []
})

const reasons = async () =>
  (await chief.backup.list({ from: 'own' })).map((line) =>
    'reason' in line ? line.reason : line.problem,
  )
const backupsOn = (path: string) => readdirSync(path).filter((name) => name.endsWith('manual'))
const stick = () => {
  const folder = tempFolder()
  folders.push(folder)
  return folder
}
const nameOf = (text: string) => createHash('sha256').update(text).digest('hex')
const attach = (text: string) => {
  const id = nameOf(text)
  const source = join(office.folder, 'attachments', id.slice(0, 2), id)
  mkdirSync(dirname(source), { recursive: true })
  writeFileSync(source, text)
  return source
}
const make = async () => {
  const told: BackupWork[] = []
  for await (const each of await chief.backup.make()) told.push(each)
  return told
}

test('a backup is made at the next start, then every day at the set time, and one of them is tried', async () => {
  await office.host.backups.look()
  expect(await reasons()).toEqual(['scheduled'])
  expect(await chief.backup.state()).toMatchObject({ doneAt: office.clock.now(), warning: null })
  await office.host.backups.look()
  expect((await chief.backup.state()).rehearsal).toMatchObject({ problem: null })
  office.clock.forward(day)
  await office.host.backups.look()
  await office.host.backups.look()
  expect(await reasons()).toHaveLength(2)
})

test('a backup by hand tells how far it is', async () => {
  const told = await make()
  expect(told[0]).toMatchObject({ kind: 'progress', phase: 'copying' })
  expect(told.at(-1)).toEqual({ kind: 'done' })
  expect(await reasons()).toEqual(['manual'])
})

test('a backup that can’t be read is told, and keeps nobody from the others', async () => {
  await make()
  const place = join(office.folder, 'backups')
  // As a file that the disk can't read any more.
  const manifest = join(place, backupsOn(place)[0]!, 'manifest.json')
  rmSync(manifest)
  mkdirSync(manifest)
  office.clock.forward(hour)
  await make()
  expect(await reasons()).toEqual(['manual', 'backupDamaged'])
  expect(await chief.backup.state()).toMatchObject({ warning: null })
})

test.each([null, '西湖龙井 2026'])(
  'what was damaged in the folder of backups is mended once a trial has found it (passphrase %s)',
  async (passphrase) => {
    if (passphrase) await chief.backup.encrypt({ passphrase })
    attach('合同')
    await make()
    const [shared] = readdirSync(join(office.folder, 'backups', 'files'), { recursive: true })
      .map((name) => join(office.folder, 'backups', 'files', String(name)))
      .filter((path) => statSync(path).isFile())
    const bytes = readFileSync(shared!)
    writeFileSync(
      shared!,
      bytes.map((byte) => byte ^ 1),
    )
    const tried = async () => {
      await office.host.backups.rehearse().catch(() => undefined)
      return (await chief.backup.state()).rehearsal?.problem
    }
    expect(await tried()).toBe('backupDamaged')
    office.clock.forward(hour)
    await make()
    expect(await tried()).toBeNull()
  },
)

test('a second place gets again what is cut short there', async () => {
  attach('合同')
  const usb = stick()
  await chief.backup.second({ path: usb.path })
  await make()
  const id = nameOf('合同')
  const there = join(usb.path, 'files', id.slice(0, 2), id)
  writeFileSync(there, '')
  office.clock.forward(hour)
  await make()
  expect(readFileSync(there, 'utf8')).toBe('合同')
})

test('before something large one is made, unless nothing was changed since the last', async () => {
  const { backups } = office.host
  await backups.before('import')
  await backups.before('bulk')
  expect(await reasons()).toEqual(['import'])
  await chief.office.change({ name: '春风文具' })
  office.clock.forward(hour)
  await backups.before('bulk')
  expect(await reasons()).toEqual(['bulk', 'import'])
})

test('what can’t be taken back waits for a backup, and does not happen without one', async () => {
  const { backups } = office.host
  const order: string[] = []
  const running = backups.make('scheduled').then(() => order.push('made'))
  await backups.before('purge')
  order.push('went on')
  await running
  expect(order).toEqual(['made', 'went on'])
  expect(await reasons()).toEqual(['scheduled'])
  rmSync(backups.place, { recursive: true })
  writeFileSync(backups.place, 'a file where the folder should be')
  await chief.office.change({ name: '春风文具' })
  await backups.before('bulk')
  expect(await failing(backups.before('purge'))).toBe('invalid :backupPlaceUnwritable')
})

test('none is made where a file that another install took away meanwhile is damaged by then', async () => {
  const { dataDir, file, clock } = office.host.office
  const sources = ['合同', '发票'].map(attach)
  const place = join(dataDir, 'backups')
  const order = { dataDir, file, place, install: 'here', reason: 'manual', key: null } as const
  let shared = 0
  const making = here(
    'make',
    { ...order, at: clock.now() },
    {
      onProgress: ({ phase }) => {
        if (phase !== 'attachments' || ++shared !== 2) return
        rmSync(join(place, 'files'), { recursive: true })
        for (const source of sources) writeFileSync(source, 'flipped')
      },
    },
  )
  await expect(making).rejects.toThrow('backupDiskTrouble')
  expect(await reasons()).toEqual([])
})

test('the second place is used while it is there, and catches up when it comes back', async () => {
  const usb = stick()
  await make()
  await chief.backup.second({ path: usb.path })
  await office.host.backups.alone(async () => {})
  expect(backupsOn(usb.path)).toHaveLength(1)
  // Taken out: what is left is the empty folder that it was plugged in at.
  const mark = readFileSync(join(usb.path, 'laike-backups.json'))
  rmSync(join(usb.path, 'laike-backups.json'))
  office.clock.forward(day)
  await make()
  expect(backupsOn(usb.path)).toHaveLength(1)
  office.clock.forward(8 * day)
  expect((await chief.backup.state()).warning).toBe('stale')
  await make()
  expect((await chief.backup.state()).warning).toBe('secondStale')
  writeFileSync(join(usb.path, 'laike-backups.json'), mark)
  office.clock.forward(hour)
  await office.host.backups.look()
  expect(backupsOn(usb.path)).toHaveLength(2)
  expect((await chief.backup.state()).warning).toBe(null)
})

test('backups are kept in a chosen folder, and in the office’s own while that is not there', async () => {
  const disk = stick()
  await make()
  await chief.backup.keepIn({ path: disk.path })
  await office.host.backups.alone(async () => {})
  expect(await chief.backup.state()).toMatchObject({ place: disk.path, warning: null })
  // Those of before stay where they are, and are told of.
  expect((await reasons()).sort()).toEqual(['manual', 'scheduled'])
  const [before] = (await chief.backup.list({ from: 'own' })).filter(({ name }) =>
    name.endsWith('manual'),
  )
  const looked = await chief.backup.preview({ from: 'own', name: before!.name })
  for await (const told of looked) if (told.kind === 'done') expect(told.result).toBeDefined()
  const { encryption } = chief
  expect((await encryption.state()).plainBackups).toBe(2)
  mkdirSync(join(office.folder, 'damaged 2026-11-22 09.00.00'))
  expect((await encryption.state()).plainBackups).toBe(3)
  const rehearsing = await chief.backup.rehearse()
  while (!(await rehearsing.next()).done);
  const taken = chief.backup.second({ path: disk.path })
  expect(await failing(taken)).toBe('invalid path:backupPlaceTaken')
  const mark = join(disk.path, 'laike-backups.json')
  const marked = readFileSync(mark)
  rmSync(mark)
  await make()
  expect((await chief.backup.state()).warning).toBe('placeAway')
  expect(backupsOn(disk.path)).toEqual([])
  expect(await reasons()).toContain('manual')
  writeFileSync(mark, marked)
  office.clock.forward(hour)
  await make()
  expect(await chief.backup.state()).toMatchObject({ place: disk.path, warning: null })
  expect(backupsOn(disk.path)).toHaveLength(1)
  // What lies there is known though another folder was chosen since, and counted once however it is written.
  const all = (await encryption.state()).plainBackups
  const other = stick()
  await chief.backup.keepIn({ path: `${other.path}/` })
  await office.host.backups.alone(async () => {})
  await chief.backup.keepIn({ path: null })
  await office.host.backups.alone(async () => {})
  expect((await encryption.state()).plainBackups).toBe(all + 2)
  await chief.backup.keepIn({ path: disk.path })
  const { office: open } = office.host
  expect(readSetting(open.reading, 'backupFormer')).toEqual([other.path])
  // A folder of before that is something else by now keeps nobody from the page.
  await office.host.backups.alone(async () => {})
  const found = (await encryption.state()).plainBackups
  rmSync(other.path, { recursive: true })
  writeFileSync(other.path, '')
  expect((await encryption.state()).plainBackups).toBe(found - 1)
})

test('a folder that can’t be the second place is refused with a sentence', async () => {
  const { dataDir } = office.host.office
  const inside = join(dataDir, 'more')
  mkdirSync(inside)
  const choose = (path: string) => failing(chief.backup.second({ path }))
  expect(await choose(inside)).toBe('invalid path:backupPlaceInside')
  expect(await choose(join(dataDir, 'nowhere'))).toBe('invalid :backupPlaceGone')
  expect(await choose('folder')).toBe('invalid path:backupPlaceGone')
})

test('what goes wrong is told until one is made, and tried again a quarter of an hour later', async () => {
  const { host, clock } = office
  await host.backups.look()
  await host.backups.look()
  rmSync(host.backups.place, { recursive: true })
  writeFileSync(host.backups.place, 'a file where the folder should be')
  clock.forward(day)
  await host.backups.look()
  const failed = await chief.backup.state()
  expect(failed).toMatchObject({ problem: 'backupPlaceUnwritable', warning: 'failing' })
  rmSync(host.backups.place)
  clock.forward(10 * 60_000)
  await host.backups.look()
  expect((await chief.backup.state()).warning).toBe('failing')
  clock.forward(10 * 60_000)
  await host.backups.look()
  expect((await chief.backup.state()).warning).toBe(null)
})

test('with a passphrase backups are encrypted, and tried all the same', async () => {
  await chief.backup.encrypt({ passphrase: '西湖龙井 2026' })
  await make()
  const rehearsing = await chief.backup.rehearse()
  while (!(await rehearsing.next()).done);
  expect(await chief.backup.list({ from: 'own' })).toMatchObject([{ encrypted: true }])
  expect(await chief.backup.state()).toMatchObject({
    encrypted: true,
    rehearsal: { problem: null },
  })
  expect(await failing(chief.backup.encrypt({ passphrase: 'short' }))).toBe(
    'invalid passphrase:weakPassword',
  )
})
