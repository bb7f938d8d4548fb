import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { flushPromises, mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import TemplateEditor from '../templates/TemplateEditor.vue'
import SmsDesk from './SmsDesk.vue'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)

it('a text that is too long stays as it was typed, says so, and is saved once it fits', async () => {
  const id = newId()
  const values = { name: '提醒', kind: 'sms', body: '您好' }
  const row = await client.records.create({ entity: 'template', id, act: newId(), values })
  const body = async () => (await client.records.read({ entity: 'template', id })).row['body']
  const desk = mount(SmsDesk, { props: { row }, global, attachTo: document.body })
  const editor = desk.getComponent(TemplateEditor)
  const type = async (text: string) => {
    editor.vm.$emit('update:modelValue', text)
    await flushPromises()
    await desk.get('.write').trigger('focusout')
  }
  const long = '长'.repeat(501)
  await type(long)
  expect(desk.get('[role="alert"]').text()).toContain('最多 500 个字符，现在 501 个')
  expect(editor.props('modelValue')).toBe(long)
  expect(await body()).toBe('您好')
  await type(long.slice(1))
  await vi.waitFor(async () => expect(await body()).toBe(long.slice(1)))
  expect(desk.find('[role="alert"]').exists()).toBe(false)
  desk.unmount()
})
