import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { useImport } from './importStore.ts'
import ImportResult from './ImportResult.vue'

const installed = plugins()
let page: VueWrapper
let office: ReturnType<typeof useImport>

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  office = useImport()
  const lines = Array.from({ length: 1200 }, (_, at) => `客户${at}`)
  await office.choose(new File([['客户名称', ...lines].join('\n')], '旧系统.csv'))
  await office.run()
  page = mount(ImportResult, {
    global: { plugins: [...installed, wordsPlugin], stubs: { RouterLink: true } },
  })
}, 30_000)
afterAll(async () => {
  page.unmount()
  await closeOffice()
})

const button = (name: string) => page.findAll('button').find((each) => each.text() === name)
const heading = () => page.find('h2').text()

describe('taking an import back', () => {
  it('can be stopped half way, says how far it came, and goes on when asked to', async () => {
    const unwatch = watch(
      () => office.done > 0,
      (begun) => begun && void button('停止')!.trigger('click'),
      { flush: 'sync' },
    )
    await button('整批撤回')!.trigger('click')
    await vi.waitFor(() => expect(heading()).toBe('撤回停在半路'), { timeout: 10_000 })
    unwatch()
    const [, back = ''] = /^1,200 处改动已撤回 ([\d,]+) 处/.exec(page.find('.back').text()) ?? []
    expect(Number(back.replace(',', ''))).toBeGreaterThan(0)
    expect(Number(back.replace(',', ''))).toBeLessThan(1200)

    await button('撤回其余的')!.trigger('click')
    await vi.waitFor(() => expect(heading()).toBe('导入已撤回'), { timeout: 10_000 })
    expect(page.find('.back').text()).toBe('1,200 条记录已进回收站或恢复原样。')
  }, 30_000)
})
