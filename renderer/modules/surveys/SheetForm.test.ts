import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { client } from '../../client.ts'
import { toasts } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import SheetForm from './SheetForm.vue'
import { sheetOf } from './sheetRow.ts'
import type { Survey } from './surveyData.ts'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }
let survey: Survey
let form: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
})
afterAll(closeOffice)
beforeEach(async () => {
  toasts.splice(0)
  const values = { name: '年底回访', asksCsat: true, asksNps: true }
  const made = { entity: 'survey', id: newId(), act: newId() }
  const row: unknown = await client.records.create({ ...made, values })
  survey = row as Survey
  form = mount(SheetForm, { props: { survey, day: '2026-11-28' }, global, attachTo: document.body })
})
afterEach(() => form.unmount())

const csat = () => form.find<HTMLInputElement>('.digit input')
const enter = () => form.trigger('keydown', { key: 'Enter' })

it('the next sheet is typed in while the one before is on its way', async () => {
  await csat().setValue('5')
  await enter()
  await csat().setValue('3')
  await vi.waitFor(() => expect(toasts.at(-1)?.text).toBe('已保存答卷'))
  expect(csat().element.value).toBe('3')
  expect(sheetOf(survey.id).csat).toBe(3)
})

it('a sheet that is refused comes back, and what was begun goes on after it', async () => {
  const sheet = sheetOf(survey.id)
  Object.assign(sheet, { csat: 5, customer: newId() })
  await enter()
  await csat().setValue('3')
  await vi.waitFor(() => expect(form.find('[role="alert"]').exists()).toBe(true))
  expect(csat().element.value).toBe('5')
  sheetOf(survey.id).customer = null
  await enter()
  expect(csat().element.value).toBe('3')
  await vi.waitFor(() => expect(toasts.at(-1)?.text).toBe('已保存答卷'))
})
