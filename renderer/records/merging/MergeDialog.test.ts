import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { client } from '../../client.ts'
import { toasts } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import { newId } from '../ids.ts'
import MergeDialog from './MergeDialog.vue'

const installed = plugins()
const anywhere = { path: '/:path(.*)', component: { template: '<i />' } }
const router = createRouter({ history: createMemoryHistory(), routes: [anywhere] })
let dialog: VueWrapper
let pair: { first: string; second: string }

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)

async function made(name: string, phone: string, note: string | null): Promise<string> {
  const id = newId()
  const values = { name, phone, note }
  await client.records.create({ entity: 'customer', id, act: newId(), values })
  return id
}
beforeEach(async () => {
  pair = {
    first: await made('云岭瓷土', '0871-1', '老客户'),
    second: await made('云岭瓷土厂', '0871-2', '要发票'),
  }
})
afterEach(() => dialog.unmount())

function show(asked: { readonly first: string; readonly second?: string }): void {
  dialog = mount(MergeDialog, {
    props: { open: true, entity: 'customer', ...asked },
    attachTo: document.body,
    global: { plugins: [...installed, wordsPlugin, router] },
  })
}

const line = (label: string) =>
  [...document.querySelectorAll('tbody tr')].find((row) => row.textContent.startsWith(label))
const radios = (label: string) => [...(line(label)?.querySelectorAll('input') ?? [])]
const heads = () => [...document.querySelectorAll('thead b')].map((head) => head.textContent)
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === text)
const read = async (id: string) => (await client.records.read({ entity: 'customer', id })).row

it('shows where the two differ, and the record holds what was picked', async () => {
  show(pair)
  await vi.waitFor(() => expect(radios('电话')).toHaveLength(2))
  expect(radios('备注').map(({ checked }) => checked)).toEqual([false, false, true])
  expect(line('级别')).toBeUndefined()
  radios('电话')[1]!.click()
  button('合并')!.click()
  await vi.waitFor(() => expect(dialog.emitted('merged')).toHaveLength(1))
  expect(await read(pair.first)).toMatchObject({
    name: '云岭瓷土',
    phone: '0871-2',
    note: '老客户\n\n要发票',
  })
  expect((await read(pair.second)).deletedAt).not.toBeNull()
  expect(toasts.at(-1)).toMatchObject({ text: '“云岭瓷土厂”已并入“云岭瓷土”' })
})

it('turned round, the other one stays', async () => {
  show(pair)
  await vi.waitFor(() => expect(heads()).toEqual(['云岭瓷土', '云岭瓷土厂']))
  button('改为保留另一个')!.click()
  await vi.waitFor(() => expect(heads()).toEqual(['云岭瓷土厂', '云岭瓷土']))
  button('合并')!.click()
  await vi.waitFor(() => expect(dialog.emitted('merged')).toHaveLength(1))
  expect((await read(pair.first)).deletedAt).not.toBeNull()
})

it('offers others that may be the same, where none was chosen yet', async () => {
  const alike = await made('云岭瓷土有限公司', '0871-3', null)
  show({ first: pair.first })
  await vi.waitFor(() => expect(button('云岭瓷土有限公司')).toBeDefined())
  button('云岭瓷土有限公司')!.click()
  await vi.waitFor(() => expect(heads()).toEqual(['云岭瓷土', '云岭瓷土有限公司']))
  expect((await read(alike)).deletedAt).toBeNull()
})

it('what somebody changed meanwhile is shown, and nothing is merged', async () => {
  show(pair)
  await vi.waitFor(() => expect(radios('电话')).toHaveLength(2))
  await new Promise((passed) => setTimeout(passed, 2))
  const change = { values: { phone: '0871-9' }, act: newId() }
  await client.records.update({ entity: 'customer', id: pair.second, ...change })
  button('合并')!.click()
  await vi.waitFor(() => expect(line('电话')?.textContent).toContain('0871-9'))
  expect(dialog.emitted('merged')).toBeUndefined()
  expect((await read(pair.second)).deletedAt).toBeNull()
})
