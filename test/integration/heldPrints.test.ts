import { afterAll, expect, it } from 'vitest'
import { openLog } from '../../electron/host/log.ts'
import { printPartsBeside } from '../../electron/host/printing/printParts.ts'
import { createPrinting, type ComposedRun } from '../../electron/host/printing/printing.ts'
import { systemClock } from '../../shared/clock.ts'
import { failureOf } from '../../shared/failure.ts'
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
