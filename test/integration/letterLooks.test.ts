import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import type { PrintInput } from '../../shared/api/printing.ts'
import { setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { printedPdf } from '../harness/printedPdf.ts'

const premises = tempHost()
let desk: Client
let customer: string

beforeAll(async () => {
  desk = await setUpProtected(premises.desk())
  customer = randomUUID()
  const values = { name: '顾明澄女士' }
  await desk.records.create({ entity: 'customer', id: customer, act: randomUUID(), values })
})
afterAll(() => premises.remove())

/** A letter with this text, as it is printed. */
async function printed(body: string, language: 'zh' | 'en') {
  const flow = { left: 25, top: 40, right: 25, bottom: 20, laterTop: 20 }
  const layout = { page: { width: 210, height: 297 }, flow, items: [] }
  const draft = { name: '信', language, layout, body }
  const recipients = [{ customer, contact: null, address: 'main' }]
  return printedPdf(desk, { form: 'draft', draft, recipients } as unknown as PrintInput, {
    keep: `looks-${language}`,
  })
}

it('words are slanted and underlined, Chinese ones too', async () => {
  const pdf = await printed(
    '\u2062斜 II 体，尊敬的{{customer.name}}\u2062\n\u2064底线\u2064、**\u2062又粗又斜\u2062**、\u2062\u2064都有\u2064\u2062',
    'zh',
  )
  expect(pdf.text.replace(/\s+/g, '')).toContain('斜II体，尊敬的顾明澄女士底线、又粗又斜、都有')
  const { svg } = await desk.printing.page({ print: pdf.id, page: 1 })
  expect(svg.match(/matrix\(1 0 -0\.2/g)).toHaveLength(17)
  const bottomOf = (text: string) => pdf.words(0).find((word) => word.text.startsWith(text))!.bottom
  expect(Math.abs(bottomOf('底线') - bottomOf('又粗'))).toBeLessThan(0.1)
})

it('no slanted line begins with a sign that closes, and none ends with one that opens', async () => {
  const sentence = '他说（好）。我们，他们《书》；“对”！'
  const lines = Array.from({ length: 16 }, (_each, more) => '字'.repeat(more) + sentence.repeat(4))
  const pdf = await printed(lines.map((line) => `\u2062${line}\u2062`).join('\n'), 'zh')
  const shown = pdf.text.split('\n').map((line) => line.trim())
  expect(shown.filter(Boolean).length).toBeGreaterThan(lines.length)
  expect(shown.filter((line) => /^[）。，》；”！]|[（《“]$/.test(line))).toEqual([])
})

it('a long address that was typed breaks at the edge of the text', async () => {
  const address = `https://example.com/${'abcdefghijklmnopqrstuvwxyz'.repeat(5)}`
  const pdf = await printed(`${address}\n\u2062${address}\u2062`, 'zh')
  expect(pdf.words(0).length).toBeGreaterThan(3)
  expect(Math.max(...pdf.words(0).map(({ right }) => right))).toBeLessThan(186)
})

it('quotes are narrow where no Chinese stands, and wide where it does', async () => {
  const pdf = await printed('We’ll\n他说”', 'en')
  const wide = (start: string) => {
    const { left, right, text } = pdf.words(0).find((word) => word.text.startsWith(start))!
    return (right - left) / text.length
  }
  // Millimetres a letter, of about four for a Chinese one.
  expect(wide('We’ll')).toBeLessThan(2.2)
  expect(wide('他说”')).toBeGreaterThan(3.5)
})

it('quotes are as wide as the Chinese of their line, whatever looks otherwise in it', async () => {
  const pdf = await printed('“**好**”……\n（**We**）’\n“**We**”', 'zh')
  const [first, second, third] = pdf.words(0).map(({ left, right }) => right - left)
  // Millimetres: five signs of a line's size, three and two letters, two letters between narrow quotes.
  expect(first).toBeGreaterThan(19)
  expect(second).toBeGreaterThan(15)
  expect(third).toBeLessThan(9)
})

it('words that look alike over the end of a condition leave no sign on the paper', async () => {
  const body = '{{#if customer.phone}}**有电话，{{/if}}您好**\n{{#each cases}}**{{/each}}再见**'
  const pdf = await printed(body, 'zh')
  expect(pdf.text.replace(/\s+/g, '')).toMatch(/^您好再见/)
})
