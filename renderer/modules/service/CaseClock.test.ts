import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { AnyRow } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { toasts, undo } from '../../frame/toasts.ts'
import { useLookups } from '../../lookups.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale, wordsPlugin } from '../../words.ts'
import CaseClock from './CaseClock.vue'

const global = { plugins: [...plugins(), wordsPlugin] }
let clock: VueWrapper

const read = async (id: string) => (await client.records.read({ entity: 'serviceCase', id })).row
const complain = async (values: object = {}) => {
  const made = { title: '第二批偏红', ...values }
  const { id } = await client.records.create({
    entity: 'serviceCase',
    id: newId(),
    act: newId(),
    values: made,
  })
  return read(id)
}
function show(row: AnyRow, editable = true): void {
  clock = mount(CaseClock, { props: { row, editable }, global, attachTo: document.body })
}
const press = async (text: string) => {
  const button = [...document.querySelectorAll('button')].find(
    (each) => each.textContent.trim() === text,
  )
  button!.click()
  await clock.vm.$nextTick()
}

beforeAll(async () => {
  setLocale('zh-CN')
  // A dialog of the browser, as far as this test has one.
  HTMLDialogElement.prototype.showModal ??= function showModal() {
    this.open = true
  }
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  await useLookups().load()
}, 30_000)
afterAll(closeOffice)
afterEach(() => clock.unmount())

it('a case waits for its customer, with a word what for, and goes on when they reply', async () => {
  const row = await complain()
  show(row)
  expect(clock.text()).toMatch(/^答复 /)
  expect(clock.text()).toContain('前答复')

  await press('等客户')
  const box = document.querySelector<HTMLInputElement>('dialog input')!
  box.value = '  样品照片 '
  box.dispatchEvent(new Event('input'))
  document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(async () => expect((await read(row.id))['waitingFor']).toBe('样品照片'))
  expect(await read(row.id)).toMatchObject({ dueAt: null, late: null })

  await clock.setProps({ row: await read(row.id) })
  expect(clock.text()).toMatch(/起等客户：样品照片/)
  // A clock that stands still promises no moment.
  expect(clock.text()).not.toContain('前答复')
  await press('客户已回复')
  await vi.waitFor(async () => expect((await read(row.id))['waitingSince']).toBeNull())
  await undo(toasts.at(-1)!.undo!)
  expect(await read(row.id)).toMatchObject({ waitingFor: '样品照片', dueAt: null })
})

it('says whether what was promised was kept', async () => {
  const { id } = await complain({ receivedAt: Date.now() - 40 * 86_400_000 })
  const update = (values: Record<string, unknown>) =>
    client.records.update({ entity: 'serviceCase', id, act: newId(), values })
  await update({ state: 'answered' })
  await update({ state: 'solved' })
  show(await read(id))
  expect(clock.findAll('.promise.danger').map((line) => line.text())).toEqual([
    expect.stringMatching(/答复，已超时$/),
    expect.stringMatching(/解决，已超时$/),
  ])
  expect(clock.findAll('button')).toEqual([])
})

it('runs no more in the recycle bin', async () => {
  const row = await complain()
  await client.records.remove({ entity: 'serviceCase', ids: [row.id], act: newId() })
  show(await read(row.id), false)
  expect(clock.text()).toBe('')
})

it('whoever may not edit only reads it', async () => {
  show(await complain(), false)
  expect(clock.text()).toMatch(/^答复 /)
  expect(clock.findAll('button')).toEqual([])
})
