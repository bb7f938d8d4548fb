import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attachmentFile } from '../../electron/host/attachments/attachmentFiles.ts'
import type { Client } from '../../renderer/connection.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { newId } from '../../renderer/records/ids.ts'
import { addAccount, failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'

const premises = tempHost()
let chief: Client
let clerk: Client

beforeAll(async () => {
  chief = await setUpProtected(premises.desk())
  await addAccount(chief, 'lu')
  clerk = premises.desk()
  await clerk.session.signIn({ login: 'lu', password: 'lu lu lu' })
})
afterAll(() => premises.remove())

async function create(entity: string, values: object): Promise<string> {
  const id = newId()
  await chief.records.create({ entity, id, act: newId(), values: { ...values } })
  return id
}
const remove = (entity: string, id: string, by = chief) =>
  by.records.remove({ entity, ids: [id], act: newId() })
const upload = async (text: string) => {
  const id = newId()
  const content = Buffer.from(text).toString('base64')
  await chief.attachments.write({ upload: id, offset: 0, content })
  return chief.attachments.finish({ upload: id, name: `${text}.txt`, type: 'text/plain' })
}
const purge = (records: { entity: string; id: string }[], count = records.length, by = chief) =>
  outcomeOf(by.recycleBin.purge({ act: newId(), which: { records }, count }))
const isThere = (id: string) => existsSync(attachmentFile(premises.host.office.dataDir, id))

it('is looked through by kind, by whoever deleted it and by name', async () => {
  const mill = await create('customer', { name: '海曙茶行' })
  await create('contact', { name: '顾经理', customer: mill })
  await remove('customer', mill)
  const note = await create('tag', { name: '旧标签' })
  await remove('tag', note, clerk)
  const all = await clerk.recycleBin.list({})
  expect(all.total).toBe(2)
  expect(all.kinds).toContainEqual({ entity: 'contact', count: 1 })
  const titles = async (filter: object) =>
    (await chief.recycleBin.list({ filter })).items.map(({ title }) => title)
  expect(await titles({ entity: 'tag' })).toEqual(['旧标签'])
  expect(await titles({ text: '茶' })).toEqual(['海曙茶行'])
  const lu = all.items.find(({ id }) => id === note)!.deletedBy
  expect(await titles({ user: lu })).toEqual(['旧标签'])
})

it('gives several back at once, with what belongs to them', async () => {
  const { items } = await chief.recycleBin.list({})
  const act = newId()
  const records = items.map(({ entity, id }) => ({ entity, id }))
  await chief.recycleBin.restore({ act, records })
  expect((await chief.recycleBin.list({})).total).toBe(0)
  await outcomeOf(chief.records.undo({ undo: act, act: newId() }))
  expect((await chief.recycleBin.list({})).kinds).toHaveLength(3)
})

it('is emptied by administrators alone, by the number they were told, after a backup, and the journal says so', async () => {
  const records = (await chief.recycleBin.list({})).items.map(({ entity, id }) => ({ entity, id }))
  expect(await failing(purge(records, 3, clerk))).toBe('forbidden :forbidden')
  expect(await failing(purge(records, 3))).toBe('conflict count:countDiffers')
  const all = { act: newId(), which: { filter: {} }, count: 2 }
  expect(await outcomeOf(chief.recycleBin.purge(all))).toMatchObject({ erased: 3, kept: 0 })
  expect((await chief.recycleBin.list({})).total).toBe(0)
  expect((await chief.search.find({ query: '海曙茶行' })).hits).toEqual([])
  const { lines } = await chief.journal.page({ filter: { events: ['purged', 'backupMade'] } })
  expect(lines.map(({ event }) => event?.kind)).toEqual(['purged', 'backupMade'])
  expect(lines[0]?.event?.detail).toEqual({ count: 3 })
})

it('keeps what something that stays refers to, and frees the files that nobody else has', async () => {
  const [own, shared] = [await upload('只有它'), await upload('两家都有')]
  const former = await upload('早已换掉')
  const head = await create('customer', { name: '总公司', attachments: [former] })
  await chief.records.update({
    entity: 'customer',
    id: head,
    act: newId(),
    values: { attachments: [own, shared] },
  })
  const branch = await create('customer', { name: '分公司', parent: head, attachments: [shared] })
  await remove('customer', head)
  expect(await purge([{ entity: 'customer', id: head }])).toMatchObject({ erased: 0, kept: 1 })
  await chief.records.update({
    entity: 'customer',
    id: branch,
    act: newId(),
    values: { parent: null },
  })
  premises.clock.forward(1000)
  expect(await purge([{ entity: 'customer', id: head }])).toMatchObject({ erased: 1, kept: 0 })
  expect([own, former, shared].map(({ id }) => isThere(id))).toEqual([false, false, true])
})
