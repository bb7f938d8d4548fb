import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { toasts, undo } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { choices, setLocale, wordsPlugin } from '../../words.ts'
import DictionariesSection from './DictionariesSection.vue'

const installed = plugins()
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:path(.*)', component: { template: '<i />' } }],
})
let page: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
beforeEach(() => {
  page = mount(DictionariesSection, {
    global: { plugins: [...installed, wordsPlugin, router] },
    attachTo: document.body,
  })
})
afterEach(async () => {
  page.unmount()
  const act = toasts.at(-1)?.undo
  if (act) await undo(act)
  await vi.waitFor(() => expect(offered()).toEqual(shipped))
  toasts.splice(0)
})

const shipped = ['最终客户', '经销商', '代理商', '供应商', '合作伙伴', '政府采购']
const offered = () => choices('customerType').map(({ label }) => label)
const labelled = (label: string) => page.find<HTMLInputElement>(`[aria-label="${label}"]`)

async function type(label: string, text: string): Promise<void> {
  await labelled(label).setValue(text)
  await labelled(label).trigger('blur')
}

describe('the office’s own words', () => {
  it('replace the shipped one wherever it is chosen, until that is taken back', async () => {
    await type('经销商: 中文名', '代销商')
    await vi.waitFor(() => expect(offered()).toContain('代销商'))
    expect(offered()).not.toContain('经销商')
  })

  it('are added at the end, by Enter', async () => {
    await labelled('新条目').setValue('学校')
    await labelled('新条目').trigger('keydown', { key: 'Enter' })
    await vi.waitFor(() => expect(offered()).toEqual([...shipped, '学校']))
  })

  it('are not said twice in one list', async () => {
    await type('经销商: 中文名', '代理商')
    await vi.waitFor(() => expect(page.find('[role=alert]').text()).toBe('已有同名的条目。'))
    expect(labelled('经销商: 中文名').element.value).toBe('代理商')
  })

  it('are put in another order without renumbering the rest', async () => {
    await labelled('下移最终客户').trigger('click')
    await vi.waitFor(() => expect(offered().slice(0, 2)).toEqual(['经销商', '最终客户']))
  })

  it('are no longer offered when hidden, but stay in sight here', async () => {
    await labelled('停用代理商').trigger('click')
    await vi.waitFor(() => expect(offered()).not.toContain('代理商'))
    expect(labelled('启用代理商').exists()).toBe(true)
  })
})
