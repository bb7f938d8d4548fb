import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { SomeRow } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import SurveyQuestions from './SurveyQuestions.vue'

const global = {
  plugins: [...plugins(), wordsPlugin],
  stubs: { RouterLink: { template: '<a><slot /></a>' } },
}
const survey = newId()
let page: VueWrapper

async function questions(): Promise<readonly SomeRow[]> {
  const { rows } = await client.records.list({
    entity: 'surveyQuestion',
    filter: { field: 'survey', op: 'oneOf', value: [survey] },
    sort: { field: 'position', descending: false },
    limit: 50,
  })
  return rows as readonly SomeRow[]
}
const words = async () => (await questions()).map((question) => question['words'])
async function type(label: string, typed: string): Promise<void> {
  const input = page.get<HTMLInputElement>(`input[aria-label="${label}"]`)
  input.element.focus()
  await input.setValue(typed)
  await input.trigger('keydown', { key: 'Enter' })
}

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
  await client.records.create({
    ...{ entity: 'survey', id: survey, act: newId() },
    values: { name: '交货回访' },
  })
  page = mount(SurveyQuestions, {
    ...{ global, attachTo: document.body },
    props: { row: { id: survey }, editable: true },
  })
}, 30_000)
afterAll(async () => {
  page.unmount()
  await closeOffice()
})

it('questions are typed one after the other, and stand in that order', async () => {
  for (const [at, typed] of ['交期满意吗', '包装满意吗'].entries()) {
    await type('添加问题', typed)
    await vi.waitFor(() => expect(page.findAll('li')).toHaveLength(at + 1))
  }
  expect(await words()).toEqual(['交期满意吗', '包装满意吗'])
})

it('one moves up by Alt and the arrow, wherever in its line the keyboard is', async () => {
  const second = page.get('input[aria-label="问题, 包装满意吗"]')
  await second.trigger('keydown', { key: 'ArrowUp', altKey: true })
  await vi.waitFor(async () => expect(await words()).toEqual(['包装满意吗', '交期满意吗']))
  await vi.waitFor(() =>
    expect(page.get<HTMLInputElement>('li input').element.value).toBe('包装满意吗'),
  )
})

it('choices are typed in one line, and a question without any is refused there', async () => {
  const { id } = (await questions())[0]!
  await client.records.update({
    ...{ entity: 'surveyQuestion', id, act: newId() },
    values: { kind: 'choice', options: '是\n否' },
  })
  const label = '选项, 包装满意吗'
  await vi.waitFor(() => page.get(`input[aria-label="${label}"]`))
  await type(label, '满意；一般; 不满意')
  await vi.waitFor(async () =>
    expect((await questions())[0]!['options']).toBe('满意\n一般\n不满意'),
  )
  await type(label, '；')
  await vi.waitFor(() => expect(page.find('[role="alert"]').exists()).toBe(true))
  expect((await questions())[0]!['options']).toBe('满意\n一般\n不满意')
})
