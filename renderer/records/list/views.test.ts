import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { customName } from '../../../shared/customFields.ts'
import type { Filter, Mark } from '../../../shared/filter.ts'
import { unwatchChanges, watchChanges } from '../../changes.ts'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { newId } from '../ids.ts'
import ListOfEntity from './ListOfEntity.vue'

const installed = plugins()
let router: Router
let page: VueWrapper

const levelA: Filter = { field: 'level', op: 'oneOf', value: ['A'] }
const rule: Mark = { where: levelA, tone: 'good', as: 'label', label: '要紧' }

const save = async (name: string, filter: Filter | null, marks: readonly Mark[] = []) => {
  const id = newId()
  const definition = JSON.stringify({
    filter,
    sort: { field: 'name', descending: false },
    columns: [{ field: 'name' }],
    marks,
  })
  const values = { name, entity: 'customer', definition, position: Date.now() }
  await client.records.create({ entity: 'savedView', id, act: newId(), values })
  return id
}

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  watchChanges(() => {})
  for (const [name, level] of [
    ['宁波澄川包装', 'A'],
    ['Harbour & Pine', 'B'],
  ]) {
    const values = { name, level }
    await client.records.create({ entity: 'customer', id: newId(), act: newId(), values })
  }
})
afterAll(async () => {
  unwatchChanges()
  await closeOffice()
})
beforeEach(() => {
  localStorage.clear()
  toasts.splice(0)
})
afterEach(async () => {
  page.unmount()
  const { rows } = await client.records.list({ entity: 'savedView' })
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await client.records.remove({ entity: 'savedView', ids, act: newId() })
})

/** Opens the list of customers at an address. */
async function open(address: string): Promise<void> {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)', component: { template: '<i />' } }],
  })
  await router.push(`/customers${address}`)
  page = mount(ListOfEntity, {
    props: { entityName: 'customer' },
    global: { plugins: [...installed, wordsPlugin, router] },
    attachTo: document.body,
  })
}
const tabs = () => page.findAll('[role="tab"]').map((tab) => tab.text())
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].findLast((each) =>
    `${each.textContent} ${each.getAttribute('aria-label')}`.includes(name),
  )
const says = (text: string) => vi.waitFor(() => expect(page.text()).toContain(text))
const seesTabs = (...expected: string[]) => vi.waitFor(() => expect(tabs()).toEqual(expected))
const press = (key: string, more: object = {}) =>
  page.find('[aria-selected="true"]').trigger('keydown', { key, ...more })

describe('a list that can’t be shown as it was asked for', () => {
  it('keeps the conditions that can be asked, and takes the other out with one button', async () => {
    await open(`?filter=${JSON.stringify({ all: [levelA, { field: 'colour', op: 'filled' }] })}`)
    await says('有条件不能用了')
    await says('字段已经不在')
    button('去掉这个条件')!.click()
    await says('宁波澄川包装')
    expect(page.text()).not.toContain('Harbour')
    expect(JSON.parse(String(router.currentRoute.value.query['filter']))).toEqual(levelA)
  })

  it('names a field of the office’s own that lies in the recycle bin, and goes on when it is back', async () => {
    const id = newId()
    const values = { label: '介绍人', entity: 'customer' }
    await client.records.create({ entity: 'customField', id, act: newId(), values })
    const filter = { field: customName(id), op: 'empty' }
    await open(`?filter=${JSON.stringify({ all: [levelA, filter] })}`)
    await says('宁波澄川包装')
    const act = newId()
    await client.records.remove({ entity: 'customField', ids: [id], act })
    await says('有条件不能用了')
    await vi.waitFor(() => expect(page.find('.chip.broken').text()).toContain('介绍人'))
    await undo(act)
    await vi.waitFor(() => expect(page.find('.chip.broken').exists()).toBe(false))
    await says('宁波澄川包装')
  })

  it('says so of an address that can’t be read, and shows nothing that nobody asked for', async () => {
    await open('?filter={"field":"name","op":"cont')
    await says('地址里的筛选读不懂')
    expect(page.text()).not.toContain('Harbour')
    button('不筛选，直接看')!.click()
    await says('Harbour')
  })

  it('says so when its view is deleted in another window, and comes back with it', async () => {
    const id = await save('好客户', levelA)
    await open(`?view=${id}`)
    await seesTabs('全部2', '我负责的2', '好客户1')
    const act = newId()
    await client.records.remove({ entity: 'savedView', ids: [id], act })
    await says('这个视图不在了')
    await undo(act)
    await says('宁波澄川包装')
    await client.records.remove({ entity: 'savedView', ids: [id], act: newId() })
    await says('这个视图不在了')
    button('看“全部”')!.click()
    await says('Harbour')
  })

  it('says so when a view it asks for is deleted', async () => {
    const id = await save('好客户', levelA)
    await open(`?filter=${JSON.stringify({ view: id })}`)
    await says('宁波澄川包装')
    await client.records.remove({ entity: 'savedView', ids: [id], act: newId() })
    await says('视图已删除')
    button('去掉这个条件')!.click()
    await says('Harbour')
  })
})

describe('saved views', () => {
  it('stand where one moves them, on this device', async () => {
    for (const name of ['甲', '乙', '丙']) await save(name, null)
    await open('')
    await seesTabs('全部2', '我负责的2', '甲2', '乙2', '丙2')
    await page.findAll('[role="tab"]')[4]!.trigger('click')
    await vi.waitFor(() => expect(page.find('[aria-selected="true"]').text()).toBe('丙2'))
    await press('ArrowLeft', { altKey: true })
    await seesTabs('全部2', '我负责的2', '甲2', '丙2', '乙2')
    for (let pressed = 0; pressed < 3; pressed += 1) await press('ArrowLeft', { altKey: true })
    await seesTabs('全部2', '我负责的2', '丙2', '甲2', '乙2')
    page.unmount()
    await open('')
    await seesTabs('全部2', '我负责的2', '丙2', '甲2', '乙2')
  })

  it('are renamed when the box is left, and not when Esc is pressed', async () => {
    const id = await save('好客户', levelA)
    await open(`?view=${id}`)
    await seesTabs('全部2', '我负责的2', '好客户1')
    const write = async (name: string, key: string) => {
      await page.find('[aria-selected="true"]').trigger('dblclick')
      await vi.waitFor(() => expect(document.querySelector('.rename input')).not.toBeNull())
      const box = document.querySelector<HTMLInputElement>('.rename input')!
      box.value = name
      box.dispatchEvent(new Event('input'))
      box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      await vi.waitFor(() => expect(document.querySelector('.rename')).toBeNull())
    }
    await write('写错了', 'Escape')
    await write('最好的客户', 'Enter')
    await seesTabs('全部2', '我负责的2', '最好的客户1')
    await vi.waitFor(() => expect(toasts.at(-1)?.undo).toBeDefined())
  })

  it('are copied, and deleted with a way back', async () => {
    const id = await save('好客户', levelA)
    await open(`?view=${id}`)
    await seesTabs('全部2', '我负责的2', '好客户1')
    button('视图 好客户')!.click()
    await vi.waitFor(() => expect(button('复制一份')).toBeDefined())
    button('复制一份')!.click()
    await seesTabs('全部2', '我负责的2', '好客户1', '好客户 副本1')
    await vi.waitFor(() => expect(button('视图 好客户 副本')).toBeDefined())
    button('视图 好客户 副本')!.click()
    await vi.waitFor(() => expect(button('删除视图')).toBeDefined())
    button('删除视图')!.click()
    await seesTabs('全部2', '我负责的2', '好客户1')
    await says('Harbour')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toContain('已删除视图'))
    await undo(toasts.at(-1)!.undo!)
    await seesTabs('全部2', '我负责的2', '好客户1', '好客户 副本1')
  })

  it('hide a count that can’t be asked, and count anew what happens to other records', async () => {
    const quiet: Filter = { related: 'interaction', by: 'customer', has: false, where: null }
    await save('问不了', { field: 'colour', op: 'filled' })
    await save('没联系过', quiet)
    await open('')
    await seesTabs('全部2', '我负责的2', '问不了', '没联系过2')
    const { rows } = await client.records.list({ entity: 'customer', limit: 1 })
    const values = { customer: rows[0]!.id, summary: '电话' }
    await client.records.create({ entity: 'interaction', id: newId(), act: newId(), values })
    await seesTabs('全部2', '我负责的2', '问不了', '没联系过1')
  })
})

describe('colour rules', () => {
  it('mark the rows that they hold for, and the view keeps them', async () => {
    const id = await save('全体', null, [rule])
    await open(`?view=${id}`)
    await vi.waitFor(() => expect(page.findAll('.mark-label')).toHaveLength(1))
    const marked = page.find('.mark-label').element.closest('[role="row"]')
    expect(marked?.textContent).toContain('宁波澄川包装')
  })

  it('of a list that is always there stay on this device', async () => {
    localStorage.setItem('laike.marks.customer', JSON.stringify([{ ...rule, as: 'dot' }]))
    await open('')
    await vi.waitFor(() =>
      expect(page.find('.mark[role="img"]').attributes('aria-label')).toBe('要紧'),
    )
    button('颜色规则')!.click()
    await vi.waitFor(() => expect(button('去掉这条规则')).toBeDefined())
    button('去掉这条规则')!.click()
    await vi.waitFor(() => expect(page.find('.mark[role="img"]').exists()).toBe(false))
    expect(localStorage.getItem('laike.marks.customer')).toBe('[]')
  })
})
