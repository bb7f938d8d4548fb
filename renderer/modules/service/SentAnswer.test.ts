import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { client } from '../../client.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import SentAnswer from './SentAnswer.vue'

const global = { plugins: [...plugins(), wordsPlugin] }

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)

it('an answer that went out is noted once, however often that is pressed', async () => {
  const row = await client.records.create({
    entity: 'serviceCase',
    id: newId(),
    act: newId(),
    values: { title: '第二批偏红' },
  })
  const asked = mount(SentAnswer, { props: { row, kind: 'email' }, global })
  const { element } = asked.get('button')
  element.click()
  element.click()
  await vi.waitFor(() => expect(asked.emitted('done')).toBeDefined())
  element.click()
  await vi.waitFor(() => expect(asked.emitted('done')).toHaveLength(2))
  const { rows } = await client.records.list({ entity: 'interaction', filter: null })
  expect(rows).toHaveLength(1)
})
