import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { client, failureFrom } from '../../client.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { setLocale } from '../../words.ts'
import { beginPrint } from './printRun.ts'

plugins()
const customer = newId()
beforeAll(async () => {
  setLocale('zh-CN')
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
  const values = { name: '宁波澄川包装' }
  await client.records.create({ entity: 'customer', id: customer, act: newId(), values })
}, 30_000)
afterAll(closeOffice)

/** Letters of a page each, more than are set at once. */
const letters = () => ({
  form: 'draft' as const,
  draft: {
    name: '信',
    language: 'zh' as const,
    layout: layoutSchema.parse({
      page: { width: 100, height: 60 },
      items: [],
      flow: { left: 10, right: 10, top: 10, bottom: 10 },
    }),
    body: '{{recipient.name}}',
  },
  recipients: Array.from({ length: 6 }, () => ({
    customer,
    contact: null,
    address: 'main' as const,
  })),
  copies: 99,
  startAt: 1,
})

it('has all pages of many letters, and lets the print go when it is closed', async () => {
  const told: number[] = []
  const run = await beginPrint(letters(), 'zh-CN', { tell: (through) => told.push(through) })
  expect(run.pages).toBe(594)
  expect(told).toEqual([500])
  expect((await run.page(594)).width).toBeCloseTo(100, 1)

  // The office let go of it: whoever asks at once gets pages of one setting.
  const before = run.print
  await client.printing.drop({ print: before })
  await Promise.all([run.page(1), run.page(2)])
  expect(run.print).not.toBe(before)
  expect(told).toEqual([500, 500])

  const { print } = run
  run.close()
  const gone = await client.printing.page({ print, page: 1 }).catch(failureFrom)
  expect(gone).toMatchObject({ kind: 'gone' })
}, 30_000)

it('tells of all records what is cut on them, and whose they are', async () => {
  const place = { x: 10, y: 10, w: 8, h: 4, fit: 'clip' }
  const items = [{ type: 'text', id: 'name', text: '{{recipient.name}}', ...place }]
  const layout = layoutSchema.parse({ page: { width: 100, height: 60 }, items })
  const asked = letters()
  const run = await beginPrint({ ...asked, draft: { ...asked.draft, layout } }, 'zh-CN')
  const told: number[] = []
  const marks = await run.marks((through) => told.push(through))
  expect(marks).toHaveLength(594)
  expect(marks.at(-1)).toEqual({
    ...{ record: 593, item: 'name', became: 'cut' },
    whose: { recipient: 5, name: '宁波澄川包装' },
  })
  expect(told).toEqual([0, 500])
  run.close()
}, 30_000)

it('is given up where nobody waits for it', async () => {
  const signal = AbortSignal.abort()
  await expect(beginPrint(letters(), 'zh-CN', { signal })).rejects.toThrow()
})
