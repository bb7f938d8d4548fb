import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import AskAtClosing from './AskAtClosing.vue'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }
let asking: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)
afterEach(() => asking.unmount())

const solved = (values: object) =>
  client.records.create({
    entity: 'serviceCase',
    id: newId(),
    act: newId(),
    values: { title: '第二批偏红', ...values },
  })
const chosen = () =>
  asking.findAll('[role="radio"][aria-checked="true"]').map((radio) => radio.text())

it('shows the grade that somebody set by hand', async () => {
  const row = await solved({ satisfaction: 'satisfied' })
  asking = mount(AskAtClosing, {
    props: { row: { ...row, state: 'solved' }, editable: true },
    global,
  })
  await vi.waitFor(() => expect(chosen()).toEqual(['4满意']))
  expect(asking.text()).toContain('手工')
  expect(asking.text()).not.toContain('不愿回答')
})

it('asks where nobody set one', async () => {
  const row = await solved({})
  asking = mount(AskAtClosing, {
    props: { row: { ...row, state: 'solved' }, editable: true },
    global,
  })
  await vi.waitFor(() => expect(asking.findAll('[role="radio"]')).toHaveLength(5))
  expect(chosen()).toEqual([])
  expect(asking.text()).not.toContain('手工')
})
