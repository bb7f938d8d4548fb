import { mount, type DOMWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { createMemoryHistory, createRouter } from 'vue-router'
import { entities } from '../../../shared/entities/registry.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { drawnColumns } from './drawnColumns.ts'
import ListHead from './ListHead.vue'

const installed = plugins()
beforeAll(() => setLocale('zh-CN'))
afterAll(closeOffice)

const columnsOf = (fields: string) =>
  drawnColumns(
    entities.customer,
    fields.split(' ').map((field) => ({ field })),
  )
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/', component: { template: '<i />' } }],
})

function headOf(fields: string) {
  const mounted = mount(ListHead, {
    props: {
      entity: 'customer',
      extensible: false,
      columns: columnsOf(fields),
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
