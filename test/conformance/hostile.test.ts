import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCustomer, failing, failureIn, passwords, staffedOffice } from './people.ts'
import { deskFolder, http, port, type Wire, type WiredHost } from './transports.ts'

const act = randomUUID
/** Names that every object has without having been given them. */
const inherited = ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
/** A filter in so many brackets. */
const bracketed = (deep: number): object =>
  deep === 0 ? { field: 'name', op: 'filled' } : { all: [bracketed(deep - 1)] }

describe.each([port, http])('over $name, a caller who means harm', ({ start }) => {
  const folder = deskFolder()
  let host: WiredHost
  let desks: Awaited<ReturnType<typeof staffedOffice>>
  let wire: Wire
  beforeAll(async () => {
    host = await start(folder.data)
    desks = await staffedOffice(host)
    wire = host.wire()
    await signIn(wire)
  })
  afterAll(async () => {
    // Whatever was thrown at it, it is the same host, and closes as it should.
    expect((await addCustomer(desks.clerk, '宁波海曙茶行')).name).toBe('宁波海曙茶行')
    expect(await host?.stop()).toBe(0)
    folder.remove()
  })

  it.each(['__proto__', ...inherited])('finds no entity called %s', async (entity) => {
    const { records } = desks.chief.client
    const id = randomUUID()
    const values = { name: '某某' }
    const asks = [
      () => records.list({ entity }),
      () => records.read({ entity, id }),
      () => records.counts({ entity, filters: [null] }),
      () => records.create({ entity, id, act: act(), values }),
      () => records.createTogether({ act: act(), records: [{ entity, id, values }] }),
      () => records.update({ entity, id, act: act(), values }),
      () => records.remove({ entity, ids: [id], act: act() }),
      () => records.duplicates({ entity, id, values }),
      () => records.called({ entity, names: ['某某'] }),
      () => records.bulk({ entity, act: act(), which: { ids: [id] }, work: { do: 'delete' } }),
      () => records.changeEach({ entity, act: act(), changes: [], creates: [{ id, values }] }),
      () => records.timeline({ entity, id }),
    ]
    for (const ask of asks) expect(await failing(ask())).toBe('notFound entity:notFound')
  })

  it.each(inherited)('writes, sorts by and filters by no field called %s', async (field) => {
    const { records } = desks.chief.client
    const create = (values: Record<string, unknown>) =>
      records.create({ entity: 'customer', id: randomUUID(), act: act(), values })
    expect(await failing(create({ name: '某某', [field]: 'x' }))).toBe(
      `invalid ${field}:unknownField`,
    )
    const list = (asked: object) => records.list({ entity: 'customer', ...asked })
    expect((await failureIn(list({ sort: { field, descending: false } }))).kind).toBe('invalid')
    expect((await failureIn(list({ filter: { field, op: 'is', value: 'x' } }))).kind).toBe(
      'invalid',
    )
  })

  it('writes no field that the program keeps', async () => {
    const { records } = desks.chief.client
    for (const field of ['id', 'createdBy', 'deletedAt', 'lastContactAt', 'titleKey', 'rowid']) {
      const values = { name: '某某', [field]: 1 }
      const create = records.create({ entity: 'customer', id: randomUUID(), act: act(), values })
      expect(await failing(create)).toBe(`invalid ${field}:unknownField`)
    }
  })

  it('adds no keys of their own to a call', async () => {
    const { client } = desks.chief
    const asked = { entity: 'customer', limit: 10, where: '1=1' }
    expect(await failing(client.records.list(asked))).toBe('invalid where:unknownField')
  })

  it.each([
    ['text for a number', { entity: 'customer', limit: '10' }],
    ['a number for text', { entity: 7 }],
    ['a list for an object', []],
    ['nothing', undefined],
    ['too many rows', { entity: 'customer', limit: 501 }],
    ['a place before the first', { entity: 'customer', offset: -1 }],
    [
      'SQL for a field',
      { entity: 'customer', sort: { field: 'name; drop table customer', descending: true } },
    ],
    [
      'a question nobody knows',
      { entity: 'customer', filter: { field: 'name', op: 'matches', value: '.*' } },
    ],
    [
      'an object for a value',
      { entity: 'customer', filter: { field: 'name', op: 'is', value: { like: '%' } } },
    ],
    ['brackets fifty deep', { entity: 'customer', filter: bracketed(50) }],
    [
      'ten thousand letters',
      { entity: 'customer', filter: { field: 'name', op: 'contains', value: '宁'.repeat(10_000) } },
    ],
    [
      'more values than are ever chosen',
      { entity: 'customer', filter: { field: 'level', op: 'oneOf', value: Array(1001).fill('A') } },
    ],
    [
      'days without end',
      { entity: 'customer', filter: { field: 'createdAt', op: 'lastDays', value: null } },
    ],
    [
      'what a view asks, sent along',
      { entity: 'customer', filter: { view: randomUUID(), where: null } },
    ],
    [
      'more marks than a list has',
      { entity: 'customer', marks: Array(9).fill({ field: 'name', op: 'filled' }) },
    ],
  ])('is told that %s can’t be read', async (_, input) => {
    const list = desks.chief.client.records.list as (input: unknown) => Promise<unknown>
    expect((await failureIn(list(input))).kind).toBe('invalid')
  })

  it('sends no values that are not JSON', async () => {
    const { records } = desks.chief.client
    for (const note of [
      new Date(),
      10n,
      /(a+)+$/,
      new Set(['x']),
      new Map(),
      new URL('http://x'),
      NaN,
    ]) {
      const values = { name: '某某', note }
      const create = records.create({ entity: 'customer', id: randomUUID(), act: act(), values })
      expect((await failureIn(create)).kind).toBe('defect')
    }
  })

  it('changes no prototype', async () => {
    const id = randomUUID()
    const made = await wire(
      '/records/create',
      `{"json":{"entity":"customer","id":"${id}","act":"${act()}",
        "values":{"name":"某某","__proto__":{"note":"smuggled"}},"__proto__":{"entity":"user"}}}`,
    )
    expect(made.status).not.toBe(500)
    const { body } = await wire(
      '/records/list',
      '{"json":{"entity":"customer","__proto__":{"limit":"all"}}}',
    )
    expect(JSON.stringify(body)).not.toContain('smuggled')
  })

  it.each([
    ['nested ten thousand deep', `{"json":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a filter ten thousand deep', listed(`${'{"all":['.repeat(10_000)}${']}'.repeat(10_000)}`)],
    ['a filter ten thousand wide', listed(`{"any":[${Array(10_000).fill('{"all":[]}').join()}]}`)],
    [
      'types of the wrong kind',
      '{"json":{"entity":"customer"},"meta":[[1,"entity"],[5,"nothing"]]}',
    ],
    ['paths into prototypes', '{"json":{"entity":"customer"},"meta":[[3,"__proto__","polluted"]]}'],
    ['endless paths', `{"json":{},"meta":[[3${',"a"'.repeat(10_000)}]]}`],
    ['no object', '{"json":null}'],
    ['no input', '{}'],
  ])('is refused with input that is %s', async (_, body) => {
    const answer = await wire('/records/list', body)
    expect([400, 422]).toContain(answer.status)
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts|SQLITE/)
  })

  it.each([
    '/records',
    '/records/list/all',
    '/__proto__',
    '/constructor/name',
    '/records/toString',
  ])('finds no procedure at %s', async (path) => {
    expect((await host.wire()(path, '{"json":{}}')).status).toBe(404)
  })

  it('guesses no session and learns of no account', async () => {
    const { client } = desks.stranger
    const tries = [
      { login: 'lu', password: 'wrong password' },
      { login: 'nobody', password: 'wrong password' },
      { login: '__proto__', password: '' },
    ]
    for (const each of tries) {
      expect(await failing(client.session.signIn(each))).toBe('invalid password:wrongPassword')
    }
    expect(await failing(client.session.changePassword({ current: '', next: 'long enough' }))).toBe(
      'signedOut :signedOut',
    )
  })
})

const listed = (filter: string) => `{"json":{"entity":"customer","filter":${filter}}}`

async function signIn(wire: Wire) {
  const { status } = await wire(
    '/session/signIn',
    JSON.stringify({ json: { login: '沈一禾', password: passwords.chief } }),
  )
  expect(status).toBe(200)
}
