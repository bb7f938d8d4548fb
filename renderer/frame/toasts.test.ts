import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { client } from '../client.ts'
import { useImport } from '../modules/importing/importStore.ts'
import { newId } from '../records/ids.ts'
import { createRecord } from '../records/recordData.ts'
import { useSession } from '../session.ts'
import { setLocale } from '../words.ts'
import { redoLast, toast, toasts, undo, undoLast } from './toasts.ts'

/** Changes of one act: more than the office takes back at one go. */
const many = 1200
let office: ReturnType<typeof useImport>

beforeAll(async () => {
  setLocale('zh-CN')
  plugins()
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)
beforeEach(() => {
  toasts.splice(0)
  office = useImport()
  office.startOver()
})

/** Imports so many customers while nobody watches: a message offers to take them back. */
async function importMany(): Promise<string> {
  const lines = Array.from({ length: many }, (_, at) => `客户${at}`)
  await office.choose(new File([['客户名称', ...lines].join('\n')], '旧系统.csv'))
  await office.run()
  return toasts.find((each) => each.undo)!.undo!
}

const customers = () => client.records.size({ entity: 'customer' })
const said = () => toasts.map(({ text }) => text)

/** Stops what a message tells the progress of, at once. Answers what it said. */
const stopFirst = () =>
  new Promise<string>((resolve) => {
    const unwatch = watch(
      () => toasts.find((each) => each.action),
      (progress) => {
        unwatch()
        progress!.action!.run()
        resolve(progress!.text)
      },
      { flush: 'sync' },
    )
  })

describe('Ctrl+Shift+Z', () => {
  it('does again what was taken back, says what, and can be taken back itself', async () => {
    await createRecord('customer', { name: '宁波澄川包装' })
    undoLast()
    await vi.waitFor(async () => expect(await customers()).toBe(0))
    await vi.waitFor(() => expect(said().at(-1)).toContain('已撤销：'))
    expect(redoLast()).toBe(true)
    await vi.waitFor(async () => expect(await customers()).toBe(1))
    await vi.waitFor(() => expect(toasts.at(-1)?.undo).toBeDefined())
    expect(said().at(-1)).toContain('宁波澄川包装')
    expect(redoLast()).toBe(false)
    toasts.splice(0)
    undoLast()
    await vi.waitFor(async () => expect(await customers()).toBe(0))
    await vi.waitFor(() => expect(said().at(-1)).toContain('已撤销：'))
  })
})

describe('Ctrl+Z', () => {
  it('goes on with what was stopped half way', async () => {
    const act = await importMany()
    const stopped = stopFirst()
    await undo(act)
    expect(await stopped).toMatch(/^正在撤销，\d+ \/ 1,?200 处改动$/)
    expect(said().join()).toMatch(/已停止，撤销了 \d+ \/ 1,?200 处改动/)
    expect(await customers()).toBeGreaterThan(0)

    expect(undoLast()).toBe(true)
    await vi.waitFor(() => expect(said().join()).toMatch(/^已撤销：/), { timeout: 5000 })
    expect(await customers()).toBe(0)
  }, 15_000)

  it('waits for the change that was just made, and does not take back the one before', async () => {
    await createRecord('customer', { name: '宁波澄川包装' })
    const coming = createRecord('customer', { name: '义乌拾光' })
    expect(undoLast()).toBe(true)
    await coming
    await vi.waitFor(() => expect(said().join()).toContain('已撤销：'))
    const { rows } = await client.records.list({ entity: 'customer' })
    expect(rows.map(({ name }) => name)).toEqual(['宁波澄川包装'])

    const refused = createRecord('customer', { name: '' })
    expect(undoLast()).toBe(true)
    await expect(refused).rejects.toThrow()
    expect(await customers()).toBe(1)
    undoLast()
    await vi.waitFor(async () => expect(await customers()).toBe(0))
  })

  it('comes to the act before once one is through, or can’t be taken back at all', async () => {
    const make = async (name: string) => {
      const act = newId()
      await client.records.create({ entity: 'customer', id: newId(), act, values: { name } })
      toast({ text: name, undo: act })
    }
    await make('宁波澄川包装')
    await make('义乌拾光')
    toast({ text: '没有这回事', undo: newId() })
    for (const left of [2, 1, 0]) {
      expect(undoLast()).toBe(true)
      await vi.waitFor(async () => expect(await customers()).toBe(left))
      await vi.waitFor(() => expect(toasts.some((each) => !each.undo)).toBe(true))
      toasts.splice(0)
    }
  })
})
