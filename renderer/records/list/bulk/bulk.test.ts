import { closeOffice, plugins } from '../../../../test/harness/windowOffice.ts'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { customer } from '../../../../shared/entities/customer.ts'
import type { SomeRow } from '../../../../shared/entity.ts'
import { client } from '../../../client.ts'
import { toasts, undo } from '../../../frame/toasts.ts'
import { useLookups } from '../../../lookups.ts'
import { useSession } from '../../../session.ts'
import { setLocale, wordsPlugin } from '../../../words.ts'
import { newId } from '../../ids.ts'
import { createSelection, type RowSelection } from '../rowSelection.ts'
import BulkBar from './BulkBar.vue'
import BulkFailures from './BulkFailures.vue'
import { bulkRuns, runBulk } from './bulkRun.ts'
import { forgetRun, noteRun, tellLostRun } from './lostRun.ts'

const installed = plugins()
const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:path(.*)', component: { template: '<i />' } }],
})
const global = { plugins: [...installed, wordsPlugin, router] }
const many = 120

let rows: readonly SomeRow[]
let selection: RowSelection
let bar: VueWrapper

beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const creates = Array.from({ length: many }, (_, at) => ({
    id: newId(),
    values: { name: `客户 ${at}`, level: 'A' },
  }))
  const steps = await client.records.changeEach({
    entity: 'customer',
    act: newId(),
    changes: [],
    creates,
  })
  for await (const step of steps) if (step.kind === 'done') expect(step.changed).toBe(many)
  await client.records.create({
    entity: 'tag',
    id: newId(),
    act: newId(),
    values: { name: 'VIP' },
  })
  await useLookups().load()
})
afterAll(closeOffice)

beforeEach(async () => {
  toasts.splice(0)
  rows = (await client.records.list({ entity: 'customer', limit: 500 })).rows
  const total = ref(rows.length)
  selection = createSelection({
    read: async (first, end) => rows.slice(first, end),
    total: () => total.value,
    filter: () => null,
    full: () => {},
  })
  bar = mount(BulkBar, {
    props: { entity: customer, selection, shown: ['name', 'level'], counted: true },
    global,
    attachTo: document.body,
  })
})
afterEach(() => bar.unmount())

const press = (text: string) => {
  const button = [...document.querySelectorAll('button')].find((each) =>
    each.textContent?.trim().startsWith(text),
  )
  button!.click()
  return flushPromises()
}
const dialog = () => document.querySelector('dialog')?.textContent ?? ''
const pick = (count: number) => rows.slice(0, count).forEach((row, at) => selection.toggle(at, row))
const levels = async (level: string) =>
  (
    await client.records.counts({
      entity: 'customer',
      filters: [
        level ? { field: 'level', op: 'oneOf', value: [level] } : { field: 'level', op: 'empty' },
      ],
    })
  )[0]
const message = () =>
  vi.waitFor(
    () => {
      expect(toasts.length).toBeGreaterThan(0)
      return toasts.at(-1)!
    },
    { timeout: 10_000 },
  )

/** Types in the open popover, and takes the first that answers. */
async function chooseTag(typed: string): Promise<void> {
  await nextTick()
  const input = document.querySelector<HTMLInputElement>('.popover [role="combobox"]')!
  expect(document.activeElement).toBe(input)
  input.value = typed
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await nextTick()
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
}

/** Chooses a field in the open popover, and what to write into it. */
async function edit(field: string, value: string): Promise<void> {
  await press('修改字段')
  const option = await vi.waitFor(() => {
    const found = [...document.querySelectorAll('.popover [role="option"]')].find(
      (each) => each.textContent?.trim() === field,
    )
    expect(found).toBeDefined()
    return found as HTMLElement
  })
  option.click()
  const input = await vi.waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('.popover form input')
    expect(found).not.toBeNull()
    return found!
  })
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  await flushPromises()
  input.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
  )
}

describe('the rows that are picked', () => {
  it('get a value that the question has told before, and one undo takes all of it back', async () => {
    selection.selectAll()
    selection.toggle(0, rows[0]!)
    await edit('级别', 'B')
    await vi.waitFor(() =>
      expect(document.querySelector('.popover')?.textContent).toContain(
        '把 119 条客户的级别改为“B”？',
      ),
    )
    document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    const { undo: act, text } = await message()
    expect(text).toBe('119 条的级别改为“B”')
    expect(await levels('B')).toBe(119)
    await undo(act!)
    expect(await levels('A')).toBe(many)
  })

  it('are changed at once when they are few, and not before it was asked when they are many', async () => {
    pick(3)
    await press('负责人')
    await press('无人')
    expect((await message()).text).toBe('3 条改由无人负责')
    toasts.splice(0)
    selection.selectAll()
    await press('负责人')
    await press('无人')
    expect(dialog()).toContain('把 120 条客户的负责人改为无人？')
    await press('取消')
    expect(toasts).toEqual([])
  })

  it('go to the recycle bin, and are not picked any more', async () => {
    pick(2)
    await press('删除')
    expect(dialog()).toContain('把 2 条客户放入回收站？')
    await press('放入回收站')
    const { undo: act } = await message()
    expect(selection.size.value).toBe(0)
    await undo(act!)
  })

  it('have a tag hung on and taken off', async () => {
    pick(4)
    await press('标签')
    await chooseTag('vip')
    expect((await message()).text).toBe('4 条加上了标签“VIP”')
    toasts.splice(0)
    await press('标签')
    const [, off] = document.querySelectorAll<HTMLInputElement>('.popover input[type="radio"]')
    off!.click()
    await chooseTag('VIP')
    expect((await message()).text).toBe('4 条去掉了标签“VIP”')
  })

  it('have a tag hung on that nobody had before', async () => {
    pick(2)
    await press('标签')
    await chooseTag('展会')
    await vi.waitFor(() => expect(toasts.at(-1)?.text).toBe('2 条加上了标签“展会”'))
  })

  it('can be taken back when they are stopped before it was told what is done', async () => {
    pick(3)
    const work = { do: 'set', values: { level: 'C' } } as const
    const run = runBulk({ entity: 'customer', which: selection.which(), work }, String)
    bulkRuns.get('customer')!.stop()
    expect(await run).toEqual({ kind: 'stopped' })
    expect((await message()).undo).toBeDefined()
    expect((await message()).text).toBe('已停止')
  })

  it('of which some could not be changed are named with the reason', async () => {
    pick(3)
    const failures = mount(BulkFailures, { global, attachTo: document.body })
    await client.records.update({
      entity: 'customer',
      id: rows[1]!.id,
      act: newId(),
      values: { parent: rows[0]!.id },
    })
    await runBulk(
      {
        entity: 'customer',
        which: selection.which(),
        work: { do: 'set', values: { parent: rows[1]!.id } },
      },
      (count) => `改了 ${count}`,
    )
    const { text, action } = await message()
    expect(text).toBe('改了 1，2 条没能改')
    action!.run()
    await vi.waitFor(() => expect(dialog()).toContain('自己的上级'))
    expect(dialog()).toContain(String(rows[0]!['name']))
    failures.unmount()
  })

  it('and are half done when the window goes: the next one tells how far it came, with the way back', async () => {
    pick(1)
    const act = newId()
    const id = rows[0]!.id
    await client.records.update({ entity: 'customer', id, act, values: { note: '改过' } })
    const user = useSession().person!.id
    noteRun({ act, user, done: 1, of: 120 })
    vi.useFakeTimers()
    const scope = effectScope()
    scope.run(() => tellLostRun(user))
    noteRun({ act, user, done: 2, of: 120 })
    vi.advanceTimersByTime(6000)
    scope.stop()
    vi.useRealTimers()
    expect(toasts.at(-1)).toMatchObject({ text: '做到 1 / 120 时停下。', undo: act })
    await undo(act)
    expect((await client.records.read({ entity: 'customer', id })).row['note']).toBeNull()
  })

  it('and are still being changed in another window: nothing is told', () => {
    const user = useSession().person!.id
    const act = newId()
    vi.useFakeTimers()
    noteRun({ act, user, done: 1, of: 120 })
    const scope = effectScope()
    scope.run(() => tellLostRun(user))
    vi.advanceTimersByTime(3000)
    noteRun({ act, user, done: 40, of: 120 })
    vi.advanceTimersByTime(3000)
    expect(toasts).toEqual([])
    forgetRun(act)
    scope.run(() => tellLostRun(user))
    vi.advanceTimersByTime(6000)
    expect(toasts).toEqual([])
    scope.stop()
    vi.useRealTimers()
  })
})
