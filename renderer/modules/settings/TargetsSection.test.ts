import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { officeHoursId } from '../../../shared/domain/officeCalendar.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import TargetsSection from './TargetsSection.vue'

const global = {
  plugins: [...plugins(), wordsPlugin],
  stubs: { RouterLink: { template: '<a><slot /></a>' } },
}
let page: VueWrapper

const targets = async () =>
  (await client.records.list({ entity: 'serviceTarget', limit: 50 })).rows as readonly SomeRow[]
const cell = (label: string) => page.get<HTMLInputElement>(`input[aria-label="${label}"]`)
async function type(label: string, typed: string): Promise<void> {
  const input = cell(label)
  input.element.focus()
  await input.setValue(typed)
  await input.trigger('keydown', { key: 'Enter' })
}

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
  page = mount(TargetsSection, { global, attachTo: document.body })
  await vi.waitFor(() => expect(page.findAll('li').length).toBeGreaterThan(5))
}, 30_000)
afterAll(async () => {
  page.unmount()
  await closeOffice()
})

it('a new office has targets, and the trial says which one counts', () => {
  expect(page.get('[role="status"]').text()).toMatch(/前答复，.*前解决（严重投诉，当天答复）。$/)
})

it('spans are typed as people write them, and nonsense is said where it stands', async () => {
  await type('首次答复, 投诉', '36小时')
  await vi.waitFor(async () =>
    expect((await targets()).find(({ note }) => note === '一般投诉')?.['answerWithin']).toBe(
      36 * 3600,
    ),
  )
  await type('解决, 投诉', '尽快')
  await vi.waitFor(() => expect(page.text()).toContain('请写成 24 小时、3 天或 1:30。'))
})

it('a target for cases that have one already can’t be added twice', async () => {
  const add = page.get('form button[type="submit"]')
  expect(add.attributes('disabled')).toBeUndefined()
  await page.get('form').trigger('submit')
  await vi.waitFor(async () => {
    const any = (await targets()).filter(
      ({ kind, severity, level }) => !kind && !severity && !level,
    )
    expect(any).toHaveLength(1)
  })
  await vi.waitFor(() => expect(add.attributes('disabled')).toBeDefined())
  expect(page.text()).toContain('这类服务单已有时限。')
})

it('where nobody ever works the trial says so', async () => {
  const none = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null }
  const hours = { entity: 'workingHours', id: officeHoursId, act: newId(), values: none }
  await client.records.update(hours)
  const { rows } = await client.records.list({ entity: 'specialDay', limit: 500 })
  const ids = rows.map(({ id }) => id)
  await client.records.remove({ entity: 'specialDay', ids, act: newId() })
  await useLookups().load()
  await vi.waitFor(() =>
    expect(page.get('[role="status"]').text()).toBe('不会到期：近期没有工作时间。'),
  )
})
