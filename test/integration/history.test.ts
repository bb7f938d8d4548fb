import { afterEach, beforeEach, expect, test } from 'vitest'
import { historyOf } from '../../electron/host/records/history.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { entities } from '../../shared/entities/registry.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

test('history tells each field from what to what, by whom and when', () => {
  const made = desk.create('customer', { name: '甲' })
  desk.clock.forward(60_000)
  desk.update('customer', made.id, { level: 'A', phone: '0574-8820 4417' }, desk.clerk)
  const [newest, oldest] = desk.history(made.id)
  expect(newest).toMatchObject({
    kind: 'update',
    user: desk.clerk.user,
    at: desk.clock.now(),
    fields: { level: { old: null, new: 'A' }, phone: { old: null, new: '0574-8820 4417' } },
  })
  expect(oldest).toMatchObject({ kind: 'create', fields: { name: { old: null, new: '甲' } } })
})

test('a long history is read in pages, each moment whole', () => {
  const { id } = desk.create('customer', { name: '甲' })
  for (const level of ['A', 'B', 'C', 'D']) {
    desk.clock.forward(1000)
    desk.update('customer', id, { level })
  }
  const pages = []
  for (let before: number | null = null; ;) {
    const page = historyOf(desk.office.reading, id, { before, limit: 2 })
    pages.push(page.entries.map(({ fields }) => fields.level?.new ?? 'new'))
    before = page.next
    if (before === null) break
  }
  expect(pages).toEqual([['D', 'C'], ['B', 'A'], ['new']])
})

test('what is erased leaves no value behind, and what followed from it is worked out anew', () => {
  const mill = desk.create('customer', { name: '海曙茶行' })
  const call = (summary: string, at: number) =>
    desk.create('interaction', { kind: 'call', customer: mill.id, summary, at }).id
  const [old, secret] = [call('问价', 1_000_000), call('不便告人的话', 2_000_000)] as const
  desk.update('interaction', secret, { summary: '不便告人的话，改过' })
  desk.office.store.transact(actOf(desk.chief), (tx) =>
    desk.office.store.purge(tx, entities.interaction, secret),
  )
  expect(
    readVisible(desk.office.reading, entities.customer, undefined, desk.chief, mill.id)
      ?.lastContactAt,
  ).toBe(1_000_000)
  const kept = desk.history(secret)
  expect(kept.map(({ kind }) => kind)).toEqual(['purge', 'update', 'create'])
  expect(kept.flatMap(({ fields }) => Object.keys(fields))).toEqual([])
  expect(desk.history(old)[0]?.fields.summary?.new).toBe('问价')
})
