import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import type { PrintInput } from '../../shared/api/printing.ts'
import { recoveryBytes, recoveryKeyOf } from '../../shared/domain/recoveryKey.ts'
import { addAccount, failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { printedPdf } from '../harness/printedPdf.ts'

const premises = tempHost()
let chief: Client
let clerk: Client
let first: string
let second: string
let mailing: string
let letter: string

const add = async (entity: string, values: object) => {
  const id = randomUUID()
  await chief.records.create({ entity, id, act: randomUUID(), values: { ...values } })
  return id
}
const address = { region: '330212', line: '钟公庙路 118 号', postcode: '315100' }

beforeAll(async () => {
  chief = await setUpProtected(premises.desk())
  await addAccount(chief, 'lu')
  clerk = premises.desk()
  await clerk.session.signIn({ login: 'lu', password: 'lu lu lu' })
  first = await add('customer', { name: '宁波澄川', address })
  second = await add('customer', { name: '云岭瓷土', address })
  const filter = { field: 'kind', op: 'oneOf', value: ['letter'] } as const
  const { rows } = await chief.records.list({ entity: 'template', filter })
  letter = rows[0]!.id
  const source = JSON.stringify({ entity: 'customer', which: { ids: [first, second] } })
  mailing = await add('mailing', { name: '年末答谢', source, template: letter })
}, 60_000)
afterAll(() => premises.remove())

/** What the journal was told of prints and exports while something was done: by whom, of which records, how many. */
async function toldOf(work: () => Promise<unknown>) {
  const outputs = async () => {
    const events = ['printed', 'exported', 'copied'] as const
    const { lines, titles } = await chief.journal.page({ filter: { events: [...events] } })
    return lines.map(({ user, event }) => ({ who: titles[user ?? ''], ...event! }))
  }
  const before = await outputs()
  await work()
  const all = await outputs()
  return all.slice(0, all.length - before.length)
}

async function prepared(what: PrintInput, desk = clerk): Promise<string> {
  const print = randomUUID()
  await desk.printing.prepare({ print, what, locale: 'zh-CN' })
  return print
}
const toFirst = () => ({
  form: 'template' as const,
  template: letter,
  recipients: [{ customer: first, contact: null }],
})

test('a print that is only looked at is none', async () => {
  expect(
    await toldOf(async () => {
      const print = await prepared(toFirst())
      await clerk.printing.page({ print, page: 1, ghosts: true })
      await clerk.printing.page({ print, page: 1 })
      await clerk.printing.proof({ print, from: 0 })
      await clerk.printing.drop({ print })
    }),
  ).toEqual([])
})

test('a print is told once when it comes out on paper, and once when it is saved', async () => {
  const about = { who: '同事 lu', kind: 'printed', entity: 'customer', record: first }
  const detail = { form: 'template', count: 1 }
  expect(
    await toldOf(async () => {
      const print = await prepared(toFirst())
      await clerk.printing.printed({ print })
      await clerk.printing.printed({ print })
      for (let again = 0; again < 2; again += 1) await clerk.printing.pdf({ print, offset: 0 })
      await clerk.printing.docx({ print, offset: 0 })
    }),
  ).toEqual([
    { ...about, detail: { ...detail, as: 'file' } },
    { ...about, detail: { ...detail, as: 'paper' } },
  ])
})

test('a file is told of when all of it was handed out, and not one that was given up', async () => {
  const recipients = Array.from({ length: 100 }, () => ({ customer: first, contact: null }))
  const what: PrintInput = { ...toFirst(), recipients, copies: 4 }
  const print = await prepared(what)
  const begun = async () => {
    const { content, size } = await clerk.printing.pdf({ print, offset: 0 })
    expect(Buffer.from(content, 'base64').length).toBeLessThan(size)
  }
  expect(await toldOf(begun)).toEqual([])
  expect(await toldOf(() => printedPdf(clerk, what))).toMatchObject([
    { entity: 'customer', record: null, detail: { form: 'template', count: 100, as: 'file' } },
  ])
}, 60_000)

test('each print says what it was, of which record or how many', async () => {
  const one = await add('serviceCase', { title: '漏水' })
  await add('serviceCase', { title: '破损' })
  const filter = { field: 'use', op: 'oneOf', value: ['sentAround'] } as const
  const { rows } = await chief.records.list({ entity: 'survey', filter })
  const survey = rows[0]!.id
  const key = recoveryKeyOf(Buffer.alloc(recoveryBytes, 7))
  const asked: readonly [PrintInput, object][] = [
    [
      { form: 'case', id: one },
      { entity: 'serviceCase', record: one, detail: { count: 1 } },
    ],
    [
      { form: 'letter', id: one, body: '您好' },
      { entity: 'serviceCase', record: one, detail: { count: 1 } },
    ],
    [{ form: 'register' }, { entity: 'serviceCase', record: null, detail: { count: 2 } }],
    [
      { form: 'survey', id: survey, customers: [first, second] },
      { entity: 'survey', record: survey, detail: { count: 2 } },
    ],
    [
      { form: 'survey', id: survey, customers: [] },
      { entity: 'survey', record: survey, detail: { count: 0 } },
    ],
    [
      { form: 'mailing', id: mailing },
      { entity: 'mailing', record: mailing, detail: { count: 2 } },
    ],
    [
      { form: 'mailing', id: mailing, count: 1 },
      { entity: 'mailing', record: mailing, detail: { count: 1 } },
    ],
    [{ form: 'caseBlank' }, { entity: null, record: null, detail: { count: 1 } }],
    [
      { form: 'recoverySheet', key },
      { entity: null, record: null },
    ],
    [
      { form: 'testSheet', width: 210, height: 297 },
      { entity: null, record: null },
    ],
  ]
  for (const [what, told] of asked) {
    const work = async () => clerk.printing.printed({ print: await prepared(what) })
    expect(await toldOf(work), what.form).toMatchObject([
      { who: '同事 lu', kind: 'printed', ...told },
    ])
    expect(await toldOf(() => printedPdf(clerk, what)), what.form).toMatchObject([
      { ...told, detail: { form: what.form, as: 'file' } },
    ])
  }
  const zip = async () => {
    const print = await prepared({ form: 'mailing', id: mailing })
    await clerk.printing.zip({ print, as: 'pdf', offset: 0 })
  }
  expect(await toldOf(zip)).toMatchObject([{ record: mailing, detail: { count: 2, as: 'file' } }])
}, 60_000)

test('whom a mailing goes to is told of with it, and copied rows with their kind', async () => {
  expect(
    await toldOf(async () => {
      await clerk.journal.exported({ mailing, count: 2 })
      await clerk.journal.copied({ entity: 'contact', count: 12 })
    }),
  ).toMatchObject([
    { who: '同事 lu', kind: 'copied', entity: 'contact', record: null, detail: { count: 12 } },
    { who: '同事 lu', kind: 'exported', entity: 'mailing', record: mailing, detail: { count: 2 } },
  ])
  expect(await failing(clerk.journal.exported({ mailing: randomUUID(), count: 2 }))).toBe(
    'notFound :notFound',
  )
})

test('what an administrator takes out while they look through somebody’s eyes is theirs', async () => {
  const looking = premises.desk()
  await looking.session.signIn({ login: '沈一禾', password: '西湖龙井 2026' })
  const { rows } = await chief.records.list({ entity: 'user' })
  await looking.session.viewAs({ user: rows.find(({ name }) => name === '同事 lu')!.id })
  expect(
    await toldOf(async () => {
      await printedPdf(looking, toFirst())
      await looking.printing.printed({ print: await prepared(toFirst(), looking) })
      await looking.journal.exported({ mailing, count: 2 })
      await looking.journal.copied({ entity: 'customer', count: 1 })
    }),
  ).toMatchObject(
    ['copied', 'exported', 'printed', 'printed'].map((kind) => ({ who: '沈一禾', kind })),
  )
})

test('what was set too long ago, or by somebody else, is not told of', async () => {
  const print = await prepared(toFirst())
  expect(await failing(chief.printing.printed({ print }))).toBe('gone :printGone')
  await clerk.printing.drop({ print })
  expect(await failing(clerk.printing.printed({ print }))).toBe('gone :printGone')
})
