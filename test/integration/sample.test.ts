import { cpSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { query } from '../../electron/host/database/query.ts'
import { openOffice, type Office } from '../../electron/host/office.ts'
import { seedService } from '../../electron/host/service/seedService.ts'
import { program, type Actor } from '../../electron/host/records/access.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { seedRegions } from '../../electron/host/regions/seedRegions.ts'
import { clearSample } from '../../electron/host/sample/clearSample.ts'
import { fillSample, hasSample } from '../../electron/host/sample/fillSample.ts'
import type { SampleProgress } from '../../shared/api/contract.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { actOf, officeFolder, tempFolder, toldClock } from '../harness/office.ts'

const clock = toldClock(new Date(2026, 10, 23, 11, 30).getTime())
const chief: Actor = { user: v7(), role: 'administrator' }
const folders: ReturnType<typeof tempFolder>[] = []
let office: Office
/** Filling takes a moment: it is done once, and each story about clearing begins with a copy of that file. */
let filled: string
const told: SampleProgress[] = []

function openIn(folder: string) {
  office = openOffice({ dataDir: folder, clock })
}

function newFolder(): string {
  const folder = tempFolder()
  folders.push(folder)
  return folder.path
}

function openEmpty() {
  const folder = officeFolder()
  folders.push(folder)
  openIn(folder.path)
  office.store.transact(actOf(program, 'setUp'), (tx) => {
    office.store.seed(tx, entities.region, seedRegions())
    seedService(office.store, tx, 'zh-CN')
    office.store.create(tx, entities.user, chief.user!, {
      name: '沈一禾',
      login: 'shen',
      role: 'administrator',
    })
  })
}

async function fill(signal?: AbortSignal, watch?: (progress: SampleProgress) => void) {
  for await (const progress of fillSample(office, actOf(chief), signal)) watch?.(progress)
}
const clear = () => clearSample(office, actOf(chief))

const create = (name: EntityName, values: object) =>
  office.store.transact(actOf(chief), (tx) => office.store.create(tx, entities[name], v7(), values))
const remove = (name: EntityName, id: string) =>
  office.store.transact(actOf(chief), (tx) => office.store.remove(tx, entities[name], id))

beforeAll(async () => {
  openEmpty()
  filled = office.dataDir
  await fill(undefined, (progress) => told.push(progress))
  office.close()
}, 120_000)
afterAll(() => folders.forEach((folder) => folder.remove()))

/** Opens a copy of the filled office. */
function openFilled() {
  const folder = newFolder()
  cpSync(filled, folder, { recursive: true })
  openIn(folder)
}

const count = (name: EntityName) =>
  office.reading.first(
    query.selectFrom(name).select(({ fn }) => fn.countAll<number>().as('count')),
  )!.count

const read = (name: EntityName, id: string) =>
  readVisible(office.reading, entities[name], undefined, chief, id)

/** Somebody of the sample with people, things said and a tag. */
const sampleCustomer = () =>
  office.reading.first(
    query.selectFrom('customer').selectAll().where('name', '=', '宁波澄川包装制品有限公司'),
  )!

const idFrom = (name: 'tag' | 'contact' | 'user') =>
  office.reading.first(query.selectFrom(name).select('id').orderBy('rowid', 'desc').limit(1))!.id

describe('a filled office', () => {
  beforeAll(openFilled)
  afterAll(() => office.close())

  test('is filled while progress is told, as if the office had been at work for two years', () => {
    expect(hasSample(office)).toBe(true)
    expect(told[0]?.done).toBe(0)
    expect(told.at(-1)?.done).toBe(told[0]?.of)
    expect([count('customer'), count('contact'), count('interaction'), count('task')]).toEqual([
      300, 600, 3000, 150,
    ])
    const customer = read('customer', sampleCustomer().id)!
    expect(customer.createdAt).toBeLessThan(clock.now() - 500 * 86_400_000)
    expect(customer.lastContactAt).toBeGreaterThan(clock.now() - 86_400_000)
    const due = office.reading.first(
      query.selectFrom('customer').select('id').where('nextTaskOn', 'is not', null),
    )
    expect(due).toBeDefined()
  })

  test('says why a case was opened again, and of no other step', () => {
    const explained = office.reading.all(
      query.selectFrom('caseStep').select(['from', 'to']).where('reason', 'is not', null),
    )
    expect(explained.length).toBeGreaterThan(0)
    expect(explained).toEqual(explained.map(() => ({ from: 'solved', to: 'investigating' })))
  })

  test('tells of its cases by their steps alone, on the days on which they were taken', () => {
    const { id } = office.reading.first(
      query
        .selectFrom('serviceCase')
        .select('id')
        .where('state', '=', 'closed')
        .where('kind', '=', 'complaint')
        .limit(1),
    )!
    const row = read('serviceCase', id)!
    const about = { entity: entities.serviceCase, row }
    const asked = { before: null, limit: 50 }
    const told = timelineOf(office, chief, about, asked)
    const steps = told.entries.filter(
      (each) => each.kind === 'record' && each.entity === 'caseStep',
    )
    expect(steps.length).toBeGreaterThan(2)
    expect(told.counts).toMatchObject({ change: 0, caseStep: steps.length })
    expect(steps[0]!.at).toBe(row.closedAt)
  })
})

describe('an empty office', () => {
  beforeEach(openEmpty)
  afterEach(() => office.close())

  test('is filled only once, and never over records of somebody’s own', async () => {
    create('customer', { name: '自己的客户' })
    const failure = await fill().then(() => undefined, failureOf)
    expect(failure).toMatchObject({ kind: 'conflict', problems: [{ key: 'officeNotEmpty' }] })
    expect(hasSample(office)).toBe(false)
  })

  test('has nothing to be cleared of', async () => {
    create('customer', { name: '自己的客户' })
    expect(await clear()).toEqual({ removed: 0 })
    expect(count('customer')).toBe(1)
  })

  test('half filled, it can still be emptied', async () => {
    const stop = new AbortController()
    await fill(stop.signal, ({ done }) => {
      if (done > 0) stop.abort()
    })
    expect(count('customer')).toBe(300)
    expect(count('interaction')).toBe(0)
    await clear()
    expect([count('customer'), count('tag'), count('user'), hasSample(office)]).toEqual([
      0,
      0,
      1,
      false,
    ])
  })
})

describe('clearing it', () => {
  beforeEach(openFilled)
  afterEach(() => office.close())

  test(
    'leaves an office as empty as before, which can be filled again',
    { timeout: 120_000 },
    async () => {
      const [cases, steps] = [count('serviceCase'), count('caseStep')]
      const responses = count('surveyResponse')
      expect(responses).toBeGreaterThan(50)
      expect(cases).toBeGreaterThan(150)
      const { removed } = await clear()
      expect(removed).toBe(4068 + cases + steps + responses)
      for (const name of [
        'customer',
        'contact',
        'interaction',
        'task',
        'tag',
        'serviceCase',
        'caseStep',
        'surveyResponse',
      ] as const) {
        expect(count(name), name).toBe(0)
      }
      expect(count('user')).toBe(1)
      expect(count('region')).toBeGreaterThan(3000)
      expect(
        office.reading.all(
          query.selectFrom('customer').select('id').where('recency', 'is not', null),
        ),
      ).toEqual([])
      expect(
        office.reading.all(
          query.selectFrom('duplicateKey').select('record').where('entity', '=', 'customer'),
        ),
      ).toEqual([])
      const stop = new AbortController()
      await fill(stop.signal, ({ done }) => {
        if (done > 0) stop.abort()
      })
      expect(count('customer')).toBe(300)
    },
  )

  test('keeps what somebody added, which only loses its hold on the sample, and a colleague who got a password', async () => {
    const { id } = sampleCustomer()
    const [tag, contact, colleague] = [idFrom('tag'), idFrom('contact'), idFrom('user')]
    const kept = office.reading.first(
      query
        .selectFrom('user')
        .select('id')
        .where('id', 'not in', [colleague, chief.user!])
        .limit(1),
    )!.id
    office.store.transact(actOf(chief), (tx) =>
      tx.run(query.insertInto('credential').values({ user: kept, hash: 'x', changedAt: 1 })),
    )
    const mine = create('tag', { name: '我的标签' })
    const own = create('customer', {
      name: '自己的客户',
      parent: id,
      tags: [tag, mine.id],
      owner: colleague,
    })
    const call = create('interaction', { customer: id, contact, summary: '我打的电话' })
    const task = create('task', { title: '我的事', customer: own.id, contact })
    const gone = create('interaction', { customer: id, summary: '删掉的' })
    remove('interaction', gone.id)

    await clear()

    expect(read('customer', own.id)).toMatchObject({ parent: null, tags: [mine.id], owner: null })
    expect(read('interaction', call.id)).toMatchObject({
      customer: null,
      contact: null,
      summary: '我打的电话',
    })
    expect(read('task', task.id)).toMatchObject({ customer: own.id, contact: null })
    const deleted = read('interaction', gone.id)
    expect(deleted).toMatchObject({ customer: null })
    expect(deleted?.deletedAt).not.toBeNull()
    expect([count('customer'), count('interaction'), count('task'), count('tag')]).toEqual([
      1, 2, 1, 1,
    ])
    expect(read('user', kept)).toBeDefined()
    expect(count('user')).toBe(2)
  })

  test('takes along what was changed in it, what was tied together, what lies in the recycle bin and what comes meanwhile', async () => {
    const { id } = sampleCustomer()
    const other = office.reading.first(
      query.selectFrom('customer').select('id').where('id', '!=', id),
    )!
    const [first, second, third, fourth] = office.reading
      .all(query.selectFrom('serviceCase').select('id').where('state', '=', 'received').limit(4))
      .map(({ id }) => id) as [string, string, string, string]
    const tie = (name: EntityName, id: string, values: object) =>
      office.store.transact(actOf(chief), (tx) =>
        office.store.update(tx, entities[name], id, values),
      )
    tie('customer', id, { name: '改过名字的公司', note: '我写的' })
    remove('customer', other.id)
    tie('serviceCase', first, { earlier: second })
    tie('serviceCase', fourth, { earlier: third })
    for (const name of ['task', 'interaction'] as const) {
      const found = office.reading.first(query.selectFrom(name).select('id').limit(1))!
      tie(name, found.id, { case: first })
    }
    const going = clear()
    // The clock raises an alert.
    office.store.transact(actOf(program, 'clock'), (tx) => {
      const alert = { number: 'TS-1', case: first, dueFor: 'answer', level: 'late', to: chief.user }
      office.store.create(tx, entities.caseAlert, office.ids(), alert)
    })
    await going
    expect(read('customer', id)).toBeUndefined()
    for (const name of ['customer', 'serviceCase', 'task', 'interaction', 'caseAlert'] as const) {
      expect(count(name), name).toBe(0)
    }
  })

  test('takes along the steps and alerts of its cases, and alerts of its people', async () => {
    const colleague = idFrom('user')
    const late = create('serviceCase', {
      title: '自己的服务单',
      owner: colleague,
      receivedAt: office.clock.now() - 30 * 86_400_000,
    })
    office.store.transact(actOf(program, 'clock'), (tx) => {
      office.store.create(tx, entities.caseAlert, office.ids(), {
        ...{ number: 'TS-1', case: late.id, dueFor: 'answer', level: 'late', to: colleague },
      })
    })
    const steps = count('caseStep')
    const own = count('serviceCase') - 1 + steps + count('surveyResponse') + 4068
    expect(await clear()).toEqual({ removed: own })
    expect(count('caseAlert')).toBe(0)
    expect(read('serviceCase', late.id)).toMatchObject({ title: '自己的服务单', owner: null })
  })
})
