import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pastFile } from '../../electron/host/backup/unpackPast.ts'
import { readSetting } from '../../electron/host/settings.ts'
import type { BackupFrom } from '../../shared/api/backup.ts'
import { customName } from '../../shared/customFields.ts'
import type { Client } from '../../renderer/connection.ts'
import { failing, setUpFolder, tempHost } from '../harness/apiDesk.ts'
import { officeFolder } from '../harness/office.ts'

let office: ReturnType<typeof tempHost>
let chief: Client
let wanted: Promise<void>
beforeEach(async () => {
  office = openedHost(await setUpFolder('open'))
  chief = office.desk()
})
afterEach(() => office.remove())

function openedHost(folder = officeFolder()) {
  let asked = () => {}
  wanted = new Promise((resolve) => (asked = resolve))
  return tempHost({ every: () => () => {}, restart: () => asked(), folder })
}

const add = async (name: string) => {
  const id = v7()
  await chief.records.create({ entity: 'customer', id, act: v7(), values: { name } })
  return id
}
const names = async () => {
  const { rows } = await chief.records.list({ entity: 'customer' })
  return rows.map((row) => row['name']).sort()
}
const ended = async <T>(stream: Promise<AsyncIterable<T>>) => {
  let last: T | undefined
  for await (const each of await stream) last = each
  return last
}
const backUp = async () => {
  office.clock.forward(60_000)
  await ended(chief.backup.make())
  const [newest] = await chief.backup.list({ from: 'own' })
  return newest!.name
}
const change = (id: string, values: Record<string, unknown>, entity = 'customer') =>
  chief.records.update({ entity, id, act: v7(), values })
const remove = (entity: string, id: string, act = v7()) =>
  chief.records.remove({ entity, ids: [id], act })
const removeAndBack = async (id: string, act = v7()) => {
  await remove('customer', id, act)
  await ended(chief.records.undo({ act: v7(), undo: act }))
}
/** Restores, and opens the office anew as whoever started the host does. */
const restore = async (name: string, more: object = {}, from: BackupFrom = 'own') => {
  office.clock.forward(60_000)
  await ended(chief.backup.restore({ from, name, ...more }))
  await wanted
  await office.restart()
  chief = office.desk()
}
const refused = (name: string, more: object = {}, from: BackupFrom = 'own') =>
  failing(ended(chief.backup.restore({ from, name, ...more })))
const setting = (name: Parameters<typeof readSetting>[1]) =>
  readSetting(office.host.office.reading, name)

describe('a restore', () => {
  test('shows first what it would change', async () => {
    const [back, kept, gone] = [await add('甲'), await add('乙'), await add('丙')]
    const name = await backUp()
    office.clock.forward(60_000)
    await add('丁')
    await change(kept, { name: '乙方' })
    await remove('customer', gone)
    await removeAndBack(back)
    const work = await ended(chief.backup.preview({ from: 'own', name }))
    if (work?.kind !== 'done') throw new Error('no preview')
    expect(work.result).toMatchObject({ name, office: '春风商贸', erased: 0 })
    expect(work.result.differences?.find(({ entity }) => entity === 'customer')).toEqual({
      entity: 'customer',
      then: 3,
      now: 3,
      onlyThen: 1,
      onlyNow: 1,
      changed: 1,
    })
  })

  test('brings the office back as it was, under a new site, and can be undone', async () => {
    await add('甲')
    const name = await backUp()
    await add('乙')
    const { site } = office.host.office
    await restore(name)
    expect(await names()).toEqual(['甲'])
    expect(office.host.office.site).not.toBe(site)
    expect(setting('mark')).toBeUndefined()
    expect(setting('syncPaused')).toBe(true)
    const { restored } = await chief.backup.state()
    expect(restored).toMatchObject({ at: office.clock.now() })
    await add('丙')
    await restore(restored!.safety!)
    expect(await names()).toEqual(['乙', '甲'].sort())
    expect(readdirSync(office.host.office.dataDir)).not.toContain('replaced')
  })

  test('keeps out what was under way, and lets it in again only when it is not decided', async () => {
    const name = await backUp()
    const { host } = office
    const { store, dataDir } = host.office
    const actor = { user: null, role: 'program' } as const
    const write = () => store.transact({ id: v7(), source: 'interface', actor }, () => 'written')
    const gate = {
      isShut: false,
      shut: (isShut: boolean) => {
        host.shut(isShut)
        if (!isShut) return void expect(readdirSync(dataDir)).not.toContain('swap.json')
        expect(write).toThrow('gone: hostGone')
        // As a decision that was written and could not be flushed.
        writeFileSync(join(dataDir, 'swap.json'), '{"take":"restoring","aside":"replaced"}')
        rmSync(join(dataDir, 'restoring'), { recursive: true })
      },
    }
    const asked = { place: host.backups.place, name, keepErased: true }
    await expect(host.backups.restore(asked, gate, actor)).rejects.toThrow()
    expect(write()).toBe('written')
  })

  test('that can’t be opened gives back what was there, and the journal tells of it', async () => {
    await add('甲')
    const { dataDir } = office.host.office
    mkdirSync(join(dataDir, 'restoring'))
    writeFileSync(join(dataDir, 'restoring', 'office.laike'), 'no database')
    writeFileSync(join(dataDir, 'swap.json'), '{"take":"restoring","aside":"replaced"}')
    await office.restart()
    chief = office.desk()
    expect(await names()).toEqual(['甲'])
    const { lines } = await chief.journal.page({ filter: { events: ['restoreFailed'] } })
    expect(lines).toHaveLength(1)
    expect(readdirSync(dataDir)).not.toContain('swap.json')
  })

  test('leaves the log of another database no place', async () => {
    const name = await backUp()
    for (let round = 0; round < 50; round += 1) await add(`客户 ${round}`)
    await restore(name)
    expect(await names()).toEqual([])
    await add('甲')
    await office.restart()
    chief = office.desk()
    expect(await names()).toEqual(['甲'])
  })

  test('of what was erased for good since leaves it erased, unless it is asked for', async () => {
    const id = await add('甲')
    const other = await add('乙')
    const contact = v7()
    const values = { name: '陈建国', customer: id }
    await chief.records.create({ entity: 'contact', id: contact, act: v7(), values })
    const name = await backUp()
    // It refers to it in the backup, and no more today.
    await change(contact, { customer: other }, 'contact')
    const { store, ids, registry } = office.host.office
    const actor = { user: null, role: 'program' } as const
    store.transact({ id: ids(), source: 'interface', actor }, (tx) =>
      store.purge(tx, registry['customer']!, id),
    )
    const work = await ended(chief.backup.preview({ from: 'own', name }))
    expect(work).toMatchObject({ result: { erased: 1 } })
    await restore(name)
    expect(await names()).toEqual(['乙'])
    expect(setting('erasures')).toBeUndefined()
    const { row } = await chief.records.read({ entity: 'contact', id: contact })
    expect(row).toMatchObject({ name: '陈建国', customer: null })
    await restore(name, { keepErased: false })
    expect(await names()).toEqual(['乙', '甲'].sort())
  })

  test('of an encrypted backup asks for no passphrase where the office knows it, and for it elsewhere', async () => {
    await chief.backup.encrypt({ passphrase: '西湖龙井 2026' })
    await add('甲')
    const name = await backUp()
    await chief.backup.encrypt({ passphrase: '碧螺春 2026' })
    expect(await refused(name)).toBe('invalid :backupLocked')
    expect(await refused(name, { passphrase: '毛尖' })).toBe('invalid :wrongPassphrase')
    await add('乙')
    await restore(name, { passphrase: '西湖龙井 2026' })
    expect(await names()).toEqual(['甲'])
    await restore((await chief.backup.state()).restored!.safety!)
    expect(await names()).toEqual(['乙', '甲'].sort())
  })

  test('of another office is refused, and a new desk takes any', async () => {
    await add('甲')
    const name = await backUp()
    const other = openedHost()
    const path = office.host.backups.place
    const desk = other.desk()
    const list = (at: string) => desk.backup.list({ from: { path: at } })
    expect(await list(path)).toMatchObject([{ name, office: '春风商贸' }])
    // Whoever points at a backup itself, or at a data folder, means the backups.
    expect(await list(join(path, name))).toMatchObject([{ name }])
    expect(await failing(list(join(path, 'gone')))).toBe('invalid from.path:backupPlaceGone')
    await ended(desk.backup.restore({ from: { path: dirname(path) }, name }))
    await wanted
    await other.restart()
    // The one it was made of may go on counting.
    const mark = expect.stringMatching(/^[B-Z]{5}$/)
    expect(await other.desk().office.state()).toMatchObject({ name: '春风商贸', setUp: true, mark })
    await other.remove()

    const strangers = openedHost()
    const stranger = strangers.desk()
    await stranger.office.setUp({ protection: 'open', name: '别家', locale: 'zh-CN' })
    expect(await failing(ended(stranger.backup.restore({ from: { path }, name })))).toBe(
      'invalid :backupOther',
    )
    expect(readdirSync(strangers.host.office.dataDir)).not.toContain('swap.json')
    await strangers.remove()
  })

  test('of a name that leads elsewhere, or is none, is refused', async () => {
    for (const name of ['../attachments', '2026-11-26 18.05.12 manual', '', '.']) {
      expect(await refused(name)).toMatch(/notFound|backupTruncated/)
    }
  })
})

describe('a backup beside today', () => {
  const open = async (name: string) => ended(chief.backup.open({ from: 'own', name }))
  const past = (more: object = {}) =>
    chief.backup
      .past({ entity: 'customer', ...more })
      .then(({ records }) =>
        records.map(({ then, became, differing }) => [then['name'], became, ...differing]),
      )

  test('lies nowhere unpacked after a start, though the program was killed', async () => {
    const { dataDir } = office.host.office
    const unpacked = ['preview', 'rehearsal', 'working']
    for (const folder of unpacked) mkdirSync(join(dataDir, folder))
    await office.restart()
    expect(readdirSync(dataDir).filter((name) => unpacked.includes(name))).toEqual([])
  })

  test('shows its records as they were, and what became of each', async () => {
    const [changed, deleted, back] = [await add('甲'), await add('乙'), await add('丙')]
    const name = await backUp()
    office.clock.forward(60_000)
    await add('丁')
    await change(changed, { name: '甲方', phone: '0574 8765' })
    await remove('customer', deleted)
    await removeAndBack(back)
    await open(name)
    expect(await past()).toEqual([
      ['丙', 'same'],
      ['甲', 'changed', 'name', 'phone'],
      ['乙', 'deleted'],
    ])
    expect(await past({ different: true })).toHaveLength(2)
    expect(await past({ query: '乙' })).toEqual([['乙', 'deleted']])
    await chief.backup.close()
    expect(await failing(past())).toBe('gone :noBackupOpen')
  })

  test('gives single records back, with what belonged to them, and lets that be undone', async () => {
    const customer = await add('甲')
    const contact = v7()
    await chief.records.create({
      entity: 'contact',
      id: contact,
      act: v7(),
      values: { name: '陈建国', customer },
    })
    const name = await backUp()
    office.clock.forward(60_000)
    await change(customer, { name: '甲方' })
    const field = v7()
    const asked = { label: '介绍人', entity: 'customer', kind: 'text' }
    await chief.records.create({ entity: 'customField', id: field, act: v7(), values: asked })
    await change(customer, { [customName(field)]: '老陈', note: '今天写的' })
    await remove('contact', contact)
    await remove('customer', customer)
    await open(name)
    // As a backup of an older program, which had no notes.
    const past = new Database(pastFile(office.host.office.dataDir))
    past.function('laike_writing', () => 1)
    past.exec('alter table customer drop column note')
    past.close()
    const act = v7()
    const { row } = await chief.backup.bringBack({ act, entity: 'customer', id: customer })
    expect(row).toMatchObject({
      name: '甲',
      deletedAt: null,
      [customName(field)]: '老陈',
      note: '今天写的',
    })
    const read = () => chief.records.read({ entity: 'contact', id: contact })
    expect((await read()).row.deletedAt).toBeNull()
    await ended(chief.records.undo({ act: v7(), undo: act }))
    expect((await read()).row.deletedAt).not.toBeNull()
  })
})
