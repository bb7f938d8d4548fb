import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { failureIn, staffedOffice } from './people.ts'
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

  describe('work on many records', () => {
    const filter = { field: 'name', op: 'contains', value: '批发部' } as const
    const counted = async (level: string) => {
      const ofLevel = { all: [filter, { field: 'level', op: 'oneOf', value: [level] }] } as const
      const counts = { entity: 'customer', filters: [ofLevel] }
      const [count] = await desks.clerk.client.records.counts(counts)
      return count
    }
    const many = 900
    beforeAll(async () => {
      const creates = Array.from({ length: many }, (_, at) => ({
        id: randomUUID(),
        values: { name: `第${at}批发部`, level: 'A' },
      }))
      const input = { entity: 'customer', act: act(), changes: [], creates }
      const done = await outcomeOf(desks.clerk.client.records.changeEach(input))
      expect(done).toMatchObject({ changed: many, failures: 0 })
    })
    const setLevel = (level: string) => ({
      entity: 'customer',
      which: { filter, except: [] },
      work: { do: 'set', values: { level } } as const,
    })

    it('tells how far it is and what came of it, and is taken back as one', async () => {
      const [run, told] = [act(), [] as number[]]
      const work = desks.clerk.client.records.bulk({ ...setLevel('B'), act: run })
      const done = await outcomeOf(work, (step) => told.push(step.done))
      expect(done).toMatchObject({ changed: many, unchanged: 0, failures: 0, stopped: false })
      expect(told[0]).toBe(0)
      expect(told).toEqual(told.toSorted((a, b) => a - b))
      expect(await counted('B')).toBe(many)
      const back = await outcomeOf(desks.clerk.client.records.undo({ undo: run, act: act() }))
      expect(back).toMatchObject({ undone: many, skipped: 0 })
      expect(await counted('A')).toBe(many)
    })

    it('stops when it is cancelled, keeps what is done, and takes that back', async () => {
      const [run, stop] = [act(), new AbortController()]
      const input = { ...setLevel('C'), act: run }
      const stream = await desks.clerk.client.records.bulk(input, { signal: stop.signal })
      for await (const each of stream) if (each.kind === 'progress' && each.done > 0) break
      stop.abort()
      const done = (await counted('C')) ?? 0
      expect(done).toBeGreaterThanOrEqual(20)
      expect(done).toBeLessThan(many)
      await outcomeOf(desks.clerk.client.records.undo({ undo: run, act: act() }))
      expect(await counted('A')).toBe(many)
    })

    it('says whose records have a name', async () => {
      const called = { entity: 'customer', names: ['第7批发部', '没有这家'] }
      expect(await desks.clerk.client.records.called(called)).toEqual([
        { id: expect.any(String) as string },
        'none',
      ])
    })

    it('that somebody may not do is refused', async () => {
      const rename = desks.clerk.client.records
        .bulk({
          entity: 'user',
          act: act(),
          which: { filter: null, except: [] },
          work: { do: 'set', values: { name: '我' } },
        })
        .then((stream) => stream.next())
      expect((await failureIn(rename)).kind).toBe('forbidden')
    })
  })
})
