import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideSwap } from '../../electron/host/backup/swapOffice.ts'
import { query } from '../../electron/host/database/query.ts'
import { leaving } from '../../electron/host/housekeeping/leaving.ts'
import { decidePlace, officePlace } from '../../electron/host/officePlace.ts'
import { program } from '../../electron/host/records/access.ts'
import { readSetting, writeSetting } from '../../electron/host/settings.ts'
import type { Client } from '../../renderer/connection.ts'
import type { OrphanCounts } from '../../shared/api/housekeeping.ts'
import { failing, setUpFolder, tempHost } from '../harness/apiDesk.ts'

let office: ReturnType<typeof tempHost>
let chief: Client
let wanted: Promise<void>
beforeEach(async () => {
  let asked = () => {}
  wanted = new Promise((resolve) => (asked = resolve))
  office = tempHost({
    every: () => () => {},
    restart: () => asked(),
    folder: await setUpFolder('open'),
  })
  chief = office.desk()
})
afterEach(() => office.remove())

const day = 86_400_000
const add = async (values: Record<string, unknown>, entity = 'customer') => {
  const id = v7()
  await chief.records.create({ entity, id, act: v7(), values })
  return id
}
const change = (id: string, values: Record<string, unknown>) =>
  chief.records.update({ entity: 'customer', id, act: v7(), values })
/** What came of long work. */
const result = async <T>(stream: Promise<AsyncIterable<T>>) => {
  let last: T | undefined
  for await (const each of await stream) last = each
  return (last as { result?: unknown } | undefined)?.result
}
const reopened = async () => {
  await wanted
  await office.restart()
  chief = office.desk()
}
const count = async (entity: string) => (await chief.records.counts({ entity, filters: [null] }))[0]
const found = async (query: string) =>
  (await chief.search.find({ query, entities: ['customer'] })).hits.map(({ text }) => text)
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
const damage = (sql: string) => {
  const foreign = new Database(office.host.office.file)
  foreign.function('laike_writing', { deterministic: false }, () => 1)
  foreign.pragma('foreign_keys = OFF')
  foreign.pragma('trusted_schema = ON')
  foreign.unsafeMode().exec(sql)
  foreign.close()
}

test('an old history is let go of: who and when stay, the seals hold, and what is newer can be put back', async () => {
  const id = await add({ name: '晨辰文具', phone: '0574-8700' })
  office.clock.forward(day)
  await change(id, { name: '宁波晨辰文具' })
  office.clock.forward(400 * day)
  const before = office.clock.now() - day
  await change(id, { name: '宁波晨辰文具有限公司' })

  const weight = await chief.housekeeping.weigh({ before })
  expect(weight.entries).toBeGreaterThan(1)
  await result(chief.housekeeping.compact({ act: v7(), before }))
  expect(await chief.housekeeping.weigh({ before })).toMatchObject({ entries: 0 })

  const { entries } = await chief.records.history({ entity: 'customer', id })
  expect(
    entries.map(({ kind, fields, isEmptied }) => [kind, Object.keys(fields), isEmptied]),
  ).toEqual([
    ['update', ['name'], undefined],
    ['update', [], true],
    ['create', [], true],
  ])
  const clock = entries[0]!.clock - 1
  const asOf = (at: number) => chief.records.asOf({ entity: 'customer', id, clock: at })
  expect((await asOf(clock)).row).toMatchObject({ name: '宁波晨辰文具' })
  expect(await asOf(entries[1]!.clock - 1)).toMatchObject({ row: null, isForgotten: true })
  const back = chief.records.putBack({
    entity: 'customer',
    id,
    act: v7(),
    clock: entries[1]!.clock - 1,
  })
  expect(await failing(back)).toBe('conflict :pastForgotten')
  await chief.records.putBack({ entity: 'customer', id, act: v7(), clock })
  expect((await chief.records.read({ entity: 'customer', id })).row['name']).toBe('宁波晨辰文具')

  const verdict = await ended(chief.journal.check({}))
  expect(verdict).toMatchObject({ kind: 'done', verdict: { broken: null } })
  const { lines } = await chief.journal.page({ filter: { events: ['historyCompacted'] } })
  expect(lines[0]?.event?.detail).toEqual({ before, count: weight.entries })
  const backups = await chief.backup.list({ from: 'own' })
  expect(backups[0]).toMatchObject({ reason: 'cleanUp' })
})

async function ended<T>(stream: Promise<AsyncIterable<T>>) {
  let last: T | undefined
  for await (const each of await stream) last = each
  return last
}

test('what belongs to nothing is found and taken away; what a record or its history has stays', async () => {
  const [kept, once] = [attach('合同'), attach('旧合同')]
  attach('没人要的')
  const halfDone = join(office.host.office.dataDir, 'attachments', 'ab', `ab${'0'.repeat(62)}.enc`)
  mkdirSync(dirname(halfDone), { recursive: true })
  writeFileSync(halfDone, 'of another key')
  const id = await add({ name: '晨辰文具', attachments: [once] })
  await change(id, { attachments: [kept] })
  const lost = await add({ name: '总公司' })
  const branch = await add({ name: '分店', parent: lost })
  damage(`delete from customer where id = '${lost}'`)
  const orphans = async () => (await result(chief.housekeeping.orphans())) as OrphanCounts
  const counts = await orphans()
  expect(counts.files).toBe(2)
  expect(counts.references).toBeGreaterThan(0)
  expect(await result(chief.housekeeping.clean({ act: v7() }))).toEqual(counts)
  // It came in today, and might be on its way to a record.
  expect(attachments()).toHaveLength(4)
  expect(await orphans()).toEqual({ files: 2, references: 0 })
  const { row } = await chief.records.read({ entity: 'customer', id: branch })
  expect(row['parent']).toBeNull()
})

test('search is made anew while others write', async () => {
  await add({ name: '宁波晨辰文具' })
  damage(`insert into "customerGram" ("customerGram") values ('delete-all')`)
  await add({ name: '春晓茶叶店' })
  expect(await found('晨辰')).toEqual([])
  let met = false
  for await (const told of await chief.housekeeping.reindex({ act: v7() })) {
    if (!met) await add({ name: '镇海晨辰' })
    met ||= told.kind === 'progress'
  }
  expect((await found('晨辰')).sort()).toEqual(['宁波晨辰文具', '镇海晨辰'])
  const { before, after } = (await result(chief.housekeeping.shrink())) as Record<string, number>
  expect(after).toBeLessThanOrEqual(before!)
  await reopened()
  expect((await found('晨辰')).length).toBe(2)
})

test('records of some kinds are erased with what belongs to them; the rest lets go of them', async () => {
  const customer = await add({ name: '晨辰文具', attachments: [attach('合同')] })
  await add({ name: '王芳', customer }, 'contact')
  await add({ name: '别处的人' }, 'contact')
  const clear = (name: string, kinds: string[]) =>
    chief.housekeeping.clear({ act: v7(), name, kinds })
  expect(await failing(ended(clear('春风', ['customer'])))).toBe('invalid name:nameDiffers')
  expect(await failing(ended(clear('春风商贸', ['user'])))).toBe('invalid kinds:invalid')
  expect(await result(clear('春风商贸', ['customer']))).toEqual({ erased: 3, kept: 0 })
  expect([await count('customer'), await count('contact'), await count('user')]).toEqual([0, 0, 1])
  expect(attachments()).toEqual([])
  expect(await found('晨辰')).toEqual([])
  const verdict = await ended(chief.journal.check({}))
  expect(verdict).toMatchObject({ verdict: { broken: null } })
})

test('an office begins anew, and a backup of before brings it back', async () => {
  await add({ name: '晨辰文具', attachments: [attach('合同')] })
  const { office: before, secrets } = office.host
  secrets.keep('a', '授权码')
  before.store.transact({ id: v7(), source: 'clock', actor: program }, (tx) =>
    writeSetting(tx, 'movedFrom', before.dataDir),
  )
  await result(chief.housekeeping.beginAnew({ name: '春风商贸' }))
  expect(await failing(chief.office.state())).toBe('gone :hostGone')
  await reopened()
  expect((await chief.office.state()).setUp).toBe(false)
  for (const name of ['attachments', 'secrets.json', 'secrets.key']) {
    expect(existsSync(join(office.host.office.dataDir, name))).toBe(false)
  }
  const { store } = office.host.office
  store.transact({ id: v7(), source: 'clock', actor: program }, (tx) =>
    tx.run(query.deleteFrom('setting').where('name', '=', 'movedFrom')),
  )
  const [kept] = await chief.backup.list({ from: 'own' })
  await ended(chief.backup.preview({ from: 'own', name: kept!.name }))
  wanted = Promise.resolve()
  await ended(chief.backup.restore({ from: 'own', name: kept!.name }))
  await reopened()
  expect(await count('customer')).toBe(1)
  expect(attachments()).toHaveLength(1)
  // Which folder the office left is nothing that a backup knows.
  expect(readSetting(office.host.office.reading, 'movedFrom')).toBeUndefined()
})

test('what was decided is withdrawn where it comes to nothing', async () => {
  const { host } = office
  const { dataDir } = host.office
  const work = leaving(host, async () => {
    decideSwap(dataDir, { take: 'restoring', aside: 'replaced' })
    decidePlace(dataDir, join(dataDir, 'elsewhere'))
    throw new Error('the disk is full')
  })
  await expect(ended(Promise.resolve(work))).rejects.toThrow('the disk is full')
  expect(existsSync(join(dataDir, 'swap.json'))).toBe(false)
  expect(officePlace(dataDir)).toBe(dataDir)
  expect(host.isShut).toBe(false)
})

test('what waits behind a restore leaves alone what that decided', async () => {
  const { backups, office: open } = office.host
  const turn = Promise.withResolvers<void>()
  const before = backups.alone(async () => {
    await turn.promise
    decideSwap(open.dataDir, { take: 'restoring', aside: 'replaced' })
  })
  const { housekeeping } = chief
  const waiting = [housekeeping.shrink(), housekeeping.beginAnew({ name: '春风商贸' })]
  const answers = waiting.map((work) => failing(ended(work as Promise<AsyncIterable<unknown>>)))
  setImmediate(turn.resolve)
  await before
  expect(await Promise.all(answers)).toEqual(['gone :hostGone', 'gone :hostGone'])
  expect(existsSync(join(open.dataDir, 'swap.json'))).toBe(true)
  expect(office.host.isShut).toBe(false)
})
