import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import type { AnyRow } from '../../shared/entity.ts'
import { client } from '../client.ts'
import { useSession } from '../session.ts'
import { newId } from './ids.ts'
import { useRecord, useRecordCache } from './recordData.ts'
import { useRowsOf } from './useRowsOf.ts'

plugins()
let row: AnyRow

beforeAll(async () => {
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  row = await client.records.create({
    entity: 'customer',
    id: newId(),
    act: newId(),
    values: { name: '宁波澄川' },
  })
})
afterAll(closeOffice)

/** A place that shows a customer and how many there are of its name. */
const Place = defineComponent({
  setup() {
    const { row: read, error } = useRecord('customer', row.id)
    const { rows } = useRowsOf<AnyRow>(() => ({
      entity: 'customer',
      filter: { field: 'name', op: 'is', value: '宁波澄川' },
      sort: { field: 'name', descending: false },
    }))
    return () =>
      h('p', error.value ? 'failed' : `${String(read.value?.['name'])} ${rows.value.length}`)
  },
})
it('a page shows the record though its peek went before it was read', async () => {
  const installed = [...plugins()]
  const open = () => mount(Place, { global: { plugins: installed } })
  const peek = open()
  await Promise.resolve()
  peek.unmount()
  await client.records.read({ entity: 'customer', id: row.id })
  const page = open()
  expect(page.text()).not.toBe('failed')
  await vi.waitFor(() => expect(page.text()).toBe('宁波澄川 1'))
  page.unmount()
})

it('what the office answered does not take the place of what was read after it', async () => {
  let cache!: ReturnType<typeof useRecordCache>
  const name = () => {
    const { row: read } = useRecord('customer', row.id)
    cache = useRecordCache()
    return () => h('p', String(read.value?.['shortName']))
  }
  const renamed = (shortName: string) =>
    client.records.update({ entity: 'customer', id: row.id, act: newId(), values: { shortName } })
  const first = await renamed('澄川')
  const page = mount({ setup: name }, { global: { plugins: [...plugins()] } })
  await vi.waitFor(() => expect(page.text()).toBe('澄川'))
  // What follows from a change is not in its answer yet.
  cache('customer', { ...first, shortName: null })
  await nextTick()
  expect(page.text()).toBe('澄川')
  cache('customer', { ...first, shortName: '澄川包装', updatedAt: first.updatedAt + 1 })
  await nextTick()
  expect(page.text()).toBe('澄川包装')
  page.unmount()
})
