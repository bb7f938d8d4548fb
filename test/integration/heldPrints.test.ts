import { afterAll, expect, it } from 'vitest'
import { openLog } from '../../electron/host/log.ts'
import { readyLayout } from '../../electron/host/printing/fillLayout.ts'
import { printPartsBeside } from '../../electron/host/printing/printParts.ts'
import { createPrinting, type ComposedRun } from '../../electron/host/printing/printing.ts'
import { systemClock } from '../../shared/clock.ts'
import { failureOf } from '../../shared/failure.ts'
import { layoutSchema } from '../../shared/printing/layout.ts'
import { tempFolder } from '../harness/office.ts'

const folder = tempFolder()
const parts = printPartsBeside(new URL('../../electron/host/host.ts', import.meta.url).href)
const printing = createPrinting(parts, openLog(folder.path, systemClock))
afterAll(() => {
  printing.close()
  folder.remove()
})

const composed: ComposedRun = {
  name: '标签',
  run: {
    layout: { page: { width: 100, height: 60 } },
    items: [],
    records: [{ values: [], sure: [] }],
    start: 0,
    pictures: {},
  },
}
const prepare = (id: string, person: string, signal?: AbortSignal) =>
  printing.prepare({ id, person, locale: 'zh-CN' }, composed, signal)
const stays = (id: string, person: string) =>
  printing.proof({ id, person }, 1).then(
    () => true,
    (error: unknown) => failureOf(error)?.problems[0]?.key,
  )

it('keeps a print that colleagues print beside, and of one’s own those that were used last', async () => {
  await prepare('mine', 'me')
  for (let other = 0; other < 20; other += 1) await prepare(`theirs ${other}`, 'them')
  expect(await stays('mine', 'me')).toBe(true)
  for (let more = 0; more < 20; more += 1) {
    await prepare(`mine ${more}`, 'me')
    expect(await stays('mine', 'me')).toBe(true)
  }
  expect(await stays('mine 2', 'me')).toBe('printGone')
  expect(await stays('mine 19', 'me')).toBe(true)
})

it('keeps nothing for whoever stopped waiting', async () => {
  await expect(prepare('left', 'me', AbortSignal.abort())).rejects.toThrow()
  expect(await stays('left', 'me')).toBe('printGone')
})

it('whatever a name is, and though a picture is broken, a run comes out', async () => {
  const attachment = 'a'.repeat(64)
  const layout = layoutSchema.parse({
    page: { width: 100, height: 60 },
    items: [
      { type: 'text', id: 'name', x: 5, y: 5, w: 50, h: 20, text: '{{customer.name}}' },
      { type: 'picture', id: 'torn', x: 60, y: 5, w: 20, h: 10, attachment },
    ],
  })
  const { items, fill } = readyLayout(layout, '', () => null)
  const names = [
    '<script>alert(1)</script>',
    'שלום עולם مرحبا',
    'a\u0000\u202eb\uFFFE',
    '长'.repeat(10_000),
  ]
  const records = names.map((name) => {
    const scope = { valueOf: () => name, codeOf: () => null, each: () => [] }
    return fill(scope)
  })
  const torn = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('torn')])
  const pictures = { [attachment]: torn }
  const print = { id: 'odd', person: 'me' }
  const run = { layout, items, records, start: 0, pictures }
  await printing.prepare({ ...print, locale: 'zh-CN' }, { name: '怪', run })
  const { marks, pages } = await printing.proof(print, 0)
  expect(pages).toBe(names.length)
  expect(marks).toEqual([{ record: 3, item: 'name', became: 'cut' }])
  for (const page of names.keys()) expect(await printing.page(print, page + 1)).toContain('<svg')
})
