import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { watch as watchRef } from 'vue'
import type { Connection } from '../../renderer/connection.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { addCustomer, failing, watching } from '../conformance/people.ts'
import {
  deskFolder,
  http,
  openServer,
  openWorker,
  port,
  spawnServe,
  type RunningHost,
} from '../conformance/transports.ts'
import { utility } from '../conformance/utilityTransport.ts'

const setUp = ({ client }: Connection) =>
  client.office.setUp({ protection: 'open', name: '春风商贸', locale: 'zh-CN' })

describe.each([port, utility, http])('a host that dies, over $name,', ({ start }) => {
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

  it('is noticed by whoever is listening, and the next one takes over with everything there', async () => {
    const { id } = await addCustomer(desk, '宁波海曙茶行')
    const watch = await watching(desk)
    const lost = failing(watch.next())
    const away = until(desk, false)
    const back = host.crash()
    expect(await lost).toBe('gone :hostGone')
    await away
    await back
    await until(desk, true)
    expect((await desk.client.records.read({ entity: 'customer', id })).row.name).toBe(
      '宁波海曙茶行',
    )

    const again = await watching(desk)
    const { id: later } = await addCustomer(desk, '东阳木雕')
    expect((await again.next())[0]?.records).toEqual([later])
    again.stop()
  })

  it('is waited for by calls that are made meanwhile, but not by one that is cancelled', async () => {
    const watch = await watching(desk)
    const lost = failing(watch.next())
    const back = host.crash()
    await lost
    await until(desk, false)
    const waiting = desk.client.office.state()
    const stop = new AbortController()
    const call = desk.client.records.list({ entity: 'customer' }, { signal: stop.signal })
    stop.abort()
    expect(await failing(call)).toBe('cancelled :cancelled')
    await back
    expect((await waiting).name).toBe('春风商贸')
  })

  it('in the midst of work on many records keeps what it told of, and that can be taken back', async () => {
    const { records } = desk.client
    const creates = Array.from({ length: 400 }, (_, at) => ({
      id: randomUUID(),
      values: { name: `第${at}门市`, level: 'A' },
    }))
    await outcomeOf(
      records.changeEach({ entity: 'customer', act: randomUUID(), changes: [], creates }),
    )
    const ofLevel = async (level: string) => {
      const filter = { field: 'level', op: 'oneOf', value: [level] } as const
      return (await records.counts({ entity: 'customer', filters: [filter] }))[0] ?? 0
    }
    const act = randomUUID()
    const work = await records.bulk({
      entity: 'customer',
      act,
      which: { filter: null, except: [] },
      work: { do: 'set', values: { level: 'B' } },
    })
    let told = 0
    for await (const step of work) if (step.kind === 'progress' && (told = step.done) > 0) break
    await host.crash()
    await until(desk, true)
    expect(await ofLevel('B')).toBeGreaterThanOrEqual(told)
    await outcomeOf(records.undo({ undo: act, act: randomUUID() }))
    expect([await ofLevel('A'), await ofLevel('B')]).toEqual([400, 0])
  })

  it('leaves a closed office behind that opens again', async () => {
    const { id } = await addCustomer(desk, '义乌小商品')
    expect(await host.stop()).toBe(0)
    host = await start(folder.data)
    const { total, rows } = await host.open().client.records.list({ entity: 'customer' })
    expect(total).toBeGreaterThan(0)
    expect(rows.map((row) => row.id)).toContain(id)
  })
})

let folder: ReturnType<typeof deskFolder>
beforeEach(() => {
  folder = deskFolder()
})
afterEach(() => folder.remove())

describe('a second host on the same data folder', () => {
  it('is refused as a thread, with the reason', async () => {
    const first = await openWorker(folder.data)
    await expect(openWorker(folder.data)).rejects.toThrow(
      `{"type":"failed","reason":"inUse","path":${JSON.stringify(folder.data)}}`,
    )
    first.postMessage({ type: 'stop' })
    expect(await once(first, 'exit')).toEqual([0])
  })

  it('is refused as a process, in one sentence of both languages, with exit code 3', async () => {
    const { child } = await openServer(folder.data, 0)
    const { code, said } = await runServe('--data', folder.data, '--static', folder.page)
    expect(code).toBe(3)
    expect(said).toMatch(
      /^这个数据文件夹正由另一个来客使用.*Another Laike is using this data folder: .*\n$/,
    )
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

describe('a browser host that can’t be started', () => {
  it('says which argument is wrong', async () => {
    const { code, said } = await runServe('--data', folder.data, '--prot', '1')
    expect([code, said]).toEqual([
      2,
      "Unknown option '--prot'. Known are --data DIR, --place DIR, --port N, --static DIR and --sample.\n",
    ])
  })

  it('says that the port is taken, and lets the folder go', async () => {
    const { child, origin } = await openServer(folder.data, 0)
    const { port: taken } = new URL(origin)
    const other = `${folder.data}-other`
    const { code, said } = await runServe('--data', other, '--static', folder.page, '--port', taken)
    expect(code).toBe(2)
    expect(said).toContain(`Port ${taken} can’t be used; choose another with --port.`)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('says that there is no interface to show', async () => {
    const { code, said } = await runServe('--data', folder.data, '--static', folder.data)
    expect([code, said]).toEqual([2, `There is no built interface in ${folder.data}.\n`])
  })
})

async function runServe(...args: string[]): Promise<{ code: number; said: string }> {
  const { child, output } = spawnServe(args)
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: output() }
}

/** Resolves once a connection knows that there is a host, or that there is none. */
function until({ connected }: Connection, wanted: boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchRef(
      connected,
      (now) => {
        if (now !== wanted) return
        queueMicrotask(() => stop())
        resolve()
      },
      { immediate: true, flush: 'sync' },
    )
  })
}
