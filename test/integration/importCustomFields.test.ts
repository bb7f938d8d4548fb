import { afterEach, beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { query } from '../../electron/host/database/query.ts'
import { rehearseImport } from '../../electron/host/importing/rehearseImport.ts'
import { runImport } from '../../electron/host/importing/runImport.ts'
import { toRow } from '../../electron/host/records/rows.ts'
import type { ImportProgress } from '../../shared/api/importing.ts'
import { customName } from '../../shared/customFields.ts'
import { tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const addField = (label: string, kind = 'text', entity = 'customer') =>
  customName(desk.create('customField', { label, kind, entity }).id)

const sheet = (lines: readonly string[]) => ({
  name: 'customers.csv',
  content: Buffer.from(lines.join('\n')).toString('base64'),
  duplicates: 'skip' as const,
})

/** Imports, doing something after the first batch. */
async function run(lines: readonly string[], actor = desk.chief, between = () => {}) {
  let last: ImportProgress | undefined
  for await (const progress of runImport(desk.office, actor, { ...sheet(lines), act: v7() })) {
    if (!last) between()
    last = progress
  }
  if (last?.kind !== 'done') throw new Error('The import did not end')
  return last
}

const customers = () =>
  desk.office.reading
    .all(query.selectFrom('customer').selectAll().orderBy('rowid'))
    .map((stored) => toRow(desk.office.registry.customer!, stored as never))

test('columns go to the office’s own fields by their labels, whatever their kinds', async () => {
  const names = {
    referrer: addField('介绍人'),
    budget: addField('年度预算(元)', 'money'),
    visits: addField('拜访次数', 'number'),
    until: addField('合同到期', 'date'),
    vip: addField('VIP', 'yesNo'),
    grade: addField('年检等级', 'choice'),
    hobby: addField('爱喝什么', 'text', 'contact'),
  }
  const lines = [
    '客户名称,联系人,介绍人,年度预算（元）,拜访次数,合同到期,vip,年检等级,爱喝什么',
    '甲,王芳,老陈,"12,000",3次,2026-12-31,是,合格,龙井',
    '乙,李强,小李,1.2万,4,2026/1/5,否,不合格,咖啡',
  ]
  const { mapping } = await rehearseImport(desk.office, desk.chief, sheet(lines))
  expect(mapping.map((target) => target?.field)).toEqual(['name', 'name', ...Object.values(names)])
  const done = await run(lines.map((line) => line.replace('3次', '3')))
  expect(done).toMatchObject({ added: 2, contacts: 2, failed: [] })
  expect(customers()).toMatchObject([
    {
      [names.referrer]: '老陈',
      [names.budget]: 1_200_000,
      [names.visits]: 3,
      [names.until]: '2026-12-31',
      [names.vip]: true,
      [names.grade]: '合格',
    },
    { [names.budget]: 1_200_000, [names.until]: '2026-01-05', [names.vip]: false },
  ])
  const options = query.selectFrom('dictionary').select('labelZh').where('list', '=', names.grade)
  expect(desk.office.reading.all(options)).toEqual([{ labelZh: '合格' }, { labelZh: '不合格' }])
})

test('what can’t be read is said by row and column', async () => {
  addField('拜访次数', 'number')
  const { failed } = await run(['客户名称,拜访次数', '甲,很多', '乙,2'])
  expect(failed).toMatchObject([{ line: 2, problems: [{ path: [1], key: 'notNumber' }] }])
})

test('the office’s word for a column goes before everybody else’s', async () => {
  const name = addField('业务员')
  const lines = ['客户名称,业务员', '甲,外聘老张']
  await run(lines)
  expect(customers()).toMatchObject([{ [name]: '外聘老张', owner: desk.chief.user }])
})

test('staff add what a sheet calls the options of the office’s own choices', async () => {
  const name = addField('年检等级', 'choice')
  expect(await run(['客户名称,年检等级', '甲,合格'], desk.clerk)).toMatchObject({ failed: [] })
  expect(customers()).toMatchObject([{ [name]: '合格' }])
})

const many = (head: string, cell: string) => [
  head,
  ...Array.from({ length: 1200 }, (_, row) => `客户 ${row},${cell}`),
]

test('a field that is made while an import is under way does not disturb it', async () => {
  const name = addField('介绍人')
  const done = await run(many('客户名称,介绍人', '老陈'), desk.chief, () => void addField('等级'))
  expect(done).toMatchObject({ added: 1200, failed: [] })
  expect(customers().every((row) => row[name] === '老陈')).toBe(true)
})

test('rows of a field that is removed meanwhile come back, and none is half written', async () => {
  const { id } = desk.create('customField', { label: '介绍人', entity: 'customer' })
  const done = await run(many('客户名称,介绍人', '老陈'), desk.chief, () =>
    desk.remove('customField', id),
  )
  expect(done.added + done.failed.length).toBe(1200)
  expect(done.failed[0]).toMatchObject({ problems: [{ path: [1], key: 'unknownField' }] })
  expect(customers()).toHaveLength(done.added)
})
