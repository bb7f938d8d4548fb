import { strFromU8, unzipSync } from 'fflate'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import type { PrintInput } from '../../shared/api/printing.ts'
import type { Recipient } from '../../shared/printing/recipient.ts'
import { addAccount, failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { inkOf } from '../harness/pdf.ts'
import { printedPdf } from '../harness/printedPdf.ts'

type DraftInput = Extract<PrintInput, { form: 'draft' }>['draft']

const premises = tempHost()
let desk: Client
let plain: Recipient

const add = async (entity: string, values: object) => {
  const id = randomUUID()
  await desk.records.create({ entity, id, act: randomUUID(), values: { ...values } })
  return id
}
const customer = async (values: object): Promise<Recipient> => ({
  customer: await add('customer', values),
  contact: null,
  address: 'main',
})

beforeAll(async () => {
  desk = await setUpProtected(premises.desk())
  plain = await customer({ name: '无图' })
}, 60_000)
afterAll(() => premises.remove())

describe('a page of one’s own', () => {
  const place = { y: 10, w: 30, h: 20 }
  const draft = (items: readonly object[], page = { width: 100, height: 60 }) =>
    ({ name: '图', language: 'zh', body: '', layout: { page, items } }) as unknown as DraftInput
  const sent = async (name: string, content: string, by = desk) => {
    const upload = randomUUID()
    await by.attachments.write({ upload, offset: 0, content })
    return by.attachments.finish({ upload, name, type: '' })
  }
  /** Somebody in whose record these files hang. */
  const withFiles = async (files: Readonly<Record<string, string>>) => {
    const attachments = []
    for (const [name, content] of Object.entries(files)) attachments.push(await sent(name, content))
    return customer({ name: '有图', attachments })
  }
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>',
  ).toString('base64')
  // A black dot, and a picture that is torn.
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
  // Two points beside each other.
  const wide =
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNgaAAAAIMAgYfP7KQAAAAASUVORK5CYII='
  const torn = Buffer.from('89504e470d0a1a0a746f726e', 'hex').toString('base64')

  it('in a letter leaves as a document of Word’s with it, as large as on paper', async () => {
    const logo = await sent('logo.png', wide)
    const half = Buffer.from(wide, 'base64').subarray(0, 40).toString('base64')
    const gone = await sent('torn.png', half)
    const onPaper = await sent('stationery.png', dot)
    const picture = (attachment: string) => ({
      type: 'picture',
      id: 'p',
      x: 20,
      ...place,
      attachment,
    })
    const flow = { left: 25, top: 40, right: 25, bottom: 20, laterTop: 20 }
    const layout = {
      page: { width: 210, height: 297 },
      flow,
      items: [
        picture(logo.id),
        { ...picture(gone.id), id: 'q' },
        { ...picture(onPaper.id), id: 'r', preprinted: true },
      ],
    }
    const what: PrintInput = {
      form: 'draft',
      draft: { name: '信', language: 'zh', body: '您好', layout } as unknown as DraftInput,
      recipients: [plain, plain],
    }
    const print = randomUUID()
    expect(await desk.printing.prepare({ print, what, locale: 'zh-CN' })).toMatchObject({
      docx: true,
    })
    const { content } = await desk.printing.docx({ print, offset: 0 })
    const files = unzipSync(Buffer.from(content, 'base64'))
    const document = strFromU8(files['word/document.xml']!)
    // Twice as wide as high, in a box of 30 by 20 mm: 30 by 15, and so much lower.
    expect(document.match(/<wp:extent cx="1080000" cy="540000"\/>/g)).toHaveLength(2)
    expect(document.match(/w:y="709"/g)).toHaveLength(2)
    expect(Buffer.from(files['word/media/picture1.png']!).toString('base64')).toBe(wide)
    expect(strFromU8(files['word/_rels/document.xml.rels']!)).toContain('media/picture1.png')
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
    if (process.env.LAIKE_KEEP_PDF)
      writeFileSync(`${process.env.LAIKE_KEEP_PDF}/picture.docx`, Buffer.from(content, 'base64'))
  })

  it('among the words of a letter comes out as wide as it is kept, and within the text', async () => {
    const [logo, gone] = [await sent('dot.png', dot), await sent('torn.png', torn)]
    const flow = { left: 25, top: 40, right: 25, bottom: 20 }
    const layout = { page: { width: 210, height: 297 }, flow, items: [] }
    const letter = (width: number): PrintInput => {
      const body = `![30](${gone.id})![${width}](${logo.id})`
      const written = { name: '信', language: 'zh', layout, body } as unknown as DraftInput
      // Two, so that no numbers of pages stand there.
      return { form: 'draft', draft: written, recipients: [plain, plain] }
    }
    const inkOn = async (width: number) => {
      const { left, right, top, bottom } = inkOf((await printedPdf(desk, letter(width))).bytes)
      return [left, right, bottom - top].map(Math.round)
    }
    expect(await inkOn(50)).toEqual([25, 75, 50])
    expect(await inkOn(400)).toEqual([25, 185, 160])
    const print = randomUUID()
    await desk.printing.prepare({ print, what: letter(400), locale: 'zh-CN' })
    const { content } = await desk.printing.docx({ print, offset: 0 })
    const files = unzipSync(Buffer.from(content, 'base64'))
    const document = strFromU8(files['word/document.xml']!)
    expect(document.match(/<wp:extent cx="5760000" cy="5760000"\/>/g)).toHaveLength(2)
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
  })

  it('shows nobody a file of which they know no more than the id', async () => {
    /** The same dot as another file. */
    const dots = (more: number) =>
      Buffer.concat([Buffer.from(dot, 'base64'), Buffer.alloc(more)]).toString('base64')
    const secret = await sent('secret.png', dots(1))
    const shown = await sent('shown.png', dots(2))
    await customer({ name: '有图', attachments: [secret] })
    const staff = premises.desk()
    await addAccount(desk, 'clerk')
    await staff.session.signIn({ login: 'clerk', password: 'clerk clerk clerk' })
    const seen = async (by: Client, attachment: string) => {
      const items = [{ type: 'picture', id: 'p', x: 10, ...place, attachment }]
      const onPage = draft(items)
      const flow = { left: 10, top: 10, right: 10, bottom: 10 }
      const among = {
        ...onPage,
        body: `![20](${attachment})`,
        layout: { ...onPage.layout, items: [], flow },
      }
      const shown = []
      for (const each of [onPage, among] as DraftInput[]) {
        const what: PrintInput = { form: 'draft', draft: each, recipients: [plain, plain] }
        shown.push(inkOf((await printedPdf(by, what)).bytes).right > 0)
      }
      expect(new Set(shown).size).toBe(1)
      return shown[0]!
    }
    expect([await seen(desk, secret.id), await seen(staff, secret.id)]).toEqual([true, false])
    expect(await seen(staff, (await sent('own.png', dots(3), staff)).id)).toBe(true)
    const values = { name: '带标', kind: 'courier', paper: 'A4', language: 'zh', body: null }
    const items = [{ type: 'picture', id: 'p', x: 10, ...place, attachment: shown.id }]
    await add('template', {
      ...values,
      layout: JSON.stringify(draft(items).layout),
      pictures: [shown],
    })
    expect(await seen(staff, shown.id)).toBe(true)
  })

  it('shows the first picture that hangs on whoever is written to, or the one of a name, and no other file', async () => {
    const [logo, none, broken] = [
      await withFiles({ 'contract.pdf': 'JVBERg==', 'card.svg': svg, 'Logo 2026.PNG': dot }),
      await withFiles({ 'card.png': svg }),
      await withFiles({ 'logo.png': torn }),
    ]
    const items = [
      { type: 'photo', id: 'any', x: 10, ...place },
      { type: 'photo', id: 'named', x: 60, ...place, named: ' logo ', needed: true },
    ]
    const what: PrintInput = { form: 'draft', draft: draft(items), recipients: [logo] }
    const { left, right, top, bottom } = inkOf((await printedPdf(desk, what)).bytes)
    expect([left, right, top, bottom].map(Math.round)).toEqual([15, 85, 10, 30])
    // Less than a kilobyte that says it is 3,000 million points.
    const bomb = Buffer.concat([Buffer.from(dot, 'base64'), Buffer.alloc(500)])
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(50_000, 20)
    const vast = await withFiles({ 'logo.png': bomb.toString('base64') })
    for (const other of [none, broken, vast, plain]) {
      const { bytes } = await printedPdf(desk, { ...what, recipients: [other] })
      expect(bytes.includes('alert(1)')).toBe(false)
      expect(inkOf(bytes).right).toBe(0)
    }
  })

  it('shows no picture of a recipient to whoever sees no attachments', async () => {
    const logo = await withFiles({ 'logo.png': dot })
    const items = [{ type: 'photo', id: 'any', x: 10, ...place, needed: true }]
    const what: PrintInput = { form: 'draft', draft: draft(items), recipients: [logo] }
    const role = await add('role', { name: '不看附件', preset: 'everything' })
    const clerk = await addAccount(desk, 'unseeing')
    await desk.records.update({
      ...{ entity: 'user', id: clerk.id, act: randomUUID() },
      ...{ values: { rights: role }, seen: {} },
    })
    const staff = premises.desk()
    await staff.session.signIn({ login: 'unseeing', password: 'unseeing unseeing unseeing' })
    const shown = async () => inkOf((await printedPdf(staff, what)).bytes).right > 0
    expect(await shown()).toBe(true)
    await add('roleField', { role, entity: 'customer', field: 'attachments', level: 'hidden' })
    expect(await shown()).toBe(false)
  })

  it('is of a size that a printer can take, whatever is typed', async () => {
    const sized = (width: number, height: number) => {
      const what = {
        form: 'draft',
        draft: draft([], { width, height }),
        recipients: [plain],
      }
      const print = randomUUID()
      return failing(desk.printing.prepare({ print, what: what as PrintInput, locale: 'zh-CN' }))
    }
    for (const [width, height] of [
      [0, 60],
      [100, -60],
      [10_000, 60],
      [100, Number.NaN],
    ] as const) {
      expect(await sized(width, height)).toMatch(/^invalid/)
      const layout = JSON.stringify({ page: { width, height }, items: [] })
      const values = { name: '怪', kind: 'envelope', paper: 'custom', layout }
      expect(await failing(add('template', values))).toBe('invalid layout:notLayout')
    }
    // Margins that leave no room for the text: it comes out all the same, and soon.
    const what = {
      form: 'draft',
      draft: {
        ...draft([]),
        body: '长'.repeat(500),
        layout: {
          page: { width: 210, height: 297 },
          flow: { left: 200, right: 200, top: 200, bottom: 200 },
          items: [],
        },
      },
      recipients: [plain],
    } as PrintInput
    expect((await printedPdf(desk, what)).pages.length).toBeLessThan(600)
  })
})
