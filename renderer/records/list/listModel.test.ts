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
