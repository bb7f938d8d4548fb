import { closeOffice, plugins } from '../../../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { entities } from '../../../../shared/entities/registry.ts'
import type { Mark } from '../../../../shared/filter.ts'
import { useSession } from '../../../session.ts'
import { setLocale, wordsPlugin } from '../../../words.ts'
import MarksMenu from './MarksMenu.vue'

const installed = plugins()
beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)

test('a rule that is left when the one above it goes stays what it was', async () => {
  const mark = (label: string): Mark => ({
    where: { field: 'name', op: 'is', value: label },
    tone: 'warning',
    as: 'label',
    label,
  })
  const menu = mount(MarksMenu, {
    props: { entity: entities.customer, marks: [mark('甲'), mark('乙')] },
    global: { plugins: [...installed, wordsPlugin] },
    attachTo: document.body,
  })
  await menu.find('button').trigger('click')
  const lines = () => [...document.querySelectorAll<HTMLElement>('fieldset.mark')]
  await vi.waitFor(() => expect(lines()).toHaveLength(2))
  const second = lines()[1]!
  lines()[0]!.querySelector<HTMLElement>('[aria-label="去掉这条规则"]')!.click()
  await vi.waitFor(() => expect(lines()).toHaveLength(1))
  expect(lines()[0]).toBe(second)
  menu.unmount()
})
