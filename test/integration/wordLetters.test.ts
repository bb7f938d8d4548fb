import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import type { PrintInput } from '../../shared/api/printing.ts'
import { failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { readPdf } from '../harness/pdf.ts'
import { printedPdf } from '../harness/printedPdf.ts'
import {
  field,
  line,
  numbered,
  partsOf,
  row,
  run,
  table,
  wordFile,
  wordsOf,
} from '../harness/wordFile.ts'

const premises = tempHost()
let desk: Client
let chengchuan: string
let rare: string

const add = async (entity: string, values: object) => {
  const id = randomUUID()
  await desk.records.create({ entity, id, act: randomUUID(), values: { ...values } })
  return id
}
async function sent(bytes: Buffer) {
  const upload = randomUUID()
  await desk.attachments.write({ upload, offset: 0, content: bytes.toString('base64') })
  return { upload, kept: await desk.attachments.finish({ upload, name: '答谢.docx', type: '' }) }
}
async function imported(bytes: Buffer, more: Readonly<Record<string, string>> = {}) {
  const { upload, kept } = await sent(bytes)
  const { layout, paper, guesses, fields, losses } = await desk.printing.readWord({ upload })
  const values = {
    name: '答谢信',
    kind: 'word',
    language: 'zh',
    paper,
    layout: JSON.stringify(layout),
    word: [kept],
    wordFields: JSON.stringify({ ...guesses, ...more }),
  }
  return { template: await add('template', values), fields, guesses, losses, paper }
}
async function docxOf(what: PrintInput) {
  const print = randomUUID()
  await desk.printing.prepare({ print, what, locale: 'zh-CN' })
  const { content, size } = await desk.printing.docx({ print, offset: 0 })
  const bytes = Buffer.from(content, 'base64')
  expect(bytes).toHaveLength(size)
  return partsOf(bytes)
}
const to = (customer: string) => ({ customer, contact: null, address: 'main' as const })

const letter = wordFile(
  line(run('年终答谢', '<w:b/><w:sz w:val="32"/>'), '<w:jc w:val="center"/>') +
    line(run('尊敬的') + field('MERGEFIELD 客户名称', '«客户名称»') + run('：')) +
    line(run('地址：{地址}，邮编：{邮编}。')) +
    numbered('第一条') +
    numbered('第二条') +
    table(row(run('主题')), row(run('{#服务单}{事由}{/服务单}'))) +
    line(field('MERGEFIELD 日期 \\@ "yyyy/M/d"', 'x'), '<w:jc w:val="right"/>'),
  { head: run('致：{客户名称}') },
)

beforeAll(async () => {
  desk = await setUpProtected(premises.desk())
  chengchuan = await add('customer', {
    name: '宁波澄川包装制品有限公司',
    address: { region: '330212', line: '钟公庙路 118 号', postcode: '315100' },
  })
  await add('serviceCase', { customer: chengchuan, title: '纸箱开裂', kind: 'complaint' })
  rare = await add('customer', {
    name: '𠮷祥<script>&#panic()',
    address: { region: '330212', line: '㐂街', postcode: '315100' },
  })
}, 60_000)
afterAll(() => premises.remove())

describe('a letter made in Word', () => {
  it('is brought in with its fields guessed, and comes out of Word’s kind and on our own pages', async () => {
    const { template, guesses, losses, paper } = await imported(letter)
    expect(paper).toBe('A4')
    expect(losses).toEqual([])
    expect(guesses).toEqual({
      客户名称: 'customer.name',
      地址: 'recipient.address',
      邮编: 'recipient.postcode',
      服务单: 'cases',
      '服务单 › 事由': 'case.title',
      日期: 'today',
    })
    const what: PrintInput = {
      form: 'template',
      template,
      recipients: [to(chengchuan), to(rare)],
    }
    const files = await docxOf(what)
    expect(wordsOf(files['word/document.xml']!)).toEqual([
      '年终答谢',
      '尊敬的宁波澄川包装制品有限公司：',
      '地址：浙江省宁波市鄞州区钟公庙路 118 号，邮编：315100。',
      '第一条',
      '第二条',
      '主题',
      '纸箱开裂',
      '2026/11/23',
      '年终答谢',
      '尊敬的𠮷祥<script>&#panic()：',
      '地址：浙江省宁波市鄞州区㐂街，邮编：315100。',
      '第一条',
      '第二条',
      '主题',
      '2026/11/23',
    ])

    const pdf = await printedPdf(desk, what, { keep: 'word-letter' })
    expect(pdf.told).toMatchObject({ docx: true, pages: 2, known: true })
    expect(pdf.pages).toHaveLength(2)
    const pages = pdf.text.split('\f').map((page) => page.replace(/\s+/g, ''))
    expect(pages[0]).toMatch(
      /^致：宁波澄川包装制品有限公司年终答谢尊敬的宁波澄川.*1\.第一条2\.第二条主题纸箱开裂2026\/11\/23$/,
    )
    expect(pages[1]).toContain('尊敬的𠮷祥<script>&#panic()：')
    const [title] = pdf.words(0).filter(({ text }) => text.includes('年终'))
    expect((title!.left + title!.right) / 2).toBeCloseTo(105, 0)
    // The text begins where Word has it: 25.4 mm down, 31.8 mm in.
    expect(Math.min(...pdf.words(0).map(({ left }) => left))).toBeGreaterThan(31)
  })

  it('has its letterhead on the first page alone, and its text below that', async () => {
    const { 'word/document.xml': document, 'word/_rels/document.xml.rels': relations } = partsOf(
      wordFile(
        line(run('第一页')) + line('<w:r><w:br w:type="page"/></w:r>') + line(run('第二页')),
        {
          head: run('续页'),
        },
      ),
    )
    const letterhead = Array.from({ length: 9 }, (_each, index) => line(run(`信头 ${index}`)))
    const more = {
      'word/document.xml': document!.replace(
        '<w:pgSz',
        '<w:headerReference w:type="first" r:id="rId4"/><w:titlePg/><w:pgSz',
      ),
      'word/_rels/document.xml.rels': relations!.replace(
        '</Relationships>',
        '<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/></Relationships>',
      ),
      'word/header2.xml': `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${letterhead.join('')}</w:hdr>`,
    }
    const { template } = await imported(wordFile('', { head: run('续页'), more }))
    const recipients = [to(chengchuan), to(rare)]
    const pdf = await printedPdf(desk, { form: 'template', template, recipients })
    expect(pdf.told.pages).toBe(4)
    const pages = pdf.text.split('\f').map((page) => page.replace(/\s+/g, ''))
    for (const first of [0, 2]) {
      expect(pages[first]).toMatch(/^信头0.*信头8第一页$/)
      expect(pages[first + 1]).toBe('续页第二页')
    }
    const topOf = (page: number, text: string) =>
      pdf.words(page).find((word) => word.text === text)!
    expect(topOf(0, '第一页').top).toBeGreaterThan(
      pdf.words(0).findLast(({ text }) => text === '8')!.bottom,
    )
    expect(topOf(1, '第二页').top).toBeCloseTo(25.4, 0)
  })

  it('has its notes at the foot of their page, each recipient’s own, and its own head on even pages', async () => {
    const usual = partsOf(wordFile('', { head: run('单页') }))
    const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const note = line(run('附注给') + run('{客户名称}', '<w:b/>'))
    const body =
      line(run('见注') + '<w:r><w:footnoteReference w:id="2"/></w:r>') +
      line('<w:r><w:br w:type="page"/></w:r>') +
      line(run('第二页'))
    const more = {
      'word/document.xml': partsOf(wordFile(body))['word/document.xml']!.replace(
        '<w:pgSz',
        '<w:headerReference w:type="even" r:id="rId4"/><w:pgSz',
      ),
      'word/_rels/document.xml.rels': usual['word/_rels/document.xml.rels']!.replace(
        '</Relationships>',
        `<Relationship Id="rId4" Type="${related}/header" Target="header2.xml"/><Relationship Id="rId5" Type="${related}/footnotes" Target="footnotes.xml"/></Relationships>`,
      ),
      'word/settings.xml': `<w:settings ${words}><w:evenAndOddHeaders/></w:settings>`,
      'word/header2.xml': `<w:hdr ${words}>${line(run('双页'))}</w:hdr>`,
      'word/footnotes.xml': `<w:footnotes ${words}><w:footnote w:id="2">${note}</w:footnote></w:footnotes>`,
    }
    const { template } = await imported(wordFile('', { head: run('单页'), more }))
    const recipients = [to(chengchuan), to(rare)]
    const pdf = await printedPdf(desk, { form: 'template', template, recipients })
    const pages = pdf.text.split('\f').map((page) => page.replace(/\s+/g, ''))
    expect(pages.slice(0, 4)).toEqual([
      '单页见注¹¹附注给宁波澄川包装制品有限公司',
      '双页第二页',
      '单页见注¹¹附注给𠮷祥<script>&#panic()',
      '双页第二页',
    ])
    const foot = pdf.words(0).find(({ text }) => text.includes('附注'))!
    expect(foot.top).toBeGreaterThan(250)
  })

  it('may name a field as every object names something', async () => {
    const { template } = await imported(wordFile(line(run('您好 {constructor}，{toString}'))))
    const what: PrintInput = { form: 'template', template, recipients: [to(chengchuan)] }
    const files = await docxOf(what)
    expect(wordsOf(files['word/document.xml']!)).toEqual(['您好 {constructor}，{toString}'])
  })

  it('of a mailing leaves as one document, and not before each field has a meaning', async () => {
    const { template } = await imported(wordFile(line(run('{客户名称}，{暗号}'))))
    const source = JSON.stringify({ entity: 'customer', which: { ids: [chengchuan, rare] } })
    const mailing = await add('mailing', { name: '年末答谢', source, template })
    const print = randomUUID()
    const asked = { print, what: { form: 'mailing', id: mailing }, locale: 'zh-CN' } as const
    expect(await failing(desk.printing.prepare(asked))).toBe('invalid template:wordUndecided')
    const looked: PrintInput = { form: 'template', template, recipients: [to(rare)] }
    expect(await desk.printing.prepare({ ...asked, what: looked })).toMatchObject({
      undecided: ['暗号'],
    })
    await desk.records.update({
      entity: 'template',
      id: template,
      act: randomUUID(),
      values: { wordFields: JSON.stringify({ 客户名称: 'customer.name', 暗号: 'leftOut' }) },
    })
    const files = await docxOf(asked.what)
    expect(wordsOf(files['word/document.xml']!)).toEqual([
      '宁波澄川包装制品有限公司，',
      '𠮷祥<script>&#panic()，',
    ])
    // Or each gets a file of their own, in one zip.
    for (const as of ['pdf', 'docx'] as const) {
      const single = randomUUID()
      await desk.printing.prepare({ ...asked, print: single })
      const { content, pages } = await desk.printing.zip({ print: single, as, offset: 0 })
      const each = unzipSync(Buffer.from(content, 'base64'))
      expect(pages).toBe(2)
      expect(Object.keys(each)).toEqual([
        `01 宁波澄川包装制品有限公司.${as}`,
        `02 𠮷祥 script &#panic().${as}`,
      ])
      const [, second] = Object.values(each)
      const said =
        as === 'pdf'
          ? readPdf(second!).text.trim()
          : wordsOf(partsOf(second!)['word/document.xml']!)
      expect([said].flat()).toEqual(['𠮷祥<script>&#panic()，'])
    }
  })

  it('that is none is refused before anything is kept of it, and another print is no document of Word’s', async () => {
    const { upload } = await sent(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    expect(await failing(desk.printing.readWord({ upload }))).toBe('invalid file:wordOld')
    const values = { name: 'x', kind: 'word', paper: 'A4', layout: '{}', wordFields: '{}' }
    expect(await failing(add('template', values))).toBe('invalid word:wordOne')
    const print = randomUUID()
    await desk.printing.prepare({ print, what: { form: 'caseBlank' }, locale: 'en' })
    expect(await failing(desk.printing.docx({ print, offset: 0 }))).toBe('invalid :notForWord')
    const zip = desk.printing.zip({ print, as: 'pdf', offset: 0 })
    expect(await failing(zip)).toBe('invalid :notOneByOne')
  })
})

it('a letter of our own leaves as a document of Word’s too, one with codes on it only as PDF', async () => {
  const page = { width: 210, height: 297 }
  const flow = { left: 25, top: 40, right: 25, bottom: 20, laterTop: 20 }
  const place = { x: 25, y: 15, w: 160, h: 8, text: '{{customer.name}} & Co' }
  const draft = (items: readonly object[]) =>
    ({
      form: 'draft',
      draft: {
        name: '信',
        language: 'zh',
        layout: { page, flow, items },
        body: '# 致谢\n**{{customer.name}}**：\n- \u2062一\u2062\n|甲|乙|\n|--|----|\n|1|\u2064{{recipient.postcode}}\u2064|\n>> {{today}}',
      },
      recipients: [to(chengchuan), to(rare)],
    }) as PrintInput
  const text = { id: 'head', type: 'text', ...place }
  const rule = { id: 'rule', type: 'line', x: 25, y: 25, w: 160, h: 0 }
  const files = await docxOf(draft([text, rule]))
  const document = files['word/document.xml']!
  expect(wordsOf(document).slice(-8)).toEqual(
    [
      '𠮷祥<script>&#panic() & Co',
      '致谢',
      '𠮷祥<script>&#panic()：',
      '一',
      '甲',
      '乙',
      '1',
      '315100',
      '2026年11月23日',
    ].slice(-8),
  )
  expect(document).toContain('<w:i/></w:rPr><w:t xml:space="preserve">一</w:t>')
  expect(document.match(/<w:u w:val="single"\/>/g)).toHaveLength(2)
  expect(document.match(/<w:sectPr>/g)).toHaveLength(2)
  expect(document).toContain('<w:framePr w:w="9071"')
  const print = randomUUID()
  const code = { id: 'code', type: 'barcode', code: 'qr', ...place }
  await desk.printing.prepare({ print, what: draft([code]), locale: 'zh-CN' })
  expect(await failing(desk.printing.docx({ print, offset: 0 }))).toBe('invalid :notForWord')
})
