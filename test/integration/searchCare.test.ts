import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { entities } from '../../shared/entities/registry.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

// Whatever is thought to be common: a record that holds the query is found, and be it the oldest of many that nearly do.

let desk: TempOffice
let wanted: string
let seller: Actor
let own: string[]
beforeAll(() => {
  desk = tempOffice()
  const rights = desk.create('role', { name: '外勤', preset: 'ownSales' }).id
  const { id } = desk.create('user', { name: '何田', login: 'he', rights })
  seller = actorOf(personWithId(desk.office, id)!)
  const ownCustomer = () => desk.create('customer', { name: '宁波海曙茶行 1 店' }, seller).id
  own = [ownCustomer()]
  wanted = desk.create('customer', { name: '宁波 Quartz 文具 3 店' }).id
  const { store, ids } = desk.office
  store.transact(actOf(desk.chief), (tx) => {
    for (let place = 0; place < 900; place += 1) {
      store.create(tx, entities.customer, ids(), { name: `宁波成辰包装 ${place % 3} 店` })
    }
  })
  own.push(ownCustomer())
}, 60_000)
afterAll(() => desk.close())

test.each(['宁波 文具', '文具 宁波', 'nb 文具', 'ningbo quartz', '宁波 quar'])('%s', (query) => {
  const { reading, registry, rules } = desk.office
  const shares = new Map([
    ['c文具', 0.9],
    ['aqua', 0.9],
    ['auar', 0.9],
  ])
  const sharesOf = () => ({ records: 5_000_000, shares })
  const { hits } = findRecords({ reading, registry, rules, sharesOf }, desk.chief, {
    query,
    limit: 8,
  })
  const plain = findRecords(desk.office, desk.chief, { query, limit: 8 })
  expect(plain.hits.map(({ row }) => row.id)).toContain(wanted)
  expect(hits.map(({ row }) => row.id)).toContain(wanted)
})

test.each([
  '宁波',
  'nb',
  'ningbo',
  '店',
  '宁波 店',
  '1',
  '海曙',
  'nb dian',
  '宁波海曙茶行 1 店',
  '成辰',
])('whoever sees their own alone finds by %s all of theirs, and nobody else’s', (query) => {
  const { reading, registry, rules } = desk.office
  const shares = new Map([
    ['c宁波', 0.9],
    ['c店', 0.9],
  ])
  const sharesOf = () => ({ records: 5_000_000, shares })
  for (const how of [desk.office, { reading, registry, rules, sharesOf }]) {
    const { hits, more } = findRecords(how, seller, { query, limit: 8 })
    const held = query === '成辰' ? [] : own
    expect(hits.map(({ row }) => row.id).toSorted()).toEqual(held.toSorted())
    expect(more).toEqual([])
  }
})
