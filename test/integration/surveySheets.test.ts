import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import type { Locale } from '../../shared/locales/locale.ts'
import { failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { readPdf } from '../harness/pdf.ts'

const premises = tempHost()
let desk: Client
let survey: string
beforeAll(async () => {
  desk = await setUpProtected(premises.desk())
  const { rows } = await desk.records.list({ entity: 'survey' })
  survey = rows.find((row) => row['use'] === 'sentAround')!.id
})
afterAll(() => premises.remove())

const add = async (entity: string, values: object) => {
  const id = randomUUID()
  await desk.records.create({ entity, id, act: randomUUID(), values: { ...values } })
  return id
}

/** Where sheets to be looked at go, when somebody wants them. */
const kept = process.env.LAIKE_KEEP_PDF

async function printed(customers: readonly string[], locale: Locale = 'zh-CN') {
  const print = randomUUID()
  const what = { form: 'survey' as const, id: survey, customers: [...customers] }
  const { pages, name } = await desk.printing.prepare({ print, what, locale })
  const { content } = await desk.printing.pdf({ print, offset: 0 })
  const bytes = Buffer.from(content, 'base64')
  if (kept) writeFileSync(`${kept}/survey-${locale}-${customers.length}.pdf`, bytes)
  return { ...readPdf(bytes), name, count: pages }
}
const flat = (text: string) => text.replace(/\s+/g, '')

it.each(['zh-CN', 'en'] as const)(
  'a blank sheet has all that is asked, on one A4 page, in %s',
  async (locale) => {
    const sheet = await printed([], locale)
    expect(sheet.name).toBe('年度满意度')
    expect(sheet.count).toBe(1)
    expect(sheet.pages).toHaveLength(1)
    expect(Math.abs(sheet.pages[0]!.width - 210)).toBeLessThan(0.1)
    expect(sheet.fonts.length).toBeGreaterThan(0)
    expect(sheet.fonts.every(({ embedded }) => embedded)).toBe(true)
    const own = ['年度满意度', '产品质量', '增加', '最希望我们改进什么']
    const ours =
      locale === 'en'
        ? ['5Verysatisfied', 'Wouldyourecommendus', '10certainly', 'Customer']
        : ['5非常满意', '愿意向朋友推荐我们吗', '10一定', '客户']
    for (const each of [...own, ...ours]) expect(flat(sheet.text)).toContain(each)
    expect(sheet.text).not.toMatch(/第 1 页|Page 1/)
  },
)

it('each customer has a sheet of their own, with their name and their main contact on it', async () => {
  const first = await add('customer', { name: '宁波澄川包装，#eval("x")' })
  await add('contact', { name: '王芳', customer: first, primary: true })
  const second = await add('customer', { name: 'Harbour & Pine Ltd' })
  const sheets = await printed([first, second])
  const [one, two] = sheets.text.split('\f').map(flat)
  expect(sheets.count).toBe(2)
  expect(one).toContain('宁波澄川包装，#eval("x")')
  expect(one).toContain('王芳')
  expect(two).toContain('Harbour&PineLtd')
  expect(two).not.toContain('王芳')
})

it('questions that are out of use are not asked, and what is gone is not printed', async () => {
  const { rows } = await desk.records.list({ entity: 'surveyQuestion' })
  const price = rows.find((row) => row['words'] === '价格')!.id
  await desk.records.update({
    entity: 'surveyQuestion',
    id: price,
    act: randomUUID(),
    values: { active: false },
  })
  expect(flat((await printed([])).text)).not.toContain('价格')
  const what = { form: 'survey' as const, id: survey, customers: [randomUUID()] as string[] }
  const prepare = desk.printing.prepare({ print: randomUUID(), what, locale: 'en' })
  expect(await failing(prepare)).toBe('notFound :notFound')
})
