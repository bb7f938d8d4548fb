import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { customName } from '../../../shared/customFields.ts'
import { client } from '../../client.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import { newId } from '../ids.ts'
import { listModel } from './listModel.ts'

plugins()
const id = newId()
const field = customName(id)

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const create = (entity: string, record: string, values: object) =>
    client.records.create({ entity, id: record, act: newId(), values: { ...values } })
  await create('customField', id, { label: '介绍人', entity: 'customer' })
  await create('customer', newId(), { name: '宁波澄川包装', [field]: '老陈' })
}, 30_000)
afterAll(closeOffice)

test('a list that asks about a field says so when that goes, and answers again when it is back', async () => {
  const model = listModel('customer')
  const sort = { field: 'name', descending: false }
  model.shown.value = true
  model.ask({ filter: { field, op: 'contains', value: '陈' }, sort })
  await vi.waitFor(() => expect(model.rows.row(0)?.[field]).toBe('老陈'))

  await client.records.remove({ entity: 'customField', ids: [id], act: newId() })
  await vi.waitFor(() => expect(model.rows.failure.value?.kind).toBe('invalid'))
  // What says so stands in the place of the rows, which are not shown meanwhile.
  model.shown.value = false
  await client.records.restore({ entity: 'customField', id, act: newId() })
  await vi.waitFor(() => expect(model.rows.failure.value).toBeNull())
  expect(model.rows.row(0)?.[field]).toBe('老陈')
})

test('what is read again and says what it said is the row that is drawn already', async () => {
  const model = listModel('customer')
  const changed = newId()
  const values = { name: '苏州映白陶瓷' }
  await client.records.create({ entity: 'customer', id: changed, act: newId(), values })
  model.shown.value = true
  model.ask({ filter: null, sort: { field: 'name', descending: true } })
  await vi.waitFor(() => expect(model.rows.row(1)).toBeDefined())
  const before = [model.rows.row(0), model.rows.row(1)]
  await client.records.update({
    entity: 'customer',
    id: changed,
    act: newId(),
    values: { note: '月结' },
  })
  await vi.waitFor(() =>
    expect(
      [0, 1].map((at) => model.rows.row(at)).find((row) => row?.id === changed)?.['note'],
    ).toBe('月结'),
  )
  const now = [model.rows.row(0), model.rows.row(1)]
  for (const [at, row] of now.entries()) {
    expect(row === before[at]).toBe(row?.id !== changed)
  }
})
