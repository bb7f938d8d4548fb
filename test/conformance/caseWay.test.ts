import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../renderer/connection.ts'
import { failureFrom } from '../../renderer/failureFrom.ts'
import { dictionaries } from '../../shared/dictionaries.ts'
import { staffedOffice } from './people.ts'
import { deskFolder, http, port, type RunningHost } from './transports.ts'

const states = dictionaries.caseState.codes

/** How an administrator brings a new complaint to a state. */
const roads: Readonly<Record<string, readonly string[]>> = {
  received: [],
  investigating: ['investigating'],
  answered: ['answered'],
  solved: ['answered', 'solved'],
  closed: ['answered', 'solved', 'closed'],
}

/** What is answered to staff that does not handle the case, and to an administrator; without a reason. */
const agreed: Readonly<Record<string, readonly [staff: string, administrator: string]>> = {
  'received investigating': ['done', 'done'],
  'received answered': ['stepNotYours', 'done'],
  'received closed': ['stepNotYours', 'reasonMissing'],
  'investigating answered': ['stepNotYours', 'done'],
  'answered solved': ['stepNotYours', 'done'],
  'answered investigating': ['stepNotYours', 'reasonMissing'],
  'solved closed': ['stepNotYours', 'done'],
  'solved investigating': ['reasonMissing', 'reasonMissing'],
  'closed investigating': ['reasonMissing', 'reasonMissing'],
}

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

  const go = (desk: Connection, id: string, values: Readonly<Record<string, unknown>>) =>
    desk.client.records.update({ entity: 'serviceCase', id, act: randomUUID(), values })
  async function caseIn(state: string): Promise<string> {
    const id = randomUUID()
    const values = { title: '第二批偏红' }
    const { chief } = desks
    await chief.client.records.create({ entity: 'serviceCase', id, act: randomUUID(), values })
    for (const next of roads[state]!) await go(chief, id, { state: next })
    return id
  }
  const answerTo = (desk: Connection, id: string, values: Readonly<Record<string, unknown>>) =>
    go(desk, id, values).then(
      (row) => (row['state'] === values['state'] ? 'done' : 'nothing'),
      (error: unknown) =>
        failureFrom(error)
          .problems.map(({ key }) => key)
          .join(' '),
    )

  it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))(
    'a case goes from %s to %s for whoever may take it there',
    async (from, to) => {
      const nothing = from === to ? 'done' : 'noSuchStep'
      const [staff, administrator] = agreed[`${from} ${to}`] ?? [nothing, nothing]
      const mine = await caseIn(from)
      expect(await answerTo(desks.clerk, mine, { state: to })).toBe(staff)
      const theirs = staff === 'done' ? await caseIn(from) : mine
      expect(await answerTo(desks.chief, theirs, { state: to })).toBe(administrator)
      if (administrator !== 'reasonMissing') return
      const explained = { state: to, stepReason: '客户又来电' }
      expect(await answerTo(desks.chief, theirs, explained)).toBe('done')
    },
  )
})
