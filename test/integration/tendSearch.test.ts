import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { handleOn } from '../../electron/host/database/handle.ts'
import { openWriter } from '../../electron/host/database/open.ts'
import { openLog } from '../../electron/host/log.ts'
import { createChanged } from '../../electron/host/records/changed.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { createTending, startTending } from '../../electron/host/records/tendSearch.ts'
import { tempOffice } from '../harness/office.ts'

let desk: ReturnType<typeof tempOffice>
beforeEach(() => (desk = tempOffice()))
afterEach(() => desk.close())

test('an index that many saves have left in parts is one part again, and finds the same', () => {
  for (let at = 0; at < 60; at += 1) desk.create('customer', { name: `宁波澄川包装 ${at} 号` })
  const found = () => findRecords(desk.office, desk.chief, { query: '澄川', limit: 100 }).hits
  const before = found().map(({ row }) => row.id)
  const connection = openWriter(desk.office.file, { writing: false, erasing: false })
  const parts = () =>
    connection.prepare('select count(distinct segid) from customerGram_idx').pluck().get()
  expect(parts()).toBeGreaterThan(2)

  expect(desk.office.tendSearch(), 'a small office is quick as it is').toBe(false)
  const tend = createTending(handleOn(connection), () => desk.office.registry, 2)
  let steps = 0
  while (tend() && steps < 1000) steps += 1

  expect(parts()).toBe(1)
  expect(steps).toBeLessThan(1000)
  expect(before).toHaveLength(60)
  expect(found().map(({ row }) => row.id)).toEqual(before)
  connection.close()
})

test('nobody is disturbed: it is tended when nothing was changed for a while, and rests when all is done', async () => {
  const changed = createChanged()
  let [left, steps] = [20, 0]
  let look = () => {}
  const stop = startTending(
    { changed, tendSearch: () => ((steps += 1), (left -= 1) > 0) },
    {
      every: (_, work) => ((look = work), () => {}),
      log: openLog(desk.folder, desk.clock),
      signal: new AbortController().signal,
    },
  )
  const looks = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      look()
      for (let turn = 0; turn < 12; turn += 1) await setImmediate()
    }
  }
  const save = () => changed.tell('act', new Map([['customer', new Set(['id'])]]), 1)

  await looks(5)
  save()
  await looks(5)
  expect(steps, 'somebody is at work').toBe(0)
  await looks(10)
  expect(steps).toBe(20)
  await looks(10)
  expect(steps, 'all is done').toBe(20)
  save()
  await looks(10)
  expect(steps, 'and is looked at again after the next change').toBe(21)
  stop()
})
