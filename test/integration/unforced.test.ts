import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { query } from '../../electron/host/database/query.ts'
import { entities } from '../../shared/entities/registry.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const pragma = (what: string) => ({
  compile: () => sql<{ synchronous: number }>`pragma ${sql.raw(what)}`.compile(query),
})
// SQLite reads a pragma when it prepares it: two texts for two moments.
const isForced = () =>
  desk.office.store.transact(
    actOf(desk.chief),
    (tx) => tx.first(pragma('main.synchronous'))?.synchronous === 2,
  )
const unforced = () => ({ ...actOf(desk.chief), unforced: true })

test('what follows from other things is not waited for until it is on the disk; what is saved afterwards is', () => {
  const { store, reading } = desk.office
  const { id } = desk.create('serviceCase', { title: '第二批偏红' })
  const within = store.transact(unforced(), (tx) => {
    store.derive(tx, entities.serviceCase, id, { waitedMinutes: 5 })
    return tx.first(pragma('synchronous'))?.synchronous
  })
  expect(within).toBe(1)
  expect(isForced()).toBe(true)
  const waited = reading.all(query.selectFrom('serviceCase').select('waitedMinutes'))
  expect(waited).toEqual([{ waitedMinutes: 5 }])
})

test('it is never an entry of the log, which has to be on the disk', () => {
  const { store, reading } = desk.office
  const write = () =>
    store.transact(unforced(), (tx) =>
      store.create(tx, entities.customer, v7(), { name: '宁波澄川' }),
    )
  expect(write).toThrow('on the disk')
  expect(isForced()).toBe(true)
  expect(reading.all(query.selectFrom('customer').select('id'))).toEqual([])
})
