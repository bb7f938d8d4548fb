import { randomUUID } from 'node:crypto'
import { failureFrom } from '../../renderer/failureFrom.ts'
import type { Failure } from '../../shared/failure.ts'
import type { Client, Connection } from '../../renderer/connection.ts'
import type { RunningHost } from './transports.ts'

export const passwords = { chief: '西湖龙井 2026', clerk: 'open sesame' } as const

/** A protected office with its administrator and a member of staff, each signed in at a desk of their own. */
export async function staffedOffice(host: RunningHost) {
  const [chief, clerk, stranger] = [host.open(), host.open(), host.open()]
  await chief.client.office.setUp({
    protection: 'protected',
    name: '春风商贸',
    locale: 'zh-CN',
    administrator: { name: '沈一禾', password: passwords.chief },
  })
  const account = await chief.client.accounts.create({
    id: randomUUID(),
    act: randomUUID(),
    name: '陆青',
    login: 'lu',
    role: 'staff',
    password: passwords.clerk,
  })
  await clerk.client.session.signIn({ login: 'lu', password: passwords.clerk })
  return { chief, clerk, stranger, account }
}

/** Makes a customer and answers with its row. */
export const addCustomer = ({ client }: { client: Client }, name: string, id = randomUUID()) =>
  client.records.create({ entity: 'customer', id, act: randomUUID(), values: { name } })

/** The failure that a call ends with; an answer instead of one fails the test. */
export async function failureIn(call: Promise<unknown>): Promise<Failure> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ failure: failureFrom(error) }),
  )
  if ('failure' in answer) return answer.failure
  throw new Error(`It was answered: ${JSON.stringify(answer.value)}`)
}

/** Kind, and where and why for each problem, on one line: `invalid name:required`. */
export async function failing(call: Promise<unknown>): Promise<string> {
  const { kind, problems } = await failureIn(call)
  return [kind, ...problems.map(({ path, key }) => `${path.join('.')}:${key}`)].join(' ')
}

/** Watches what changes on a connection; `next` answers with the next events that are not empty. */
export async function watching({ client }: Connection) {
  const stop = new AbortController()
  const stream = await client.changes.watch(undefined, { signal: stop.signal })
  // The first, empty one says that the host is listening.
  await stream.next()
  return {
    next: async () => {
      for await (const events of stream) if (events.length > 0) return events
      throw new Error('The stream ended')
    },
    ended: async () => {
      for (;;) if ((await stream.next()).done) return
    },
    stop: () => stop.abort(),
  }
}
