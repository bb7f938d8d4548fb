import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { wayTroubles } from '../../../shared/domain/wayTroubles.ts'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import CaseWaySection from './CaseWaySection.vue'
import CausesSection from './CausesSection.vue'

const global = { plugins: [...plugins(), wordsPlugin], stubs: { RouterLink: true } }
let section: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
afterEach(() => section.unmount())

function show(page: Component): void {
  section = mount(page, { global, attachTo: document.body })
}
const paths = () =>
  useLookups()
    .causes('zh-CN')
    .map(({ path }) => path)
const undoLast = () => undo(toasts.at(-1)!.undo!)
const boxOf = (name: string) => section.get<HTMLInputElement>(`input[aria-label="${name}改名"]`)
async function choose(of: string, entry: string): Promise<void> {
  await section.get(`button[aria-label="${of}"]`).trigger('click')
  await vi.waitFor(() => expect(document.querySelector('[role="menuitem"]')).toBeTruthy())
  const found = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((each) =>
    each.textContent?.includes(entry),
  )
  found!.click()
}

it('a cause is moved by keys, and its move taken back', async () => {
  show(CausesSection)
  await vi.waitFor(() => boxOf('外观瑕疵'))
  await boxOf('外观瑕疵').trigger('keydown', { key: 'ArrowUp', altKey: true })
  await vi.waitFor(() => expect(paths()[1]).toBe('产品质量 › 外观瑕疵'))
  await vi.waitFor(() => expect(toasts.at(-1)?.undo).toBeDefined())
  const first = toasts.at(-1)!.undo
  // A key that comes while the last move is on its way moves nothing.
  await vi.waitFor(async () => {
    await boxOf('外观瑕疵').trigger('keydown', { key: 'ArrowLeft', altKey: true })
    expect(paths()).toContain('外观瑕疵')
  })
  await vi.waitFor(() => expect(toasts.at(-1)?.undo).not.toBe(first))
  await undoLast()
  await vi.waitFor(() => expect(paths()[1]).toBe('产品质量 › 外观瑕疵'))
})

it('a cause gets another name in every language, and no second one of its name', async () => {
  show(CausesSection)
  await vi.waitFor(() => boxOf('尺寸不符'))
  const box = boxOf('尺寸不符')
  await box.setValue('性能故障')
  await box.trigger('blur')
  await vi.waitFor(() => expect(section.get('[role="alert"]').text()).toContain('已有同名的条目'))
  await box.setValue('印刷色差')
  await box.trigger('blur')
  await vi.waitFor(() => expect(paths()).toContain('产品质量 › 印刷色差'))
  const english = useLookups().causes('en')
  expect(english.map(({ path }) => path)).toContain('Product quality › 印刷色差')
})

it('a cause that goes takes along what is below it, and says which cases had it', async () => {
  const late = useLookups()
    .causes('zh-CN')
    .find(({ called }) => called === '送货延迟')!
  const values = { title: '晚到半天', cause: late.id }
  await client.records.create({ entity: 'serviceCase', id: newId(), act: newId(), values })
  show(CausesSection)
  await vi.waitFor(() => expect(section.text()).toContain('1 件'))
  await choose('送货的更多操作', '删除')
  await vi.waitFor(() => expect(paths()).not.toContain('送货'))
  expect(toasts.at(-1)?.text).toBe('“送货”已删除，1 件服务单用过它')
  expect(paths()).not.toContain('送货 › 送货延迟')
  await undoLast()
  await vi.waitFor(() => expect(paths()).toContain('送货 › 送货延迟'))
})

const way = async () => (await client.records.list({ entity: 'caseTransition' })).rows
const troubles = async () =>
  wayTroubles((await way()).filter((each) => !each['onlyReplies']) as never)

it('a state that nobody comes to is told, and the way that ships comes back whole', async () => {
  show(CaseWaySection)
  await vi.waitFor(() => expect(section.findAll('li').length).toBeGreaterThan(8))
  const shipped = (await way()).map((each) => each['to'])
  await section.get('button[aria-label="删除已答复 → 已解决"]').trigger('click')
  await vi.waitFor(() => expect(section.text()).toContain('没有服务单能到这里'))
  expect((await troubles()).map(({ state, key }) => `${state} ${key}`)).toEqual([
    'investigating neverCloses',
    'answered neverCloses',
    'solved unreachable',
  ])
  await vi.waitFor(() => expect(section.text()).toContain('恢复出厂流程'))
  const reset = section.findAll('button').find((each) => each.text() === '恢复出厂流程')!
  await reset.trigger('click')
  await vi.waitFor(async () => expect((await way()).map((each) => each['to'])).toEqual(shipped))
  await undoLast()
  await vi.waitFor(async () => expect(await way()).toHaveLength(shipped.length - 1))
})

it('the last step of all stays', async () => {
  const rows = await way()
  const remove = (ids: readonly string[]) =>
    client.records.remove({ entity: 'caseTransition', ids: [...ids], act: newId() })
  await remove(rows.slice(1).map(({ id }) => id))
  await expect(remove([rows[0]!.id])).rejects.toThrow()
  expect(await way()).toHaveLength(1)
})
