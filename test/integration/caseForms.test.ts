import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filledCase } from '../../electron/host/printing/forms/caseForm.ts'
import { printWords } from '../../electron/host/printing/printWords.ts'
import { createHeldPieces } from '../../electron/host/mailings/heldPieces.ts'
import { readHere } from '../../electron/host/reading/readings.ts'
import { rules } from '../../electron/host/rules/rules.ts'
import type { PrintAsked } from '../../shared/api/printing.ts'
import type { Locale } from '../../shared/locales/locale.ts'
import type { Client } from '../../renderer/connection.ts'
import { failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { tempOffice } from '../harness/office.ts'
import { readPdf, type ReadPdf } from '../harness/pdf.ts'

const premises = tempHost()
let desk: Client
beforeAll(async () => {
  desk = await setUpProtected(premises.desk())
})
afterAll(() => premises.remove())

const add = async (entity: string, values: object) => {
  const id = randomUUID()
  await desk.records.create({ entity, id, act: randomUUID(), values: { ...values } })
  return id
}
const change = (entity: string, id: string, values: object) =>
  desk.records.update({ entity, id, act: randomUUID(), values: { ...values } })

/** Where pictures to be looked at go, when somebody wants them. */
const kept = process.env.LAIKE_KEEP_PDF

async function printed(what: PrintAsked, locale: Locale = 'zh-CN', keep?: string) {
  const print = randomUUID()
  const { pages, name } = await desk.printing.prepare({ print, what, locale })
  const parts: Buffer[] = []
  let size = 1
  for (let offset = 0; offset < size;) {
    const part = await desk.printing.pdf({ print, offset })
    const bytes = Buffer.from(part.content, 'base64')
    parts.push(bytes)
    offset += bytes.length
    size = part.size
  }
  const bytes = Buffer.concat(parts)
  if (kept && keep) writeFileSync(`${kept}/${keep}-${locale}.pdf`, bytes)
  return { ...readPdf(bytes), name, count: pages, print }
}

/** Which of these places, in millimetres from the left, no word of a page begins at. */
const missedAt = (pdf: ReadPdf, places: readonly number[]) => {
  const words = pdf.words(0)
  return places.filter((x) => !words.some(({ left }) => Math.abs(left - x) < 0.3))
}

const flat = ({ text }: Pick<ReadPdf, 'text'>) => text.replace(/\s+/g, '')
const isA4 = ({ pages }: ReadPdf, width = 210, height = 297) =>
  pages.every((page) => Math.abs(page.width - width) < 0.1 && Math.abs(page.height - height) < 0.1)
const embedded = ({ fonts }: ReadPdf) => fonts.length > 0 && fonts.every((font) => font.embedded)

describe('the complaint form', () => {
  it.each(['zh-CN', 'en'] as const)(
    'is blank to be filled by hand, on one page, in %s',
    async (locale) => {
      const form = await printed({ form: 'caseBlank' }, locale, 'blank')
      expect(form.count).toBe(1)
      expect(isA4(form)).toBe(true)
      expect(embedded(form)).toBe(true)
      const said =
        locale === 'en'
          ? ['春风商贸', 'Complaintform', 'Severity', 'Handler', 'Page1of1']
          : ['春风商贸', '客户投诉单', '严重程度', '客户签字', '第1页，共1页']
      for (const each of said) expect(flat(form)).toContain(each)
      // Labels stand 2 mm within their boxes: margins of 18 mm, columns of 27 and 60.
      expect(missedAt(form, [20, 107])).toEqual([])
    },
  )

  it('offers what the office’s own lists offer', async () => {
    await add('dictionary', {
      list: 'caseChannel',
      code: 'fair',
      labelZh: '展会',
      labelEn: 'Trade fair',
    })
    expect(flat(await printed({ form: 'caseBlank' }))).toContain('展会')
    expect((await printed({ form: 'caseBlank' }, 'en')).text).toContain('Trade fair')
  })

  it('is filled with all that is known of a case, and every step of it', async () => {
    const customer = await add('customer', {
      name: '宁波𠮷祥㐂庆包装有限公司',
      phone: '0574 8765 4321',
    })
    const contact = await add('contact', { name: '王芳', customer, mobile: '13812345678' })
    const id = await add('serviceCase', {
      title: '第二批偏红',
      customer,
      contact,
      severity: 'high',
      product: '彩盒 300 克',
      description: '第一行\n第二行，#eval("x") <script>',
      demand: '补发 40 支',
    })
    await change('serviceCase', id, { state: 'investigating' })
    await change('serviceCase', id, {
      answer: '已安排重印',
      compensation: 'discount',
      compensationAmount: 123400,
    })
    await change('serviceCase', id, { state: 'answered' })
    await change('serviceCase', id, { state: 'investigating', stepReason: '客户不接受' })
    const form = await printed({ form: 'case', id }, 'zh-CN', 'case')
    expect(form.name).toBe('TS-2026-0001 客户投诉单')
    const text = flat(form)
    for (const each of [
      'TS-2026-0001',
      '宁波𠮷祥㐂庆包装有限公司',
      '王芳',
      '13812345678',
      '彩盒300克',
      '第二行，#eval("x")<script>',
      '补发40支',
      '已安排重印',
      '¥1,234.00',
      '已收到→调查中',
      '客户不接受',
      '沈一禾',
    ]) {
      expect(text).toContain(each)
    }
    expect(form.text).toMatch(/第一行\n/)
    expect(isA4(form)).toBe(true)
    expect(embedded(form)).toBe(true)
    const english = await printed({ form: 'case', id }, 'en', 'case')
    expect(flat(english)).toContain('Received→Investigating')
  })

  it('ticks what the case holds, though the office offers it no more', async () => {
    const dictionary = { list: 'caseChannel', code: 'letter', labelZh: '来信', labelEn: 'Letter' }
    const entry = await add('dictionary', dictionary)
    const id = await add('serviceCase', { title: '来信投诉', channel: 'letter' })
    await change('dictionary', entry, { hidden: true })
    expect(flat(await printed({ form: 'caseBlank' }))).not.toContain('来信')
    expect((await printed({ form: 'case', id }, 'en')).text).toContain('Letter')
  })

  it('of a case in the recycle bin is not printed', async () => {
    const id = await add('serviceCase', { title: '录错了' })
    await desk.records.remove({ entity: 'serviceCase', ids: [id], act: randomUUID() })
    const what = { form: 'case' as const, id }
    const prepare = desk.printing.prepare({ print: randomUUID(), what, locale: 'en' })
    expect(await failing(prepare)).toBe('conflict :inRecycleBin')
  })

  it('leaves out the number of a contact whom its reader may not see', () => {
    const guarded = tempOffice({
      rules: { ...rules, contact: { visible: (eb) => eb('mobile', 'is', null) } },
    })
    const customer = guarded.create('customer', { name: '宁波澄川', phone: '0574 8765 4321' }).id
    const values = { name: '王芳', customer, mobile: '13812345678' }
    const contact = guarded.create('contact', values).id
    const { id } = guarded.create('serviceCase', { title: '偏红', customer, contact })
    const { office, clerk: actor } = guarded
    const form = filledCase(
      {
        office,
        actor,
        words: printWords(office, 'en'),
        readings: readHere(office),
        heldPieces: createHeldPieces(),
        print: '',
      },
      { id },
    )
    expect(JSON.stringify(form.data)).toContain('0574 8765 4321')
    expect(JSON.stringify(form.data)).not.toContain('13812345678')
    guarded.close()
  })

  it('of a case that is told at length goes on to more pages, and spills nowhere', async () => {
    const id = await add('serviceCase', {
      title: '很长的事由'.repeat(20),
      description: '客户来电说明情况，'.repeat(400) + 'x'.repeat(400),
      product: 'ABCDEFGHIJ'.repeat(12),
    })
    const form = await printed({ form: 'case', id }, 'zh-CN', 'long')
    expect(form.count).toBeGreaterThan(1)
    expect(form.pages.length).toBe(form.count)
    for (const page of form.pages.keys()) {
      for (const { text, left, right, top, bottom } of form.words(page)) {
        expect(left, text).toBeGreaterThan(17)
        expect(right, text).toBeLessThan(193)
        expect(top, text).toBeGreaterThan(10)
        expect(bottom, text).toBeLessThan(292)
      }
    }
    expect(flat(form)).toContain(`第2页，共${form.count}页`)
  })

  it('has no page for signatures alone, however long a case is', async () => {
    const id = await add('serviceCase', { title: '偏红' })
    const lasts: string[] = []
    for (let lines = 8; lines < 30; lines += 2) {
      await change('serviceCase', id, { description: '第二批偏红\n'.repeat(lines) })
      const { text, pages } = await printed({ form: 'case', id })
      if (pages.length > 1) lasts.push(text.split('\f')[pages.length - 1]!)
    }
    expect(lasts.length).toBeGreaterThan(0)
    expect(lasts.filter((last) => !last.includes('满意度'))).toEqual([])
  })
})

describe('the register', () => {
  it('has a line for each case of a month, its head on every page', async () => {
    const receivedAt = new Date(2026, 2, 31, 23, 59).getTime()
    for (let n = 1; n <= 60; n++) {
      const kind = n % 2 ? 'complaint' : 'repair'
      await add('serviceCase', { title: `三月的第 ${n} 件`, kind, receivedAt })
    }
    await add('serviceCase', { title: '四月一日的', receivedAt: receivedAt + 60_000 })
    const register = await printed({ form: 'register', month: '2026-03' }, 'zh-CN', 'register')
    const text = flat(register)
    expect(text).toContain('共60件')
    expect(text).toContain('2026年3月')
    expect(text).not.toContain('四月一日的')
    for (let n = 1; n <= 60; n++) expect(text).toContain(`三月的第${n}件`)
    expect(isA4(register, 297, 210)).toBe(true)
    expect(embedded(register)).toBe(true)
    expect(register.count).toBeGreaterThan(1)
    // Heads stand 1.2 mm within their columns.
    const columns = [27, 19, 38, 50, 15, 15, 20, 19, 19, 19]
    const heads = columns.reduce((lefts, wide) => [...lefts, lefts.at(-1)! + wide], [13.2])
    expect(missedAt(register, heads)).toEqual([])
    const pages = register.text.split('\f').slice(0, register.count)
    for (const page of pages) expect(page.replace(/\s/g, '')).toContain('答复期限')
    expect(
      (await printed({ form: 'register', month: '2026-03' }, 'en', 'register')).text,
    ).toContain('March 2026')
  })

  it('of a list has what the list has; of a month without cases it says so', async () => {
    const filter = { field: 'kind', op: 'oneOf', value: ['repair'] } as const
    const register = await printed({ form: 'register', filter }, 'en')
    expect(register.text).toContain('Cases: 30')
    const none = await printed({ form: 'register', month: '1999-01' }, 'zh-CN', 'none')
    expect(none.text).toContain('没有服务单。')
    expect(none.count).toBe(1)
  })

  it('breaks a long name before the next column', async () => {
    const owner = randomUUID()
    const person = { name: 'Featherstonehaugh', login: 'fan', password: 'fan fan fan' }
    await desk.accounts.create({ id: owner, act: randomUUID(), role: 'staff', ...person })
    await add('serviceCase', { title: '要更大的', kind: 'suggestion', owner })
    const filter = { field: 'kind', op: 'oneOf', value: ['suggestion'] } as const
    const words = (await printed({ form: 'register', filter }, 'en', 'long-name')).words(0)
    const due = words.find(({ text }) => text === 'Answer')!
    const name = words.filter(({ text }) => text.length > 2 && person.name.includes(text))
    expect(name.length).toBeGreaterThan(0)
    for (const { text, right } of name) expect(right, text).toBeLessThan(due.left)
  })
})

describe('a letter', () => {
  it('says what was written, paragraph for paragraph', async () => {
    const id = await add('serviceCase', { title: '偏红' })
    const body = `尊敬的王女士：\n\n您好。${'我们已经查明原因，并重新印制。'.repeat(30)}\n\n#set page(width: 1cm)`
    const letter = await printed({ form: 'letter', id, body }, 'zh-CN', 'letter')
    expect(letter.text).toContain('尊敬的王女士：')
    expect(letter.text).toContain('#set page(width: 1cm)')
    expect(isA4(letter)).toBe(true)
    const empty = await printed({ form: 'letter', id, body: '' })
    expect(empty.count).toBe(1)
  })
})

describe('a print', () => {
  it('is looked at by whoever began it, and by nobody else', async () => {
    const { print, count } = await printed({ form: 'caseBlank' })
    expect((await desk.printing.page({ print, page: 1 })).svg).toMatch(/^<svg /)
    expect(await failing(desk.printing.page({ print, page: count + 1 }))).toBe('gone :printGone')
    await desk.accounts.create({
      id: randomUUID(),
      act: randomUUID(),
      name: '陆青',
      login: 'lu',
      role: 'staff',
      password: 'lulululu',
    })
    const other = premises.desk()
    await other.session.signIn({ login: 'lu', password: 'lulululu' })
    expect(await failing(other.printing.page({ print, page: 1 }))).toBe('gone :printGone')
    expect(await failing(premises.desk().printing.page({ print, page: 1 }))).toBe(
      'signedOut :signedOut',
    )
  })

  it('of a case that is not there is refused', async () => {
    const what = { form: 'case', id: randomUUID() } as const
    const prepare = desk.printing.prepare({ print: randomUUID(), what, locale: 'en' })
    expect(await failing(prepare)).toBe('notFound :notFound')
  })
})
