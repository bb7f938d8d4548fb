import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { query } from '../../electron/host/database/query.ts'
import { rehearseImport } from '../../electron/host/importing/rehearseImport.ts'
import { runImport } from '../../electron/host/importing/runImport.ts'
import type { SheetInput } from '../../electron/host/importing/openSheet.ts'
import { toRow } from '../../electron/host/records/rows.ts'
import type { ImportProgress } from '../../shared/api/importing.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

const northwind = readFileSync(new URL('../fixtures/northwind/customers.csv', import.meta.url))
const chinese = readFileSync(new URL('../fixtures/customers-gb18030.csv', import.meta.url))

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const sheet = (content: Buffer | string, wishes: Partial<SheetInput> = {}): SheetInput => ({
  name: 'customers.csv',
  content: Buffer.from(content).toString('base64'),
  duplicates: 'skip',
  ...wishes,
})

const rehearse = (content: Buffer | string, wishes: Partial<SheetInput> = {}, actor = desk.chief) =>
  rehearseImport(desk.office, actor, sheet(content, wishes))

type Done = Extract<ImportProgress, { kind: 'done' }>

async function run(
  content: Buffer | string,
  wishes: Partial<SheetInput> = {},
  { actor = desk.chief, act = v7() } = {},
): Promise<Done & { act: string }> {
  let last: ImportProgress | undefined
  for await (const progress of runImport(desk.office, actor, { ...sheet(content, wishes), act })) {
    last = progress
  }
  if (last?.kind !== 'done') throw new Error('The import did not end')
  return { ...last, act }
}

const all = (name: EntityName) =>
  desk.office.reading
    .all(query.selectFrom(name).selectAll().where('deletedAt', 'is', null).orderBy('rowid'))
    .map((stored) => toRow(entities[name], stored as never))

const customer = (name: string) => all('customer').find((row) => row.name === name)
const contactsOf = (name: string) =>
  all('contact').filter((row) => row.customer === customer(name)?.id)

describe('Northwind comes in whole', () => {
  test('the rehearsal says so, and writes nothing', async () => {
    const { encoding, counts, contacts, mapping, header } = await rehearse(northwind)
    expect(encoding).toBe('utf-8')
    expect(counts).toEqual({ add: 93, update: 0, skip: 0, error: 0 })
    expect(contacts).toBe(93)
    const places = mapping.map((target, index) => [header[index], target])
    expect(Object.fromEntries(places)).toEqual({
      CustomerID: { entity: 'customer', field: 'number' },
      CompanyName: { entity: 'customer', field: 'name' },
      ContactName: { entity: 'contact', field: 'name' },
      ContactTitle: { entity: 'contact', field: 'position' },
      Address: { entity: 'customer', field: 'address', part: 'line' },
      City: { entity: 'customer', field: 'address', part: 'city' },
      Region: { entity: 'customer', field: 'address', part: 'province' },
      PostalCode: { entity: 'customer', field: 'address', part: 'postcode' },
      Country: { entity: 'customer', field: 'address', part: 'country' },
      Phone: { entity: 'customer', field: 'phone' },
      Fax: { entity: 'customer', field: 'fax' },
    })
    expect(all('customer')).toEqual([])
  })

  test('customers, their people and their addresses', async () => {
    const done = await run(northwind)
    expect(done).toMatchObject({ added: 93, contacts: 93, skipped: 0, failed: [], stopped: false })
    expect(customer('Berglunds snabbköp')).toMatchObject({
      number: 'BERGS',
      phone: '0921-12 34 65',
      owner: desk.chief.user,
      address: { country: 'Sweden', place: 'Luleå', line: 'Berguvsvägen 8', postcode: 'S-958 22' },
    })
    expect(customer('Bottom-Dollar Markets')?.address).toMatchObject({ place: 'Tsawassen, BC' })
    expect(contactsOf('Blondesddsl père et fils')).toMatchObject([
      { name: 'Frédérique Citeaux', position: 'Marketing Manager', primary: true },
    ])
  })

  test('a second time there is nothing to do', async () => {
    await run(northwind)
    expect((await rehearse(northwind)).counts).toMatchObject({ add: 0, skip: 93 })
    const updated = await rehearse(northwind, { duplicates: 'update' })
    expect(updated.counts).toMatchObject({ add: 0, update: 93 })
    expect(updated.contacts).toBe(0)
    expect((await rehearse(northwind, { duplicates: 'add' })).counts.add).toBe(93)
  })

  test('a run that is sent again adds nothing twice', async () => {
    const { act } = await run(northwind)
    for (const duplicates of ['skip', 'add'] as const) await run(northwind, { duplicates }, { act })
    expect([all('customer').length, all('contact').length]).toEqual([93, 93])
  })

  test('one undo takes all of it back, and what was there before stays', async () => {
    desk.create('customer', { name: 'Alfreds Futterkiste' })
    const { act } = await run(northwind)
    expect(all('customer')).toHaveLength(93)
    await desk.undo(act)
    expect(all('customer').map(({ name }) => name)).toEqual(['Alfreds Futterkiste'])
    expect(all('contact')).toEqual([])
  })
})

describe('the sheet of a Chinese office, with all that is wrong in it', () => {
  test('good rows come in, bad ones say which cell and why', async () => {
    const rehearsal = await rehearse(chinese)
    expect(rehearsal.encoding).toBe('gb18030')
    expect(rehearsal.counts).toEqual({ add: 5, update: 1, skip: 1, error: 5 })
    const column = (name: string) => rehearsal.header.indexOf(name)
    const problems = rehearsal.preview
      .filter(({ outcome }) => outcome === 'error')
      .map((row) => [row.line, ...row.problems.map(({ path, key }) => [path[0], key])])
    expect(problems).toEqual([
      [6, [column('邮箱'), 'notEmail']],
      [7, [column('业务员'), 'notFound']],
      [9, [column('手机'), 'shortenedNumber']],
      [15, [undefined, 'noName']],
      [16, [column('成立日期'), 'notDate']],
    ])
    const done = await run(chinese)
    expect(done).toMatchObject({ added: 5, updated: 0, skipped: 1, contacts: 5 })
    expect(done.failed.map(({ line }) => line)).toEqual([6, 7, 9, 15, 16])
    expect(done.failed[0]?.cells[1]).toBe('苏州映白陶瓷礼品厂')
  })

  test('several rows about one customer are one customer with several people', async () => {
    await run(chinese)
    expect(customer('宁波澄川包装制品有限公司')).toMatchObject({
      number: 'K001',
      type: 'endUser',
      level: 'A',
      stage: 'active',
      phone: '0574-88204417',
      foundedOn: '2011-06-01',
      owner: desk.chief.user,
      address: { region: '330212', line: '钟公庙路 118 号 B 座 402' },
      note: '送到二号仓',
    })
    expect(contactsOf('宁波澄川包装制品有限公司')).toMatchObject([
      { name: '顾明远', mobile: '138 5800 2196', email: 'gu@chengchuan.example', primary: true },
      { name: '许雅琴', mobile: '13905744420', position: '会计', primary: null },
    ])
  })

  test('dates, numbers and addresses are understood however they are written', async () => {
    await run(chinese)
    expect(customer('杭州栖梧文化用品有限公司')).toMatchObject({
      foundedOn: '2015-08-20',
      address: { region: '330106', line: '文三路 90 号', postcode: '310012' },
      note: '他说"先看样",再定\n量不大',
    })
    expect(customer('常州澜石新材料有限公司')).toMatchObject({
      foundedOn: '2000-01-01',
      phone: null,
      address: { region: '320412', line: '湖塘镇鸣新中路 8 号' },
    })
    expect(contactsOf('常州澜石新材料有限公司')).toMatchObject([{ mobile: '013912345678' }])
  })

  test('a formula is only a text', async () => {
    await run(chinese)
    expect(customer('=HYPERLINK("http://x.example";"点我")')).toMatchObject({
      note: '@SUM(A1)',
      address: { region: '310115', line: '张江路 5 号' },
    })
  })

  test('a person without a company is a customer, reached by what stands in the row', async () => {
    await run(chinese)
    expect(customer('张伟')).toMatchObject({ kind: 'person', phone: '13588889999', type: null })
    expect(contactsOf('张伟')).toEqual([])
  })

  test('a word that is in no list yet becomes an entry of it, a new tag a tag', async () => {
    const { act } = await run(
      '客户名称,客户类型,标签\n甲公司,医疗机构,"老客户，急"\n乙公司,医疗机构,急\n',
    )
    expect(all('dictionary')).toMatchObject([
      { list: 'customerType', code: '医疗机构', labelZh: '医疗机构', labelEn: null },
    ])
    const tags = new Map(all('tag').map(({ id, name }) => [name, id]))
    expect([...tags.keys()]).toEqual(['老客户', '急'])
    expect(customer('甲公司')).toMatchObject({
      type: '医疗机构',
      tags: [tags.get('老客户'), tags.get('急')],
    })
    const again = await run('客户名称,客户类型\n丙公司,医疗机构\n')
    expect(again.failed).toEqual([])
    expect(all('dictionary')).toHaveLength(1)
    await desk.undo(act)
    expect(all('tag')).toEqual([])
  })

  test('staff may not add to the lists: for them such a word is an error', async () => {
    const rows = '客户名称,客户类型\n甲公司,医疗机构\n乙公司,经销商\n'
    const rehearsal = await rehearse(rows, {}, desk.clerk)
    expect(rehearsal.preview[0]?.problems).toEqual([{ path: [1], key: 'notInList' }])
    const done = await run(rows, {}, { actor: desk.clerk })
    expect(done).toMatchObject({ added: 1, failed: [{ line: 2 }] })
    expect(customer('乙公司')?.owner).toBe(desk.clerk.user)
  })
})

describe('customers that are already here', () => {
  const rows = [
    '客户名称,税号,电话,联系人,手机,标签,备注',
    '宁波澄川包装制品公司,,,许雅琴,13905744420,月结,改过的备注',
    '换了名字的公司,91330212MA0LKQ7X38,,,,,',
    '栖梧,,0571-87654321,,,,',
  ].join('\n')

  beforeEach(() => {
    const tag = desk.create('tag', { name: '纸箱' })
    const { id } = desk.create('customer', {
      name: '宁波澄川包装制品有限公司',
      note: '原来的备注',
      tags: [tag.id],
      level: 'A',
    })
    desk.create('contact', { name: '顾明远', customer: id, mobile: '13858002196' })
    desk.create('customer', { name: '老名字', taxNumber: '91330212MA0LKQ7X38' })
    desk.create('customer', { name: '杭州栖梧文化用品有限公司', phone: '0571-8765 4321' })
  })

  test('are told by name, tax number and telephone, and left alone', async () => {
    expect((await rehearse(rows)).counts).toEqual({ add: 0, update: 0, skip: 3, error: 0 })
    expect(await run(rows)).toMatchObject({ added: 0, updated: 0, skipped: 3, contacts: 0 })
    expect(customer('宁波澄川包装制品有限公司')?.note).toBe('原来的备注')
  })

  test('or filled in: filled cells replace, tags are added, new people join', async () => {
    const done = await run(rows, { duplicates: 'update' })
    expect(done).toMatchObject({ added: 0, updated: 3, contacts: 1, failed: [] })
    const changed = customer('宁波澄川包装制品公司')
    expect(changed).toMatchObject({ note: '改过的备注', level: 'A' })
    const tags = all('tag').map(({ id }) => id)
    expect(changed?.tags).toEqual(tags)
    expect(contactsOf('宁波澄川包装制品公司').map(({ name }) => name)).toEqual(['顾明远', '许雅琴'])
  })

  test('or added again', async () => {
    expect(await run(rows, { duplicates: 'add' })).toMatchObject({ added: 3 })
    expect(all('customer')).toHaveLength(6)
  })

  test('two people of one name are two, unless a number says they are one', async () => {
    const people = '姓名,手机\n张伟,13800138000\n张伟,13900139000\n张伟,138-0013-8000\n'
    const { counts } = await rehearse(people)
    expect(counts).toMatchObject({ add: 2, skip: 1 })
  })
})

describe('in the middle of it', () => {
  const many = (count: number) =>
    `客户名称,联系人\n${Array.from({ length: count }, (_, index) => `第${index}家公司,联系${index}`).join('\n')}`

  test('progress is told batch by batch', async () => {
    const told: ImportProgress[] = []
    const act = v7()
    for await (const progress of runImport(desk.office, desk.chief, {
      ...sheet(many(1200)),
      act,
    })) {
      told.push(progress)
    }
    expect(told.slice(0, -1)).toEqual([
      { kind: 'progress', done: 0, of: 1200 },
      { kind: 'progress', done: 500, of: 1200 },
      { kind: 'progress', done: 1000, of: 1200 },
      { kind: 'progress', done: 1200, of: 1200 },
    ])
  })

  test('whoever stops it keeps what is written, and can take that back', async () => {
    const stop = new AbortController()
    const act = v7()
    let last: ImportProgress | undefined
    const input = { ...sheet(many(1200)), act }
    for await (const progress of runImport(desk.office, desk.chief, input, stop.signal)) {
      if (progress.kind === 'progress' && progress.done === 500) stop.abort()
      last = progress
    }
    expect(last).toMatchObject({ kind: 'done', stopped: true, added: 500, contacts: 500 })
    await desk.undo(act)
    expect(all('customer')).toEqual([])
  })

  test('a column may be put elsewhere, or left out', async () => {
    await run('A,B,C\n甲公司,乙,13800138000\n', {
      mapping: [
        { entity: 'customer', field: 'name' },
        null,
        { entity: 'customer', field: 'phone2' },
      ],
    })
    expect(all('customer')).toMatchObject([{ name: '甲公司', phone: null, phone2: '13800138000' }])
    expect(all('contact')).toEqual([])
  })

  test('a mapping that names what nobody may fill in is passed over', async () => {
    const odd = ['lastContactAt', 'attachments', 'id', '__proto__', 'constructor'].map((field) => ({
      entity: 'customer' as const,
      field,
    }))
    await run('N,a,b,c,d,e\n甲公司,1,2,3,4,5\n', {
      mapping: [{ entity: 'customer', field: 'name' }, ...odd],
    })
    expect(all('customer')).toMatchObject([{ name: '甲公司', lastContactAt: null }])
  })

  test('a workbook is no sheet', async () => {
    const workbook = Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])
    const failure = await rehearse(workbook).then(() => undefined, failureOf)
    expect(failure).toMatchObject({ kind: 'invalid', problems: [{ key: 'notTable' }] })
  })
})
