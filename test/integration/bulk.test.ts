import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BulkWhich, BulkWork } from '../../shared/api/bulk.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { readHere, type Readings } from '../../electron/host/reading/readings.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { changeEach, changeMany } from '../../electron/host/records/changeMany.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let readings: Readings
beforeEach(() => {
  desk = tempOffice()
  readings = readHere(desk.office)
})
afterEach(async () => {
  await readings.close()
  desk.close()
})

const read = (id: string, name: EntityName = 'customer') =>
  readVisible(desk.office.reading, entities[name], desk.office.rules[name], desk.chief, id)

/** So many customers, the first ones of level A. */
function customers(count: number, ofLevelA = count): string[] {
  const ids = Array.from({ length: count }, () => v7())
  desk.office.store.transact(actOf(desk.chief), (tx) => {
    for (const [place, id] of ids.entries()) {
      const level = place < ofLevelA ? 'A' : 'C'
      desk.office.store.create(tx, entities.customer, id, { name: `客户 ${place}`, level })
    }
  })
  return ids
}

const start = (
  which: BulkWhich,
  work: BulkWork,
  act = actOf(desk.chief),
  signal?: AbortSignal,
  entity: EntityName = 'customer',
) =>
  changeMany(
    { office: desk.office, readings },
    act,
    { entity: entities[entity], which, work },
    signal,
  )
const run = (...asked: Parameters<typeof start>) => outcomeOf(Promise.resolve(start(...asked)))

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => failureOf(error)?.kind,
  )

const ofLevelA = { field: 'level', op: 'oneOf', value: ['A'] } as const
const setB: BulkWork = { do: 'set', values: { level: 'B' } }

describe('many records at once', () => {
  test('a whole list but for a few gets a value, and one undo takes all of it back', async () => {
    const ids = customers(400, 300)
    const [spared] = ids
    const act = actOf(desk.chief)
    const done = await run({ filter: ofLevelA, except: [spared!] }, setB, act)
    expect(done).toMatchObject({ changed: 299, unchanged: 0, failures: 0, stopped: false })
    const levels = () => ids.map((id) => read(id)?.['level'])
    expect(levels().filter((level) => level === 'B').length).toBe(299)
    expect(read(spared!)).toMatchObject({ level: 'A' })
    expect(await desk.undo(act.id)).toMatchObject({ undone: 299, skipped: 0 })
    expect(levels().filter((level) => level === 'A').length).toBe(300)
  })

  test('it is about those that were in the list when it began, though they leave it meanwhile', async () => {
    const ids = customers(100)
    const steps = start({ filter: ofLevelA, except: [] }, setB)
    await steps.next()
    await steps.next()
    desk.clock.forward(1)
    const late = desk.create('customer', { name: '后来的', level: 'A' })
    await outcomeOf(Promise.resolve(steps))
    expect(ids.filter((id) => read(id)?.['level'] !== 'B')).toEqual([])
    expect(read(late.id)).toMatchObject({ level: 'A' })
  })

  test('it misses nobody whom a clock that was ahead made', async () => {
    desk.clock.forward(86_400_000)
    const ids = customers(30)
    desk.clock.forward(-86_400_000)
    const done = await outcomeOf(Promise.resolve(start({ ids }, setB)))
    expect(done).toMatchObject({ changed: 30, unchanged: 0 })
  })

  test('stopped half way it leaves what is done, and that can be taken back', async () => {
    const ids = customers(500)
    const act = actOf(desk.chief)
    const stop = new AbortController()
    const steps = start({ ids }, setB, act, stop.signal)
    await steps.next()
    expect((await steps.next()).value).toEqual({ kind: 'progress', done: 20, of: 500 })
    stop.abort()
    expect((await steps.next()).value).toMatchObject({ changed: 20, stopped: true })
    expect((await steps.next()).done).toBe(true)
    expect(ids.filter((id) => read(id)?.['level'] === 'B').length).toBe(20)
    expect(await desk.undo(act.id)).toMatchObject({ undone: 20 })
    expect(ids.filter((id) => read(id)?.['level'] === 'B')).toEqual([])
  })

  test('others are let in between', async () => {
    customers(300)
    let written = 0
    await outcomeOf(Promise.resolve(start({ filter: null, except: [] }, setB)), () => {
      desk.create('tag', { name: `标签 ${written}` })
      written += 1
    })
    expect(written).toBeGreaterThan(3)
  })

  test('what holds the value already is left alone, and has no entry in its history', async () => {
    const ids = customers(30, 10)
    const done = await run({ ids }, { do: 'set', values: { level: 'A' } })
    expect(done).toMatchObject({ changed: 20, unchanged: 10 })
    expect(desk.history(ids[0]!).length).toBe(1)
  })

  test('a value that somebody wrote meanwhile is overwritten, and the log keeps it', async () => {
    const ids = customers(60)
    const steps = start({ ids }, setB)
    await steps.next()
    await steps.next()
    desk.update('customer', ids[59]!, { level: 'D' }, desk.clerk)
    await outcomeOf(Promise.resolve(steps))
    const [last] = desk.history(ids[59]!)
    expect(last).toMatchObject({ user: desk.chief.user, fields: { level: { old: 'D', new: 'B' } } })
  })

  test('tags are hung on and taken off, whatever others hang there', async () => {
    const [vip, old, own] = ['VIP', '老客户', '自己的'].map(
      (name) => desk.create('tag', { name }).id,
    )
    const [plain, tagged] = customers(2)
    desk.update('customer', tagged!, { tags: [old!, own!] })
    const done = await run({ filter: null, except: [] }, { do: 'tag', add: [vip!], remove: [old!] })
    expect(done).toMatchObject({ changed: 2 })
    expect(read(plain!)?.['tags']).toEqual([vip])
    expect(read(tagged!)?.['tags']).toEqual([own, vip])
    await run({ ids: [plain!] }, { do: 'tag', add: [], remove: [vip!] })
    expect(read(plain!)?.['tags']).toBeNull()
  })

  test('deleting takes along what belongs to each, and undoing brings all of it back', async () => {
    const ids = customers(120)
    const people = ids
      .slice(0, 40)
      .map((customer) => desk.create('contact', { name: '陈', customer }).id)
    const act = actOf(desk.chief)
    expect(await run({ filter: null, except: [] }, { do: 'delete' }, act)).toMatchObject({
      changed: 120,
    })
    expect(read(people[0]!, 'contact')?.deletedAt).not.toBeNull()
    expect(await desk.undo(act.id)).toMatchObject({ undone: 160, skipped: 0 })
    expect(read(people[0]!, 'contact')?.deletedAt).toBeNull()
  })
})

describe('what can not be done', () => {
  test('one record that can not be had is named, and the others go on', async () => {
    const [head, ...branches] = customers(4)
    const done = await run({ filter: null, except: [] }, { do: 'set', values: { parent: head } })
    expect(done).toMatchObject({ changed: 3, failures: 1 })
    expect(done.failed).toEqual([
      { id: head, title: '客户 0', problem: { path: ['parent'], key: 'ownAncestor' } },
    ])
    expect(branches.filter((id) => read(id)?.['parent'] !== head)).toEqual([])
  })

  test('of very many that fail the first are named, and all are counted', async () => {
    customers(250)
    const done = await run({ filter: null, except: [] }, { do: 'set', values: { parent: v7() } })
    expect(done).toMatchObject({ changed: 0, failures: 250 })
    expect(done.failed.length).toBe(200)
  })

  test('a value that no record can have is refused before any is touched', async () => {
    const ids = customers(3)
    expect(await refusal(run({ ids }, { do: 'set', values: { name: ' ' } }))).toBe('invalid')
    expect(await refusal(run({ ids }, { do: 'set', values: { colour: 1 } }))).toBe('invalid')
    const noTags = run(
      { ids },
      { do: 'tag', add: [], remove: [] },
      actOf(desk.chief),
      undefined,
      'user',
    )
    expect(await refusal(noTags)).toBe('invalid')
    expect(desk.history(ids[0]!).length).toBe(1)
  })

  test('a filter on a field that is not there is refused', async () => {
    const filter = { field: 'gone', op: 'is', value: 'x' } as const
    expect(await refusal(run({ filter, except: [] }, setB))).toBe('invalid')
  })

  test('records that are gone are not there to be changed', async () => {
    const [gone, left] = customers(2)
    desk.remove('customer', gone!)
    expect(await run({ ids: [gone!, left!, v7()] }, setB)).toMatchObject({
      changed: 1,
      failures: 0,
    })
    expect(read(gone!)).toMatchObject({ level: 'A' })
  })

  test('staff change what they may, and nothing else', async () => {
    const asClerk = (work: BulkWork, entity: EntityName) =>
      refusal(run({ filter: null, except: [] }, work, actOf(desk.clerk), undefined, entity))
    expect(await asClerk({ do: 'set', values: { name: '我' } }, 'user')).toBe('forbidden')
    expect(await asClerk({ do: 'delete' }, 'user')).toBe('forbidden')
    const view = (owner: Actor) =>
      desk.create(
        'savedView',
        { name: '视图', entity: 'customer', owner: owner.user, definition, shared: true },
        owner,
      )
    const [theirs, own] = [view(desk.chief), view(desk.clerk)]
    const done = await run(
      { filter: null, except: [] },
      { do: 'set', values: { name: '改过' } },
      actOf(desk.clerk),
      undefined,
      'savedView',
    )
    expect(done).toMatchObject({ changed: 1, failures: 1 })
    expect(done.failed[0]).toMatchObject({ id: theirs.id, problem: { key: 'forbidden' } })
    expect(read(own.id, 'savedView')).toMatchObject({ name: '改过' })
  })
})

const definition = JSON.stringify({
  filter: null,
  sort: { field: 'name', descending: false },
  columns: [],
})

describe('records that get values of their own', () => {
  const change = (
    changes: Parameters<typeof changeEach>[2]['changes'],
    creates: Parameters<typeof changeEach>[2]['creates'] = [],
    act = actOf(desk.chief),
  ) =>
    outcomeOf(
      Promise.resolve(
        changeEach(desk.office, act, { entity: entities.customer, changes, creates }),
      ),
    )

  test('each gets its own, new ones are made, and one undo takes all of it back', async () => {
    const [first, second] = customers(2)
    const fresh = v7()
    const act = actOf(desk.chief)
    const done = await change(
      [
        { id: first!, values: { level: 'B' }, seen: { level: 'A' } },
        { id: second!, values: { level: 'A' }, seen: { level: 'A' } },
      ],
      [{ id: fresh, values: { name: '新来的' } }],
      act,
    )
    expect(done).toMatchObject({ changed: 2, unchanged: 1, failures: 0 })
    expect(read(fresh)).toMatchObject({ name: '新来的' })
    await desk.undo(act.id)
    expect(read(first!)).toMatchObject({ level: 'A' })
    expect(read(fresh)?.deletedAt).not.toBeNull()
  })

  test('what somebody else wrote meanwhile is not overwritten', async () => {
    const [first] = customers(1)
    desk.update('customer', first!, { level: 'D' }, desk.clerk)
    const done = await change([{ id: first!, values: { level: 'B' }, seen: { level: 'A' } }])
    expect(done.failed).toEqual([
      { id: first, title: '客户 0', problem: { path: ['level'], key: 'changedMeanwhile' } },
    ])
    expect(read(first!)).toMatchObject({ level: 'D' })
  })

  test('a record that is wrong keeps the others from nothing', async () => {
    const [first] = customers(1)
    const done = await change(
      [
        { id: v7(), values: { level: 'B' } },
        { id: first!, values: { level: 'B' } },
      ],
      [{ id: v7(), values: { level: 'B' } }],
    )
    expect(done).toMatchObject({ changed: 1, failures: 2 })
    expect(done.failed.map(({ problem }) => problem.key)).toEqual(['notFound', 'required'])
  })
})

test('what is done to very many keeps them where search has them, and finds them by what is new', async () => {
  const [first, second] = ['晨辰一店', '晨辰二店'].map(
    (name) => desk.create('customer', { name }).id,
  )
  const found = async (query: string) =>
    (await readings.ask('find', desk.chief, { query, limit: 8 })).hits.map(({ row }) => row.id)
  expect(await found('晨辰')).toEqual([second, first])
  await run({ ids: [first!] }, setB)
  expect(await found('晨辰')).toEqual([second, first])
  await run({ ids: [first!] }, { do: 'set', values: { name: '春晓一店' } })
  expect([await found('晨辰'), await found('春晓')]).toEqual([[second], [first]])
  desk.update('customer', first!, { name: '晨辰一店' })
  expect(await found('晨辰')).toEqual([first, second])
})
