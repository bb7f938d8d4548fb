import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedPrints } from '../../electron/host/printing/shipped/seedPrints.ts'
import type { Client } from '../../renderer/connection.ts'
import type { PrintInput } from '../../shared/api/printing.ts'
import type { Recipient } from '../../shared/printing/recipient.ts'
import { assumedPostcodeBoxes } from '../../shared/printing/chineseEnvelope.ts'
import { readLayout, type Layout } from '../../shared/printing/layout.ts'
import { paperOf } from '../../shared/printing/papers.ts'
import { failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { inkOf, type ReadPdf, type Word } from '../harness/pdf.ts'
import { printedPdf } from '../harness/printedPdf.ts'

type DraftInput = Extract<PrintInput, { form: 'draft' }>['draft']

const premises = tempHost()
let desk: Client
let templates: readonly { id: string; name: string; kind: string; layout: string }[]
const people: Record<string, Recipient> = {}

const add = async (entity: string, values: object) => {
  const id = randomUUID()
  await desk.records.create({ entity, id, act: randomUUID(), values: { ...values } })
  return id
}
/** Somebody to write to: a customer, and a person there where one is named. */
async function somebody(customer: object, contact?: object): Promise<Recipient> {
  const id = await add('customer', customer)
  const person = contact ? await add('contact', { ...contact, customer: id }) : null
  return { customer: id, contact: person, address: 'main' }
}

const region = '330212'
beforeAll(async () => {
  desk = await setUpProtected(premises.desk())
  await add('sender', {
    name: '杭州青麓文仪有限公司',
    address: { region: '330105', line: '小河路 66 号 3 幢 201 室', postcode: '310011' },
    phone: '0571 8812 3456',
  })
  people.short = await somebody(
    {
      name: '宁波澄川包装制品有限公司',
      level: 'A',
      phone: '0574 8765 4321',
      address: { region, line: '钟公庙路 118 号', postcode: '315100' },
    },
    { name: '顾明澄', salutation: 'ms', mobile: '13812345678', position: '采购经理' },
  )
  await add('interaction', {
    customer: people.short.customer,
    summary: '来电询问交期，#panic() 已答复',
  })
  people.long = await somebody(
    {
      name: '内蒙古自治区鄂尔多斯市达拉特旗树林召镇东方国际商贸物流有限责任公司第二分公司（华北区总部）',
      address: {
        region: '150621',
        line: '树林召镇锡尼街北侧工业大道东方国际商贸物流园综合服务中心 A 座 12 层 1208 室转 3 号信箱',
        postcode: '014300',
      },
      note: '很长的备注，'.repeat(300) + 'x'.repeat(300),
    },
    { name: '欧阳阿布都热依木江·买买提', salutation: 'manager' },
  )
  people.english = await somebody(
    {
      name: 'Springfield Stationery & Paper Goods Company, Incorporated',
      address: {
        line: '742 Evergreen Terrace, Suite 1200',
        place: 'Springfield, IL',
        postcode: '62701',
        country: 'USA',
      },
    },
    { name: 'Margaret Featherstonehaugh', salutation: 'ms' },
  )
  people.rare = await somebody(
    {
      name: '𠮷祥㐂庆<script>#panic() $x$ \\ @a *b*',
      address: { region, line: '㐂街 𠮷号 ```', postcode: '315100' },
    },
    { name: '𠮷㐂' },
  )
  people.empty = await somebody({ name: '空' })
  const list = await desk.records.list({ entity: 'template', limit: 100 })
  templates = (list.rows as unknown as typeof templates).filter(({ layout }) => layout)
}, 60_000)
afterAll(() => premises.remove())

const flat = (text: string) => text.replace(/[\s\u200b]+/g, '')
const layoutOf = (template: { layout: string }): Layout => readLayout(template.layout)!
const everybody = () => Object.values(people)

/** Where words begin and end on a page. */
function edges(words: readonly Word[]) {
  return {
    left: Math.min(...words.map(({ left }) => left)),
    top: Math.min(...words.map(({ top }) => top)),
    right: Math.max(...words.map(({ right }) => right)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
  }
}
function expectSound(pdf: ReadPdf, { page }: Layout): void {
  expect(pdf.fonts.length).toBeGreaterThan(0)
  expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true)
  for (const [number, size] of pdf.pages.entries()) {
    expect(Math.abs(size.width - page.width)).toBeLessThan(0.1)
    expect(Math.abs(size.height - page.height)).toBeLessThan(0.1)
    const words = pdf.words(number)
    if (words.length === 0) continue
    const { left, top, right, bottom } = edges(words)
    expect(left).toBeGreaterThan(3)
    expect(top).toBeGreaterThan(0)
    expect(right).toBeLessThan(page.width - 3)
    expect(bottom).toBeLessThan(page.height - 3)
  }
}

it('every template that ships is at hand; one of each kind is printed through the office, data as text', async () => {
  expect(templates.length).toBe(shippedPrints.length + 4)
  const kinds = [...Map.groupBy(templates, ({ kind }) => kind).values()].map(([first]) => first!)
  for (const { id: template, kind, layout } of kinds) {
    const what: PrintInput = { form: 'template', template, recipients: everybody() }
    const pdf = await printedPdf(desk, what, { keep: kind })
    expectSound(pdf, layoutOf({ layout }))
    for (const each of ['顾明澄', '𠮷㐂', 'Margaret', '空']) {
      expect(flat(pdf.text), kind).toContain(each)
    }
  }
}, 60_000)

describe('a Chinese envelope', () => {
  const envelope = (recipients: readonly Recipient[], profile?: string, keep?: string) => {
    const template = templates.find(({ name }) => name === '国内信封 DL')!.id
    const what: PrintInput = { form: 'template', template, recipients: [...recipients] }
    return printedPdf(desk, what, { ...(profile && { profile }), ...(keep && { keep }) })
  }
  const middle = ({ left, right, top, bottom }: Word) => [(left + right) / 2, (top + bottom) / 2]

  it('has each digit of the postcode in the middle of its box, and the zones of the post free', async () => {
    const words = (await envelope([people.short!])).words(0)
    const { x, y, width, height, gap } = assumedPostcodeBoxes
    const digits = words.filter(({ text, top }) => /^\d$/.test(text) && top < 26)
    expect(digits.map(({ text }) => text).join('')).toBe('315100')
    for (const [index, digit] of digits.entries()) {
      const [across, down] = middle(digit)
      expect(Math.abs(across! - (x + width / 2 + index * (width + gap)))).toBeLessThan(0.3)
      expect(Math.abs(down! - (y + height / 2))).toBeLessThan(1)
    }
    const others = words.filter((word) => !digits.includes(word))
    // The strip of the barcode, the stamp, and the rest of the postcode's zone.
    expect(others.filter(({ right, bottom }) => right < 165 && bottom > 90)).toEqual([])
    expect(others.filter(({ left, top }) => left > 185 && top < 28)).toEqual([])
    expect(others.filter(({ left, top }) => left < 90 && top < 26)).toEqual([])
    const sender = others.filter(({ top }) => top > 75)
    expect(sender.length).toBeGreaterThan(2)
    for (const { left } of sender) expect(left).toBeGreaterThan(100)
    expect(Math.abs(edges(sender).right - 208)).toBeLessThan(0.5)
  })

  it('is moved, and turned for a printer that takes it by its short edge, to a third of a millimetre', async () => {
    const moved = { offsetX: 1.5, offsetY: -0.5, turn: 'right', feed: 'short' }
    const profile = await add('printerProfile', { name: '前台针式', ...moved })
    const before = await envelope([people.short!])
    const after = await envelope([people.short!], profile)
    expect(after.pages.map(({ width, height }) => [width, height].map(Math.round))).toEqual([
      [110, 220],
    ])
    const [there, here] = [inkOf(before.bytes), inkOf(after.bytes)]
    expect(Math.abs(here.top - (there.left + 1.5))).toBeLessThan(0.3)
    expect(Math.abs(here.left - (110 - there.bottom + 0.5))).toBeLessThan(0.3)
    const svg = await desk.printing.page({ print: before.id, page: 1, profile })
    expect(svg.svg).toMatch(/viewBox="0 0 311\.8\d* 623\.6/)
  })

  it('without an address, or for nobody, is not begun unseen', async () => {
    expect(await failing(envelope([]))).toBe('invalid :nobodyChosen')
    const gone = { customer: randomUUID(), contact: null, address: 'main' } as const
    expect(await failing(envelope([gone]))).toBe('notFound :notFound')
  })

  it('that says the same to everybody needs nobody to be printed', async () => {
    const items = [{ type: 'text', id: 'said', x: 5, y: 5, w: 50, h: 10, text: '样张' }]
    const layout = { page: { width: 100, height: 60 }, items }
    const draft = { name: '样张', language: 'zh', body: '', layout }
    const pdf = await printedPdf(desk, { form: 'draft', draft } as PrintInput)
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.text).toContain('样张')
  })
})

describe('a run', () => {
  const labels = () => templates.find(({ name }) => name.includes('L7160'))!.id

  it('begins on a label that is still there, each label where the sheet has it', async () => {
    const what: PrintInput = {
      form: 'template',
      template: labels(),
      recipients: [people.short!],
      copies: 2,
      startAt: 21,
    }
    const pdf = await printedPdf(desk, what)
    expect(pdf.told).toMatchObject({ pages: 2, known: true, of: 2 })
    const sheet = paperOf('avery-l7160')!.labels!
    const first = edges(pdf.words(0))
    expect(first.left - (sheet.left + 2 * sheet.pitchX)).toBeCloseTo(4, 0)
    expect(first.top).toBeGreaterThan(sheet.top + 6 * sheet.pitchY)
    expect(edges(pdf.words(1)).left - sheet.left).toBeCloseTo(4, 0)
    // Beyond the sheet is its last label, and no empty sheet comes first.
    const beyond = { print: randomUUID(), what: { ...what, startAt: 99 }, locale: 'zh-CN' } as const
    expect(await desk.printing.prepare(beyond)).toMatchObject({ pages: 2 })
  })

  it('makes a word smaller that is wider than its box, and cuts and tells it where that is not enough', async () => {
    const item = { type: 'text', x: 10, y: 10, h: 20, size: 12, text: '{{contact.name}}' } as const
    const draft: DraftInput = {
      name: '窄框',
      language: 'en',
      body: '',
      layout: {
        page: { width: 100, height: 60 },
        items: [
          { ...item, id: 'narrow', w: 28 },
          { ...item, id: 'narrower', w: 12 },
        ],
      },
    }
    const print = randomUUID()
    const what: PrintInput = { form: 'draft', draft, recipients: [people.english!] }
    await desk.printing.prepare({ print, what, locale: 'en' })
    const { marks } = await desk.printing.proof({ print, from: 0 })
    expect(marks).toMatchObject([
      { record: 0, item: 'narrow', became: 'shrunk' },
      { record: 0, item: 'narrower', became: 'cut' },
    ])
  })

  it('tells what had to shrink and what was cut, and never shows what is on the paper already', async () => {
    const template = templates.find(({ name }) => name === '国内信封 DL')!.id
    const what: PrintInput = {
      form: 'template',
      template,
      recipients: [people.short!, people.long!],
    }
    const print = randomUUID()
    await desk.printing.prepare({ print, what, locale: 'zh-CN' })
    const { marks, through } = await desk.printing.proof({ print, from: 0 })
    expect(through).toBe(2)
    expect(marks).toMatchObject([{ record: 1, item: 'firm', became: 'shrunk' }])
    expect(marks[0]!.whose!.recipient).toBe(1)
    const plain = await desk.printing.page({ print, page: 2 })
    const seen = await desk.printing.page({ print, page: 2, ghosts: true })
    expect(seen.svg.length).toBeGreaterThan(plain.svg.length)
    await desk.printing.drop({ print })
    expect(await failing(desk.printing.page({ print, page: 1 }))).toBe('gone :printGone')
  })

  it('of letters knows on which page each begins', async () => {
    const layout = layoutOf(templates.find(({ kind }) => kind === 'letter')!)
    const draft: DraftInput = {
      name: '长信',
      language: 'zh',
      layout,
      body: '{{recipient.name}}：\n{{#if customer.note}}{{customer.note}}{{/if}}\n大写：{{customer.creditLimit.words}}',
    }
    const recipients = [people.long!, people.short!, people.long!]
    const pdf = await printedPdf(
      desk,
      { form: 'draft', draft, recipients },
      { keep: 'long-letter' },
    )
    expect(pdf.told).toMatchObject({ known: true, through: 3, pages: pdf.pages.length })
    expect(pdf.pages.length).toBeGreaterThan(4)
    expectSound(pdf, layout)
    const begins = pdf.text
      .split('\f')
      .flatMap((page, index) => (page.includes('顾明澄女士') ? [index + 1] : []))
    expect(begins).toHaveLength(1)
    const { svg } = await desk.printing.page({ print: pdf.id, page: begins[0]! })
    expect(svg).toContain('<svg')
    expect(await failing(desk.printing.page({ print: pdf.id, page: pdf.pages.length + 1 }))).toBe(
      'gone :printGone',
    )
  })

  it('draws codes that can be read, and nothing for words that a code can’t hold', async () => {
    const item = { x: 10, y: 10, w: 40, h: 15, type: 'barcode', text: '{{customer.name}}' } as const
    const draft: DraftInput = {
      name: '条码',
      language: 'zh',
      body: '',
      layout: {
        page: { width: 100, height: 60 },
        items: [
          { ...item, id: 'ean', code: 'ean13' },
          { ...item, id: 'qr', y: 30, h: 20, code: 'qr' },
        ],
      },
    }
    const { bytes } = await printedPdf(
      desk,
      { form: 'draft', draft, recipients: [people.short!] },
      { keep: 'codes' },
    )
    const { left, right, top, bottom } = inkOf(bytes)
    expect(top).toBeCloseTo(30, 0)
    expect(bottom).toBeCloseTo(50, 0)
    expect((left + right) / 2).toBeCloseTo(30, 0)
  })
})
