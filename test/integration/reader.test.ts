import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { query } from '../../electron/host/database/query.ts'
import { openLog } from '../../electron/host/log.ts'
import { createLists } from '../../electron/host/records/list.ts'
import { program } from '../../electron/host/records/access.ts'
import { raiseAlerts } from '../../electron/host/service/raiseAlerts.ts'
import { readOnThreads } from '../../electron/host/reading/readOnThreads.ts'
import type { Readings } from '../../electron/host/reading/readings.ts'
import { customName } from '../../shared/customFields.ts'
import { entities } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { actOf, tempFolder, tempOffice, type TempOffice } from '../harness/office.ts'

const reader = join(inject('hosts'), 'reader.js')

/** One office for all: what a test puts into its lists goes with it. */
let desk: TempOffice
let readings: Readings
beforeAll(() => {
  desk = tempOffice()
  readings = readOnThreads(desk.office, pathToFileURL(reader), openLog(desk.folder, desk.clock))
})
afterEach(() => {
  const { store, reading } = desk.office
  store.transact(actOf(program), (tx) => {
    for (const name of ['task', 'contact', 'customer'] as const) {
      const rows = query.selectFrom(name).select('id').where('deletedAt', 'is', null)
      for (const { id } of reading.all(rows)) store.remove(tx, entities[name], id)
    }
  })
})
afterAll(async () => {
  await readings.close()
  desk.close()
})

const whyNot = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => failureOf(error)?.kind ?? String(error),
  )

test('what was written is in the next answer, and in the lists that are open', async () => {
  const list = { entity: 'customer' } as const
  expect(await readings.ask('size', desk.chief, list)).toBe(0)
  const { id } = desk.create('customer', { name: '宁波晨辰文具' })
  expect(await readings.ask('size', desk.chief, list)).toBe(1)
  expect(await readings.ask('place', desk.chief, { ...list, id })).toBe(0)
  const { hits } = await readings.ask('find', desk.chief, { query: 'nbcc', limit: 8 })
  expect(hits.map(({ row }) => row.id)).toEqual([id])
})

test('a failure comes back as what it is', async () => {
  const lost = readings.ask('timeline', desk.chief, {
    entity: 'customer',
    id: v7(),
    before: null,
    limit: 10,
  })
  expect(await whyNot(lost)).toBe('notFound')
  expect(await whyNot(readings.ask('size', desk.chief, { entity: 'constructor' }))).toBe('notFound')
})

test('rows that were read before a field was made have it afterwards', async () => {
  const { id } = desk.create('customer', { name: '宁波晨辰文具' })
  const row = async () => {
    const list = { entity: 'customer', offset: 0, limit: 9 } as const
    return (await readings.ask('page', desk.chief, list)).rows[0]
  }
  expect(await row()).toMatchObject({ id })
  const field = customName(desk.create('customField', { label: '预算', entity: 'customer' }).id)
  expect(await row()).toMatchObject({ [field]: null })
  desk.update('customer', id, { [field]: '很多' })
  expect(await row()).toMatchObject({ [field]: '很多' })
})

test('a field that was just made, renamed, removed or erased is known to the next answer', async () => {
  const made = desk.create('customField', { label: '介绍人', entity: 'customer' })
  const field = customName(made.id)
  desk.create('customer', { name: '宁波晨辰文具', [field]: '老陈' })
  const filter = { field, op: 'contains', value: '陈' } as const
  const size = () => readings.ask('size', desk.chief, { entity: 'customer', filter })
  const find = async () =>
    (await readings.ask('find', desk.chief, { query: '老陈', limit: 8 })).hits.map(
      (hit) => hit.field,
    )
  expect(await size()).toBe(1)
  expect(await find()).toEqual([field])
  const act = actOf(desk.chief)
  desk.remove('customField', made.id, desk.chief, act)
  expect(await whyNot(size())).toBe('invalid')
  expect(await find()).toEqual([])
  await desk.undo(act.id)
  expect(await size()).toBe(1)
  const empty = desk.create('customField', { label: '推荐人', entity: 'customer' })
  const list = { entity: 'customer', offset: 0, limit: 9 } as const
  const first = async () => (await readings.ask('page', desk.chief, list)).rows[0]
  expect(await first()).toHaveProperty(customName(empty.id))
  desk.office.store.transact(actOf(desk.chief), (tx) =>
    desk.office.store.purge(tx, entities.customField, empty.id),
  )
  expect(await first()).not.toHaveProperty(customName(empty.id))
})

test('a question that was asked before a column went is answered without it', async () => {
  const made = desk.create('customField', { label: '中间人', entity: 'customer' })
  const field = customName(made.id)
  desk.create('customer', { name: '宁波晨辰文具' })
  const list = { entity: 'customer', sort: { field, descending: false } } as const
  expect(await readings.ask('size', desk.chief, list)).toBe(1)
  const asked = readings.ask('find', desk.chief, { query: '晨辰', limit: 8 })
  const sorted = readings.ask('page', desk.chief, { ...list, offset: 0, limit: 9 })
  desk.office.store.transact(actOf(desk.chief), (tx) =>
    desk.office.store.purge(tx, entities.customField, made.id),
  )
  expect((await asked).hits).toHaveLength(1)
  expect(['answered', 'invalid']).toContain(await whyNot(sorted))
})

test('an open list is in order, however many changes came while the reader was busy', async () => {
  const sort = { field: 'name', descending: false } as const
  const made = ['B', 'C', 'D', 'E'].map((name) => desk.create('tag', { name }).id)
  const page = async () => {
    const asked = { entity: 'tag', sort, offset: 0, limit: 100 }
    return (await readings.ask('page', desk.chief, asked)).rows.map(({ name }) => name)
  }
  expect(await page()).toEqual(['B', 'C', 'D', 'E'])
  const busy = readings.ask('counts', desk.chief, {
    entity: 'region',
    filters: Array.from({ length: 50 }, () => ({ field: 'name', op: 'contains', value: 'x' })),
  })
  desk.update('tag', made[0]!, { name: 'D5' })
  const between = page()
  desk.update('tag', made[1]!, { name: 'Z' })
  desk.update('tag', made[0]!, { name: 'F' })
  await Promise.all([busy, between])
  expect(await page()).toEqual(['D', 'E', 'F', 'Z'])
  const anew = createLists(desk.office).page(desk.chief, entities.tag, {
    sort,
    offset: 0,
    limit: 9,
  })
  expect(await page()).toEqual(anew.rows.map(({ name }) => name))
  for (const id of made) desk.remove('tag', id)
})

test('a question that nobody waits for any more is not begun', async () => {
  const stop = new AbortController()
  const find = (query: string) => readings.ask('find', desk.chief, { query, limit: 8 }, stop.signal)
  const typed = ['宁', '宁波', '宁波晨'].map(find)
  stop.abort()
  const outcomes = await Promise.all(typed.map(whyNot))
  expect(outcomes.at(-1)).toBe('cancelled')
  expect((await readings.ask('find', desk.chief, { query: '宁', limit: 8 })).hits).toEqual([])
})

test('a reader that dies takes its question with it, and the next one is answered', async () => {
  const folder = tempFolder()
  const script = join(folder.path, 'reader.mjs')
  writeFileSync(
    script,
    `import { existsSync, writeFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     const died = ${JSON.stringify(join(folder.path, 'died'))}
     if (existsSync(died)) await import(${JSON.stringify(pathToFileURL(reader).href)})
     else parentPort.on('message', () => { writeFileSync(died, ''); process.exit(1) })`,
  )
  const mortal = readOnThreads(desk.office, pathToFileURL(script), openLog(desk.folder, desk.clock))
  const size = () => mortal.ask('size', desk.chief, { entity: 'customer' })
  expect(await whyNot(size())).toBe('Error: The reader ended')
  expect(await size()).toBe(0)
  await mortal.close()
  expect(await whyNot(size())).toBe('Error: The office is closed')
  folder.remove()
})

test('what somebody was told of late cases is told by the readers', async () => {
  desk.create('serviceTarget', { kind: 'complaint', answerWithin: 3600, counting: 'clock' })
  const { id } = desk.create('serviceCase', {
    title: '第二批偏红',
    receivedAt: Date.UTC(2020, 0, 6),
  })
  const log = openLog(desk.folder, desk.clock)
  await raiseAlerts(desk.office, { log, signal: new AbortController().signal })
  const told = await readings.ask('standingAlerts', desk.chief, { most: 9 })
  expect(told.map(({ level, row }) => [level, row.id])).toEqual([['late', id]])
  expect(await readings.ask('standingAlerts', desk.clerk, { most: 9 })).toEqual([])
})

describe('a list that takes its time', () => {
  const tags = Array.from({ length: 20_000 }, (_, place) => ({
    id: v7(),
    values: { name: `标签 ${String(place).padStart(5, '0')}`, color: 'grey' },
  }))
  beforeAll(() => {
    const { store } = desk.office
    store.transact(actOf(program), (tx) => store.seed(tx, entities.tag, tags))
  })

  test('nothing that is read keeps anybody from writing', async () => {
    const filter = { field: 'name', op: 'contains', value: '9' } as const
    const long = readings.ask('counts', desk.chief, {
      entity: 'tag',
      filters: Array.from({ length: 180 }, () => filter),
    })
    let answered = false
    void long.then(() => (answered = true))
    let written = 0
    while (!answered) {
      desk.create('customer', { name: `客户 ${written}` })
      written += 1
      await new Promise(setImmediate)
    }
    expect(written).toBeGreaterThan(10)
    const expected = tags.filter(({ values }) => values.name.includes('9')).length
    expect(new Set(await long)).toEqual(new Set([expected]))
  })

  test('whoever types is answered while whole lists are counted', async () => {
    const { id } = desk.create('customer', { name: '宁波晨辰文具' })
    const find = () => readings.ask('find', desk.chief, { query: 'nbcc', limit: 8 })
    await find()
    const filter = { field: 'name', op: 'contains', value: '9' } as const
    const filters = Array.from({ length: 60 }, () => filter)
    const counts = readings.ask('counts', desk.chief, { entity: 'tag', filters })
    const first = await Promise.race([counts.then(() => 'counts'), find().then(() => 'find')])
    expect(first).toBe('find')
    expect(await readings.ask('place', desk.chief, { entity: 'customer', id })).toBe(0)
    await counts
  })

  test('a long list is counted elsewhere, and from then on is in order like any other', async () => {
    const [first, second, third] = tags.map(({ id }) => id) as [string, string, string]
    const names = tags.map(({ values }) => values.name)
    const list = { entity: 'tag', sort: { field: 'color', descending: false } } as const
    const page = (offset: number) => readings.ask('page', desk.chief, { ...list, offset, limit: 2 })
    const beginning = await page(0)
    expect(beginning.rows.map(({ name }) => name)).toEqual(names.slice(0, 2))
    // They came before anybody had put all of it in order.
    expect(beginning.total).toBeNull()
    expect((await page(19_998)).rows.map(({ name }) => name)).toEqual(names.slice(-2))

    const counted = readings.ask('size', desk.chief, list)
    desk.update('tag', first, { color: 'teal' })
    desk.remove('tag', second)
    expect([20_000, 19_999]).toContain(await counted)
    const { rows, total } = await page(19_997)
    expect(total).toBe(19_999)
    expect(rows.map(({ name }) => name)).toEqual([names.at(-1), names[0]])
    expect(await readings.ask('place', desk.chief, { ...list, id: third })).toBe(0)
  })

  test('what a new reader did not hear of is in its lists all the same', async () => {
    const list = { entity: 'tag', sort: { field: 'color', descending: false } } as const
    const numbers = createLists(desk.office).read(desk.chief, entities.tag, list)
    desk.update('tag', tags[5]!.id, { color: 'teal' })
    const late = createLists(desk.office)
    late.keep(desk.chief, entities.tag, list, numbers)
    const { rows } = late.page(desk.chief, entities.tag, { ...list, offset: 19_998, limit: 1 })
    expect(rows[0]?.id).toBe(tags[5]!.id)
  })
})
