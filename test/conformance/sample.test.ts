import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../renderer/connection.ts'
import { addCustomer, failing } from './people.ts'
import { deskFolder, http, openBrowser, openServer, port, type RunningHost } from './transports.ts'

const act = randomUUID
const setUp = ({ client }: Connection) =>
  client.office.setUp({ protection: 'open', name: '春风商贸', locale: 'zh-CN' })

describe.each([port, http])('the sample office, over $name,', { timeout: 60_000 }, ({ start }) => {
  const folder = deskFolder()
  let host: RunningHost
  let desk: Connection
  beforeAll(async () => {
    host = await start(folder.data)
    desk = host.open()
    await setUp(desk)
  })
  afterAll(async () => {
    await host.stop()
    folder.remove()
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

// Five thousand records in and out again: longer than other tests may take.
describe('the whole sample', { timeout: 60_000 }, () => {
  const folder = deskFolder()
  afterAll(folder.remove)
  const customers = ({ client }: Connection) => client.records.size({ entity: 'customer' })
  const stop = async (child: ChildProcess) => {
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  }

  it('comes in step by step, and goes again without a trace', async () => {
    const { child, origin } = await openServer(folder.data, 0)
    const desk = openBrowser(origin)
    await setUp(desk)
    const told = []
    for await (const each of await desk.client.sample.fill({ act: act() })) told.push(each)
    expect(told[0]?.done).toBe(0)
    expect(told.length).toBeGreaterThan(3)
    expect(told.at(-1)?.done).toBe(told.at(-1)?.of)
    expect(await customers(desk)).toBeGreaterThan(250)
    expect((await desk.client.office.state()).sample).toBe(true)
    const { removed } = await desk.client.sample.clear({ act: act() })
    expect(removed).toBe(told.at(-1)?.of)
    expect(await customers(desk)).toBe(0)
    expect((await desk.client.office.state()).sample).toBe(false)
    await stop(child)
  })

  it('comes by itself into an office that is empty when a browser host is started for it, and once', async () => {
    const shown = []
    for (let start = 0; start < 2; start++) {
      const { child, origin } = await openServer(folder.data, 0, '--sample')
      const desk = openBrowser(origin)
      const full = (await customers(desk)) > 250
      shown.push([(await desk.client.office.state()).protection, full])
      await stop(child)
    }
    expect(shown).toEqual([
      ['open', true],
      ['open', true],
    ])
  })
})
