import { closeOffice, plugins } from '../test/harness/windowOffice.ts'
import { computed } from 'vue'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { customName } from '../shared/customFields.ts'
import { client } from './client.ts'
import { useLookups } from './lookups.ts'
import { newId } from './records/ids.ts'
import { entityEver, entityNow } from './registry.ts'
import { useSession } from './session.ts'
import { group, label, setLocale } from './words.ts'

plugins()

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)

let id: string
let name: string
const act = newId
beforeEach(async () => {
  id = newId()
  name = customName(id)
  const values = { label: '介绍人', entity: 'customer' }
  await client.records.create({ entity: 'customField', id, act: act(), values })
  await vi.waitFor(() => expect(fields.value).toContain(name))
})

const fields = computed(() => Object.keys(entityNow('customer')!.fields))

it('a field comes, is called otherwise, and goes, while the window is open', async () => {
  expect([label('customer', name), group('customer', 'custom')]).toEqual(['介绍人', '自定义'])
  await client.records.update({
    entity: 'customField',
    id,
    act: act(),
    values: { label: '推荐人' },
  })
  await vi.waitFor(() => expect(label('customer', name)).toBe('推荐人'))
  await client.records.remove({ entity: 'customField', ids: [id], act: act() })
  await vi.waitFor(() => expect(fields.value).not.toContain(name))
  // Old changes still tell of it.
  expect(entityEver('customer')?.fields[name]?.kind).toBe('text')
  expect(label('customer', name)).toBe('推荐人')
  expect(label('customer', customName(newId()))).toBe('已移除的字段')
})

it('what concerns no field leaves the entities the same objects', async () => {
  const before = entityNow('customer')
  const tag = newId()
  const values = { name: `纸箱 ${id}` }
  await client.records.create({ entity: 'tag', id: tag, act: act(), values })
  await vi.waitFor(() => expect(useLookups().tag(tag)).toBeDefined())
  expect(entityNow('customer')).toBe(before)
})
