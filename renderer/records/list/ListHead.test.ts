import { mount, type DOMWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { createMemoryHistory, createRouter } from 'vue-router'
import { customName } from '../../../shared/customFields.ts'
import type { Entity } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { client } from '../../client.ts'
import { entityNow } from '../../registry.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { newId } from '../ids.ts'
import { drawnColumns } from './drawnColumns.ts'
import ListHead from './ListHead.vue'

const installed = plugins()
beforeAll(() => setLocale('zh-CN'))
afterAll(closeOffice)

const columnsOf = (fields: string, entity: Entity = entities.customer) =>
  drawnColumns(
    entity,
    fields.split(' ').map((field) => ({ field })),
  )
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', component: { template: '<i />' } }],
})

function headOf(fields: string, entity: Entity = entities.customer, extensible = false) {
  const mounted = mount(ListHead, {
    props: {
      entity: 'customer',
      extensible,
      columns: columnsOf(fields, entity),
      sort: { field: 'name', descending: false },
      picked: 'none',
      menu: (field: string) => [{ key: 'hide', label: `隐藏 ${field}` }],
    },
    attachTo: document.body,
    global: { plugins: [...installed, wordsPlugin, router] },
  })
  const names = () => mounted.findAll('.name')
  return { mounted, names, at: (place: number) => names()[place]! }
}
let head: ReturnType<typeof headOf>
afterEach(() => head.mounted.unmount())

const focused = () => document.activeElement?.textContent?.trim()
const focus = (wrapper: DOMWrapper<Element>) => (wrapper.element as HTMLElement).focus()

test('Tab comes to one column, and the arrows go on to the others', async () => {
  head = headOf('level name phone')
  const stops = () => head.names().map((each) => each.attributes('tabindex'))
  expect(stops()).toEqual(['0', '-1', '-1'])
  focus(head.at(0))
  await head.at(0).trigger('keydown', { key: 'ArrowRight' })
  expect(focused()).toBe('名称')
  expect(stops()).toEqual(['-1', '0', '-1'])
  await head.at(1).trigger('keydown', { key: 'End' })
  expect(focused()).toBe('电话')
})

test('a column that is moved by keys keeps the focus, and stops at the ends', async () => {
  head = headOf('level name phone')
  focus(head.at(2))
  await head.at(2).trigger('keydown', { key: 'ArrowRight', altKey: true })
  expect(head.mounted.emitted('move')).toBeUndefined()
  await head.at(2).trigger('keydown', { key: 'ArrowLeft', altKey: true })
  expect(head.mounted.emitted('move')).toEqual([['phone', 1]])
  await head.mounted.setProps({ columns: columnsOf('level phone name') })
  expect(focused()).toBe('电话')
})

test('Shift with an arrow makes it wider', async () => {
  head = headOf('level name')
  await head.at(0).trigger('keydown', { key: 'ArrowRight', shiftKey: true })
  expect(head.mounted.emitted('size')).toEqual([['level', 8, true]])
})

test('↓ opens the menu of the column, and the focus comes back from it', async () => {
  head = headOf('level name')
  focus(head.at(1))
  await head.at(1).trigger('keydown', { key: 'ArrowDown' })
  const menu = () => document.querySelector('[role="menu"]')
  expect(menu()?.textContent).toContain('隐藏 name')
  menu()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await head.mounted.vm.$nextTick()
  expect(menu()).toBeNull()
})

test('pressed it sorts, unless the office cannot sort by it', async () => {
  head = headOf('name createdBy')
  await head.at(0).trigger('click')
  await head.at(1).trigger('click')
  expect(head.mounted.emitted('sort')).toEqual([['name']])
  expect(head.at(1).attributes('aria-disabled')).toBe('true')
})

test('behind the last column stands a + for those who may add one, and the arrows come to it', async () => {
  head = headOf('level name')
  expect(head.mounted.find('.add').exists()).toBe(false)
  await head.mounted.setProps({ extensible: true })
  focus(head.at(1))
  await head.at(1).trigger('keydown', { key: 'ArrowRight' })
  expect(document.activeElement).toBe(head.mounted.find('.add').element)
  await head.mounted.find('.add').trigger('keydown', { key: 'ArrowLeft' })
  expect(focused()).toBe('名称')
})

test('a column of the office’s own has more in its menu, and is renamed from there', async () => {
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const id = newId()
  const values = { label: '介绍人', entity: 'customer' }
  await client.records.create({ entity: 'customField', id, act: newId(), values })
  const field = customName(id)
  await vi.waitFor(() => expect(entityNow('customer')?.fields[field]).toBeDefined())
  head = headOf(`name ${field}`, entityNow('customer'))
  const lines = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
  await head.mounted.findAll('.more')[0]!.trigger('click')
  expect(lines().map((line) => line.textContent)).toEqual(['隐藏 name'])
  await head.mounted.findAll('.more')[0]!.trigger('click')
  await head.mounted.findAll('.more')[1]!.trigger('click')
  expect(lines().map((line) => line.textContent)).toEqual([`隐藏 ${field}`, '改列名', '移除此列'])
  lines()[1]!.click()
  const name = () => document.querySelector<HTMLInputElement>('[role=dialog] input')
  await vi.waitFor(() => expect(name()?.value).toBe('介绍人'))
  name()!.value = '推荐人'
  name()!.dispatchEvent(new Event('input'))
  name()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  await vi.waitFor(() => expect(entityNow('customer')?.fields[field]?.label).toBe('推荐人'))
  expect(name()).toBeNull()
})
