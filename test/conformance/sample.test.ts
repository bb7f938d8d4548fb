import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../renderer/connection.ts'
import { addCustomer, failing } from './people.ts'
import { deskFolder, http, openBrowser, openServer, port, type RunningHost } from './transports.ts'

const act = randomUUID
// Four thousand records in and out again: longer than other tests may take.
describe.each([port, http])('the sample office, over $name,', { timeout: 60_000 }, ({ start }) => {
  const folder = deskFolder()
  let host: RunningHost
  let desk: Connection
  beforeAll(async () => {
    host = await start(folder.data)
    desk = host.open()
    await desk.client.office.setUp({ protection: 'open', name: '春风商贸', locale: 'zh-CN' })
  })
  afterAll(async () => {
    await host.stop()
    folder.remove()
  })
  const customers = async () => (await desk.client.records.list({ entity: 'customer' })).total

  it('comes in step by step, and goes again without a trace', async () => {
    const told = []
    for await (const each of await desk.client.sample.fill({ act: act() })) told.push(each)
    expect(told[0]?.done).toBe(0)
    expect(told.length).toBeGreaterThan(3)
    expect(told.at(-1)?.done).toBe(told.at(-1)?.of)
    expect(await customers()).toBeGreaterThan(250)
    expect((await desk.client.office.state()).sample).toBe(true)
    const { removed } = await desk.client.sample.clear({ act: act() })
    expect(removed).toBe(told.at(-1)?.of)
    expect(await customers()).toBe(0)
    expect((await desk.client.office.state()).sample).toBe(false)
  })

  it('stops when it is cancelled, and what came in goes again', async () => {
    const stop = new AbortController()
    const stream = await desk.client.sample.fill({ act: act() }, { signal: stop.signal })
    for await (const { done } of stream) if (done > 0) break
    stop.abort()
    const { removed } = await desk.client.sample.clear({ act: act() })
    expect(removed).toBeGreaterThan(0)
    expect(removed).toBeLessThan(3000)
  })

  it('does not come into an office that has customers', async () => {
    await addCustomer(desk, '宁波海曙茶行')
    const fill = desk.client.sample.fill({ act: act() }).then((stream) => stream.next())
    expect(await failing(fill)).toBe('conflict :officeNotEmpty')
  })
})

describe('a browser host that is started with --sample', { timeout: 60_000 }, () => {
  it('shows an office that is open and full, and leaves one alone that has customers', async () => {
    const folder = deskFolder()
    const shown = []
    for (let start = 0; start < 2; start++) {
      const { child, origin } = await openServer(folder.data, 0, '--sample')
      const { client } = openBrowser(origin)
      const total = await client.records.size({ entity: 'customer' })
      shown.push([(await client.office.state()).protection, total > 250 ? 'full' : total])
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
    }
    expect(shown).toEqual([
      ['open', 'full'],
      ['open', 'full'],
    ])
    folder.remove()
  })
})
