import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { AnyRow } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import CaseLinks from './CaseLinks.vue'

const global = {
  plugins: [...plugins(), wordsPlugin],
  stubs: { RouterLink: { template: '<a><slot /></a>' } },
}
let links: VueWrapper
let customer: AnyRow

const create = (entity: string, values: object) =>
  client.records.create({ entity, id: newId(), act: newId(), values: { ...values } })
const read = async (id: string) => (await client.records.read({ entity: 'serviceCase', id })).row
const update = (id: string, values: object) =>
  client.records.update({ entity: 'serviceCase', id, act: newId(), values: { ...values } })
const complain = (title: string, day: number, values: object = {}) =>
  create('serviceCase', { title, receivedAt: Date.UTC(2026, 10, day), ...values })

async function show(row: AnyRow): Promise<void> {
  links = mount(CaseLinks, { props: { row, editable: true }, global, attachTo: document.body })
  await vi.waitFor(() => expect(links.findAll('section').length).toBeGreaterThan(0))
}
const told = () =>
  Object.fromEntries(
    links
      .findAll('section')
      .map((part) => [part.attributes('aria-label'), part.findAll('a').map((line) => line.text())]),
  )
const press = (label: string) => links.get(`button[aria-label="${label}"]`).trigger('click')

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  customer = await create('customer', { name: '宁波澄川包装' })
}, 30_000)
afterAll(closeOffice)
afterEach(() => links.unmount())

it('a saved case is linked to an earlier one of its customer, and let go of again', async () => {
  const first = await complain('套筒尺寸不符', 2, { customer: customer.id })
  const other = await complain('印刷色差，第一批偏黄', 3)
  const row = await complain('印刷色差，第二批偏红', 9, { customer: customer.id })
  await show(row)
  expect(told()).toEqual({ 这位客户的其他服务单: ['套筒尺寸不符'], 相似的服务单: [other['title']] })

  await press('关联到“套筒尺寸不符”')
  await vi.waitFor(async () => expect((await read(row.id))['earlier']).toBe(first.id))
  await links.setProps({ row: await read(row.id) })
  await vi.waitFor(() => expect(told()).toMatchObject({ 接续自: ['套筒尺寸不符'] }))

  await press('取消与“套筒尺寸不符”的关联')
  await vi.waitFor(async () => expect((await read(row.id))['earlier']).toBeNull())
  await undo(toasts.at(-1)!.undo!)
  expect((await read(row.id))['earlier']).toBe(first.id)
})

it('of two cases the newer one follows on the older one, whichever is open', async () => {
  const home = await create('customer', { name: '嘉兴禾田' })
  const older = await complain('纸管易断', 4, { customer: home.id })
  const newer = await complain('又断了 40 支', 11, { customer: home.id })
  await show(older)
  await press('关联到“又断了 40 支”')
  await vi.waitFor(async () => expect((await read(newer.id))['earlier']).toBe(older.id))
  await vi.waitFor(() => expect(told()).toEqual({ 后续服务单: ['又断了 40 支'] }))
})

it('a case that is solved keeps its links', async () => {
  const home = await create('customer', { name: '湖州南浔家具' })
  const first = await complain('发票抬头写错', 5, { customer: home.id })
  const { id } = await complain('发票又写错', 6, { customer: home.id, earlier: first.id })
  for (const state of ['investigating', 'answered', 'solved']) await update(id, { state })
  await show(await read(id))
  await vi.waitFor(() => expect(told()).toEqual({ 接续自: ['发票抬头写错'] }))
  expect(links.findAll('button')).toEqual([])
})
