import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, expect, it, vi } from 'vitest'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { client } from '../../client.ts'
import { newId } from '../../records/ids.ts'
import { router } from '../../router.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import { namedDraft } from './namedDraft.ts'
import StudioDesk from './StudioDesk.vue'

afterAll(closeOffice)

const body = '尊敬的{{recipient.name}}：\n{{#if customer.level = A}}贵宾{{else}}您好{{/if}}'
const layout = layoutSchema.parse({
  page: { width: 210, height: 297 },
  flow: { left: 25, top: 30, right: 25, bottom: 20 },
  items: [],
})

it('a letter is shown with the names of its fields where nobody is there to be written to', async () => {
  const global = { plugins: [...plugins(), router] }
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const id = newId()
  const values = { name: '信', kind: 'letter', language: 'zh', paper: 'A4', body }
  const made = { ...values, layout: JSON.stringify(layout) }
  await client.records.create({ entity: 'template', id, act: newId(), values: made })
  const desk = mount(StudioDesk, { props: { id }, global, attachTo: document.body })
  await vi.waitFor(() => expect(desk.find('.sheet img').exists()).toBe(true), { timeout: 15_000 })
  expect(desk.text()).toContain('还没有客户，页面显示字段名。')
  desk.unmount()
}, 30_000)

it('of a condition what hangs on it is said', () => {
  const draft = { name: '信', language: 'zh' as const, layout, body }
  expect(namedDraft(draft).body).toBe('尊敬的[收件人]：\n贵宾')
})
