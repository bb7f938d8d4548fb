import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCustomer, failing, failureIn, staffedOffice, watching } from './people.ts'
import { deskFolder, http, port, type RunningHost } from './transports.ts'

const act = randomUUID

describe.each([port, http])('over $name', ({ start }) => {
  const folder = deskFolder()
  let host: RunningHost
  let desks: Awaited<ReturnType<typeof staffedOffice>>
  beforeAll(async () => {
    host = await start(folder.data)
    desks = await staffedOffice(host)
  })
  afterAll(async () => {
    await host?.stop()
    folder.remove()
  })

  describe('a record', () => {
    it('is created, read, listed, found, changed, removed, brought back, and remembers all of it', async () => {
      const { client } = desks.clerk
      const { id } = await addCustomer(desks.clerk, '宁波海曙茶行')
      expect((await client.records.read({ entity: 'customer', id })).row.name).toBe('宁波海曙茶行')
      expect(
        (await client.records.list({ entity: 'customer' })).rows.map((row) => row.id),
      ).toContain(id)
      expect(await client.records.place({ entity: 'customer', id })).toBeGreaterThanOrEqual(0)
      const { hits } = await client.search.find({ query: 'nbhs' })
      expect(hits.map(({ row }) => row.id)).toEqual([id])

      const renamed = { entity: 'customer', id, values: { name: '海曙茶行' } }
      expect((await client.records.update({ ...renamed, act: act() })).name).toBe('海曙茶行')
      expect(await client.records.remove({ entity: 'customer', ids: [id], act: act() })).toEqual({
        removed: 1,
      })
      expect((await client.recycleBin.list({})).items.map((item) => item.id)).toContain(id)
      expect(
        (await client.records.restore({ entity: 'customer', id, act: act() })).deletedAt,
      ).toBeNull()

      const { entries, titles } = await client.records.history({ entity: 'customer', id })
      expect(entries.map(({ kind }) => kind).sort()).toEqual([
        'create',
        'delete',
        'restore',
        'update',
      ])
      expect(titles[desks.account.id]).toBe('陆青')
    })

    it('created again with the same id is the same record', async () => {
      const id = randomUUID()
      const first = await addCustomer(desks.clerk, '东阳木雕', id)
      expect(await addCustomer(desks.clerk, '东阳木雕', id)).toEqual(first)
    })

    it('is as it was after undo', async () => {
      const { client } = desks.clerk
      const { id } = await addCustomer(desks.clerk, '义乌小商品')
      const mistake = act()
      await client.records.update({
        entity: 'customer',
        id,
        act: mistake,
        values: { name: '义务' },
      })
      expect(await outcomeOf(client.records.undo({ undo: mistake, act: act() }))).toEqual({
        kind: 'done',
        undone: 1,
        skipped: 0,
        waiting: 0,
        stopped: false,
      })
      expect((await client.records.read({ entity: 'customer', id })).row.name).toBe('义乌小商品')
    })

    it('being typed is compared with those that are there', async () => {
      const { id } = await addCustomer(desks.clerk, '绍兴黄酒有限公司')
      const hints = await desks.clerk.client.records.duplicates({
        entity: 'customer',
        id: randomUUID(),
        values: { name: '绍兴黄酒' },
      })
      expect(hints).toEqual([
        { entity: 'customer', id, title: '绍兴黄酒有限公司', owner: '陆青', field: 'name' },
      ])
    })
  })

  describe('what is wrong', () => {
    it('stands at the field it is about', async () => {
      const create = (values: Record<string, unknown>) =>
        failureIn(
          desks.clerk.client.records.create({
            entity: 'customer',
            id: randomUUID(),
            act: act(),
            values,
          }),
        )
      const { kind, problems } = await create({
        name: '  ',
        phone: '1',
        level: 'Z',
        creditDays: 'ten',
      })
      expect(kind).toBe('invalid')
      expect(Object.fromEntries(problems.map(({ path, key }) => [path.join('.'), key]))).toEqual({
        name: 'required',
        phone: 'notPhone',
        creditDays: 'notNumber',
      })
      expect((await create({})).problems).toEqual([{ path: ['name'], key: 'required' }])
    })

    it('is said of the input of a procedure too, as deep as it lies', async () => {
      const { client } = desks.stranger
      const setUp = { protection: 'protected', name: '', locale: 'en' } as const
      const administrator = { name: 'Wang', password: 'short' }
      expect(await failing(client.office.setUp({ ...setUp, administrator }))).toBe(
        'invalid name:required administrator.password:weakPassword',
      )
    })

    it('is a conflict where somebody else was quicker, and nothing is written', async () => {
      const { id } = await addCustomer(desks.clerk, '杭州丝绸')
      const seen = { note: null }
      const change = (note: string) => ({
        entity: 'customer',
        id,
        act: act(),
        values: { note },
        seen,
      })
      await desks.chief.client.records.update(change('来电'))
      expect(await failing(desks.clerk.client.records.update(change('来访')))).toBe(
        'conflict note:changedMeanwhile',
      )
    })

    it('is "not found" for a record, an entity or a procedure that is not there', async () => {
      const { records } = desks.clerk.client
      const id = randomUUID()
      expect(await failing(records.read({ entity: 'customer', id }))).toBe('notFound :notFound')
      expect(await failing(records.read({ entity: 'invoice', id }))).toBe(
        'notFound entity:notFound',
      )
      const nothing = records as unknown as { shred(): Promise<unknown> }
      expect(await failing(nothing.shred())).toBe('defect :unexpected')
    })

    it('is "forbidden" for staff who ask what is the administrator’s', async () => {
      const { client } = desks.clerk
      const password = 'long enough'
      expect(await failing(client.office.change({ name: '我的店' }))).toBe('forbidden :forbidden')
      expect(await failing(client.accounts.setPassword({ user: desks.account.id, password }))).toBe(
        'forbidden :forbidden',
      )
      const promoted = {
        entity: 'user',
        id: desks.account.id,
        act: act(),
        values: { role: 'administrator' },
      }
      expect(await failing(client.records.update(promoted))).toBe('forbidden :forbidden')
    })

    it('is "signed out" for a stranger who asks anything', async () => {
      const { client } = desks.stranger
      expect(await failing(client.records.list({ entity: 'customer' }))).toBe(
        'signedOut :signedOut',
      )
      expect(await failing(client.search.find({ query: '杭州' }))).toBe('signedOut :signedOut')
      const watch = client.changes.watch().then((stream) => stream.next())
      expect(await failing(watch)).toBe('signedOut :signedOut')
      expect((await client.office.state()).person).toBeNull()
      expect((await client.office.state()).file).toBeNull()
    })
  })

  describe('a change', () => {
    it('is seen live at another desk', async () => {
      const watch = await watching(desks.chief)
      const { id } = await addCustomer(desks.clerk, '温州眼镜')
      expect(await watch.next()).toEqual([
        { entity: 'customer', records: [id], act: expect.any(String) as unknown },
      ])
      watch.stop()
    })

    it('of what only its owner sees is told without saying which', async () => {
      const watch = await watching(desks.clerk)
      const definition = JSON.stringify({
        filter: null,
        sort: { field: 'name', descending: false },
        columns: [],
      })
      await desks.chief.client.records.create({
        entity: 'savedView',
        id: randomUUID(),
        act: act(),
        values: { name: '想辞退的人', entity: 'customer', definition, shared: false },
      })
      expect(await watch.next()).toMatchObject([{ entity: 'savedView', records: null }])
      watch.stop()
    })

    it('of the office’s name reaches every desk', async () => {
      const watch = await watching(desks.clerk)
      await desks.chief.client.office.change({ name: '春风贸易' })
      expect(await watch.next()).toMatchObject([{ entity: 'office' }])
      watch.stop()
    })

    it('is told no longer to whoever stopped listening', async () => {
      const watch = await watching(desks.chief)
      const next = failing(watch.next())
      watch.stop()
      expect(await next).toBe('cancelled :cancelled')
    })

    it('is told no longer to whoever signed out', async () => {
      const visitor = host.open()
      await visitor.client.session.signIn({ login: 'LU ', password: 'open sesame' })
      const watch = await watching(visitor)
      const next = failing(watch.next())
      await visitor.client.session.signOut()
      expect(await next).toBe('signedOut :signedOut')
    })
  })

  describe('an import', () => {
    const sheet = (rows: number) => {
      const lines = Array.from(
        { length: rows },
        (_, n) => `第${n}百货,0571-8${String(n).padStart(7, '0')}`,
      )
      const text = ['客户名称,电话', ...lines].join('\n')
      return { name: '客户.csv', content: Buffer.from(text).toString('base64') }
    }
    const counted = () => desks.clerk.client.records.size({ entity: 'customer' })

    it('tells how far it is, and what came of it', async () => {
      const file = sheet(600)
      expect(await desks.clerk.client.importing.rehearse(file)).toMatchObject({
        rows: 600,
        counts: { add: 600, update: 0, skip: 0, error: 0 },
      })
      const told = []
      const run = act()
      for await (const each of await desks.clerk.client.importing.run({ ...file, act: run }))
        told.push(each)
      expect(told.at(-1)).toMatchObject({ kind: 'done', added: 600, stopped: false })
      expect(told.slice(0, -1).map((each) => each.kind === 'progress' && each.done)).toEqual([
        0, 500, 600,
      ])
      expect(
        await outcomeOf(desks.clerk.client.records.undo({ undo: run, act: act() })),
      ).toMatchObject({
        undone: 600,
      })
    })

    it('stops when it is cancelled, keeps what is written, and takes that back', async () => {
      const before = await counted()
      const [run, stop] = [act(), new AbortController()]
      const input = { ...sheet(3000), act: run }
      const stream = await desks.clerk.client.importing.run(input, { signal: stop.signal })
      for await (const each of stream) if (each.kind === 'progress' && each.done > 0) break
      stop.abort()
      const written = (await counted()) - before
      expect(written).toBeGreaterThanOrEqual(500)
      expect(written).toBeLessThan(3000)
      const { undone } = await outcomeOf(desks.clerk.client.records.undo({ undo: run, act: act() }))
      expect([undone >= written, await counted()]).toEqual([true, before])
    })

    it('of what is no sheet says so', async () => {
      const file = {
        name: '照片.csv',
        content: Buffer.from([0xff, 0xd8, 0xff, 0, 1]).toString('base64'),
      }
      expect((await failureIn(desks.clerk.client.importing.rehearse(file))).kind).toBe('invalid')
      const run = desks.clerk.client.importing
        .run({ ...file, act: act() })
        .then((stream) => stream.next())
      expect((await failureIn(run)).kind).toBe('invalid')
    })
  })

  it('a file goes into a record in parts, and comes out whole', async () => {
    const { client } = desks.clerk
    const upload = randomUUID()
    const bytes = Buffer.from('合同 '.repeat(1000))
    const half = bytes.length >> 1
    for (const offset of [0, half]) {
      const content = bytes.subarray(offset, offset + half).toString('base64')
      await client.attachments.write({ upload, offset, content })
    }
    const file = await client.attachments.finish({ upload, name: '合同.txt', type: 'text/plain' })
    const record = randomUUID()
    const kept = {
      entity: 'customer',
      id: record,
      act: act(),
      values: { name: '台州', attachments: [file] },
    }
    await client.records.create(kept)
    const asked = { entity: 'customer', record, id: file.id, offset: 0 }
    const { content, size } = await desks.chief.client.attachments.read(asked)
    expect([Buffer.from(content, 'base64').equals(bytes), size]).toEqual([true, bytes.length])
    const elsewhere = await addCustomer(desks.clerk, '金华')
    expect(await failing(client.attachments.read({ ...asked, record: elsewhere.id }))).toBe(
      'notFound :notFound',
    )
  })
})
