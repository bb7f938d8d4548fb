import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { flushPromises, mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import TemplateEditor from '../templates/TemplateEditor.vue'
import type { Mailing } from './mailingData.ts'
import SendingSetup from './SendingSetup.vue'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)

it('a text that is too long says so as long as another one would be sent', async () => {
  const source = JSON.stringify({ entity: 'customer', which: { ids: [] } })
  const values = { name: '年末答谢', output: 'sms', subject: '您好', source }
  const id = newId()
  const row = await client.records.create({ entity: 'mailing', id, act: newId(), values })
  const subject = async () => (await client.records.read({ entity: 'mailing', id })).row['subject']
  const mailing = row as unknown as Mailing
  const setup = mount(SendingSetup, { props: { mailing }, global, attachTo: document.body })
  const editor = setup.getComponent(TemplateEditor)
  const type = async (text: string) => {
    editor.vm.$emit('update:modelValue', text)
    await flushPromises()
    await setup.get('.words').trigger('focusout')
  }
  await type('长'.repeat(501))
  expect(setup.get('[role="alert"]').text()).toContain('最多 500 个字符，现在 501 个')
  expect(await subject()).toBe('您好')
  await type('长'.repeat(500))
  await vi.waitFor(async () => expect(await subject()).toBe('长'.repeat(500)))
  expect(setup.find('[role="alert"]').exists()).toBe(false)
  setup.unmount()
})
