import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../shared/filter.ts'
import { addCustomer, staffedOffice } from './people.ts'
import { deskFolder, http, type RunningHost } from './transports.ts'
import { utility } from './utilityTransport.ts'

/** Every region is asked two hundred things, for each of so many tabs. */
const unlike: Filter = { field: 'name', op: 'notContains', value: '不是地名' }
const fifty: Filter = { all: Array.from({ length: 50 }, () => unlike) }
const filters = Array.from({ length: 12 }, (): Filter => ({ all: [fifty, fifty, fifty, fifty] }))

describe.each([utility, http])('a report that takes long, over $name', ({ start }) => {
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

  it('holds up no save: each is acknowledged, and read again, while it is still being read', async () => {
    const { client } = desks.clerk
    await addCustomer(desks.clerk, '报表之前')
    let answered = false
    const report = desks.chief.client.records.counts({ entity: 'region', filters })
    void report.then(() => (answered = true))
    let saved = 0
    while (!answered) {
      const made = await addCustomer(desks.clerk, `报表时 ${saved}`)
      expect((await client.records.read({ entity: 'customer', id: made.id })).row).toEqual(made)
      if (!answered) saved += 1
    }
    expect(saved).toBeGreaterThan(10)
    const regions = await client.records.size({ entity: 'region' })
    expect(await report).toEqual(filters.map(() => regions))
  })

  it('lets whoever scrolls and searches go on', async () => {
    const { client } = desks.clerk
    const kept = await addCustomer(desks.clerk, '报表之间')
    let answered = false
    const report = desks.chief.client.records.counts({ entity: 'region', filters })
    void report.then(() => (answered = true))
    let looked = 0
    while (!answered) {
      const { rows } = await client.records.list({ entity: 'customer', limit: 50 })
      expect(rows.length).toBeGreaterThan(0)
      const { hits } = await client.search.find({ query: 'bbzj' })
      expect(hits.map(({ row }) => row.id)).toEqual([kept.id])
      if (!answered) looked += 1
    }
    expect(looked).toBeGreaterThan(5)
  })
})
