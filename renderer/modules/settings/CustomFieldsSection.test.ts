import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { DOMWrapper, mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { customName } from '../../../shared/customFields.ts'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { entityNow } from '../../registry.ts'
import { useSession } from '../../session.ts'
import { choices, setLocale, wordsPlugin } from '../../words.ts'
import CustomFieldsSection from './CustomFieldsSection.vue'

const installed = plugins()
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:path(.*)', component: { template: '<i />' } }],
})
let page: VueWrapper
const referrer = newId()
const grade = newId()
const gradeName = customName(grade)

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const create = (entity: string, id: string, values: object) =>
    client.records.create({ entity, id, act: newId(), values: { ...values } })
  await create('customField', referrer, { label: '介绍人', entity: 'customer' })
  await create('customField', grade, { label: '年检等级', entity: 'customer', kind: 'choice' })
  for (const [position, code] of ['合格', '不合格'].entries()) {
    await create('dictionary', newId(), { list: gradeName, code, labelZh: code, position })
  }
  const values = { name: '宁波澄川包装', [customName(referrer)]: '老陈', [gradeName]: '合格' }
  await create('customer', newId(), values)
  await vi.waitFor(() => expect(choices(gradeName)).toHaveLength(2))
  page = mount(CustomFieldsSection, {
    global: { plugins: [...installed, wordsPlugin, router] },
    attachTo: document.body,
  })
}, 30_000)
afterAll(async () => {
  page.unmount()
  toasts.splice(0)
  await closeOffice()
})

const body = new DOMWrapper(document.body)
const labelled = (label: string) => body.find<HTMLInputElement>(`[aria-label="${label}"]`)
const names = () =>
  page.findAll<HTMLInputElement>('.line input').map(({ element }) => element.value)
const ownFields = () =>
  (entityNow('customer')!.groups as Readonly<Record<string, readonly string[]>>)['custom']

async function type(label: string, text: string): Promise<void> {
  await labelled(label).setValue(text)
  await labelled(label).trigger('blur')
}

describe('the office’s own fields', () => {
  it('stand under what has them, with how often they are filled', async () => {
    expect(names()).toEqual(['介绍人', '年检等级'])
    await vi.waitFor(() => expect(page.text()).toContain('1 条'))
  })

  it('are renamed where they stand, and not alike', async () => {
    await type('介绍人的名称', '年检等级')
    await vi.waitFor(() => expect(page.find('[role=alert]').text()).toBe('已有同名的列。'))
    await type('介绍人的名称', '推荐人')
    await vi.waitFor(() => expect(names()).toEqual(['推荐人', '年检等级']))
  })

  it('are put in another order', async () => {
    await vi.waitFor(() => labelled('下移推荐人').trigger('click'))
    await vi.waitFor(() => expect(ownFields()).toEqual([gradeName, customName(referrer)]))
  })

  it('have options that are renamed, added, taken away and brought back', async () => {
    const offered = () => choices(gradeName).map(({ label }) => label)
    await labelled('年检等级的选项').trigger('click')
    await type('选项 合格', '优')
    await vi.waitFor(() => expect(offered()).toEqual(['优', '不合格']))
    await type('选项 优', '不合格')
    await vi.waitFor(() => expect(page.find('[role=alert]').text()).toBe('已有同名的条目。'))
    await labelled('选项 优').trigger('keydown', { key: 'Escape' })
    // What records hold is free for a new option only under another code.
    await type('添加选项', '合格')
    await vi.waitFor(() => expect(offered()).toEqual(['优', '不合格', '合格']))
    await labelled('不再提供优').trigger('click')
    await vi.waitFor(() => expect(offered()).toEqual(['不合格', '合格']))
    await type('添加选项', '优')
    await vi.waitFor(() => expect(offered()).toEqual(['不合格', '合格', '优']))
    expect(choices(gradeName).at(-1)?.code).toBe('合格')
  })

  it('are removed after it is said how much stands in them, and restored with it', async () => {
    await labelled('移除推荐人').trigger('click')
    await vi.waitFor(() => expect(body.find('.removal').text()).toContain('已填 1 条'))
    await body.findAll('.removal button').at(-1)!.trigger('click')
    await vi.waitFor(() => expect(names()).toEqual(['年检等级']))
    await vi.waitFor(() => expect(labelled('恢复推荐人').exists()).toBe(true))
    await labelled('恢复推荐人').trigger('click')
    await vi.waitFor(() => expect(names()).toEqual(['年检等级', '推荐人']))
    await undo(toasts.at(-1)!.undo!)
    await vi.waitFor(() => expect(names()).toEqual(['年检等级']))
  })
})
