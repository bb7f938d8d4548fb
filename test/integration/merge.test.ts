import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MergePick } from '../../shared/domain/mergedRecord.ts'
import type { AnyRow } from '../../shared/entity.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { compileRights } from '../../shared/rights/compileRights.ts'
import { presetRights } from '../../shared/rights/presets.ts'
import type { FieldLevel } from '../../shared/rights/rights.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { mergeRecords } from '../../electron/host/records/mergeRecords.ts'
import { restoreRecords } from '../../electron/host/records/restoreRecords.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const read = (name: EntityName, id: string) =>
  readVisible(desk.office.reading, entities[name], desk.office.rules[name], desk.chief, id)!

function merge(
  [keep, from]: readonly [string, string],
  {
    name = 'customer' as EntityName,
    picks = {} as Record<string, MergePick>,
    actor = desk.chief as Actor,
    act = actOf(actor, 'merge'),
  } = {},
) {
  const seen = { keep: read(name, keep).updatedAt, from: read(name, from).updatedAt }
  return desk.office.store.transact({ ...act, many: true }, (tx) =>
    mergeRecords(tx, desk.office, entities[name], { keep, from, picks, seen }),
  )
}

const problemIn = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return failureOf(error)?.problems[0]?.key
  }
  return undefined
}

/** Staff who may everything, but for whether they merge customers and what they see of a phone. */
function merging(merge: boolean, phone: FieldLevel = 'edit'): Actor {
  const role = {
    preset: 'everything' as const,
    entities: [{ ...presetRights('everything', 'customer'), entity: 'customer', merge }],
    fields: [{ entity: 'customer', field: 'phone', level: phone }],
  }
  const standing = { people: [desk.clerk.user!], departments: [], within: [], leads: [] }
  return { ...desk.clerk, rights: compileRights(entities, role, standing) }
}

/** Two files of one customer, each with what hangs on it. */
function twoFiles() {
  const [keep, from] = ['云岭瓷土', '云岭瓷土有限公司'].map((name, at) =>
    desk.create('customer', { name, phone: at ? '0871-1' : null, note: at ? '要发票' : '老客户' }),
  ) as [AnyRow, AnyRow]
  const contact = desk.create('contact', { name: '陆青', customer: from.id })
  const call = desk.create('interaction', {
    summary: '问价',
    customer: from.id,
    contact: contact.id,
  })
  const branch = desk.create('customer', { name: '云岭大理分公司', parent: from.id })
  const closed = desk.create('serviceCase', {
    title: '破损',
    kind: 'complaint',
    customer: from.id,
  })
  desk.update('serviceCase', closed.id, { state: 'closed', stepReason: '重复' })
  return { pair: [keep.id, from.id] as const, contact, call, branch, closed }
}

test('two files become one without losing a line', () => {
  const { pair, contact, call, branch, closed } = twoFiles()
  const [keep, from] = pair
  desk.clock.forward(1000)
  expect(merge(pair)).toMatchObject({ name: '云岭瓷土', phone: '0871-1', note: '老客户\n\n要发票' })
  for (const [name, { id }] of [
    ['contact', contact],
    ['interaction', call],
    ['serviceCase', closed],
  ] as const) {
    expect(read(name, id)).toMatchObject({ customer: keep, deletedAt: null })
  }
  expect(read('customer', branch.id).parent).toBe(keep)
  expect(read('customer', from).deletedAt).not.toBeNull()
  expect(desk.history(keep)[0]).toMatchObject({ source: 'merge', kind: 'update' })
})

test('weeks later they part again, and what came since stays where it came', async () => {
  const { pair, contact, call, branch, closed } = twoFiles()
  const [keep, from] = pair
  const act = actOf(desk.chief, 'merge')
  merge(pair, { act })
  desk.clock.forward(21 * 24 * 60 * 60 * 1000)
  const since = desk.create('interaction', { summary: '催货', customer: keep }, desk.clerk)
  desk.update('customer', keep, { note: '只要专票' }, desk.clerk)
  expect(await desk.undo(act.id)).toMatchObject({ skipped: 0 })
  for (const [name, { id }] of [
    ['contact', contact],
    ['interaction', call],
    ['serviceCase', closed],
  ] as const) {
    expect(read(name, id).customer).toBe(from)
  }
  expect(read('customer', branch.id).parent).toBe(from)
  expect(read('customer', from)).toMatchObject({ deletedAt: null, note: '要发票' })
  expect(read('customer', keep)).toMatchObject({ phone: null, note: '只要专票' })
  expect(read('interaction', since.id).customer).toBe(keep)
})

test('put back from the recycle bin, a file that went into another has what it had', async () => {
  const { pair, contact } = twoFiles()
  merge(pair)
  const record = { entity: entities.customer, id: pair[1] }
  await restoreRecords(desk.office, actOf(desk.chief), [record])
  expect(read('customer', pair[1]).deletedAt).toBeNull()
  expect(read('contact', contact.id).customer).toBe(pair[1])
})

test('hundreds of records come along in one transaction, and part again', async () => {
  const { pair } = twoFiles()
  const calls = Array.from({ length: 300 }, (_, at) =>
    desk.create('interaction', { summary: `第 ${at} 通`, customer: pair[1] }),
  )
  const act = actOf(desk.chief, 'merge')
  merge(pair, { act })
  expect(calls.map(({ id }) => read('interaction', id).customer)).toEqual(calls.map(() => pair[0]))
  await desk.undo(act.id)
  expect(calls.map(({ id }) => read('interaction', id).customer)).toEqual(calls.map(() => pair[1]))
})

test('two contacts become one, and what was said with either is told of the one', () => {
  const customer = desk.create('customer', { name: '甲' })
  const [keep, from] = ['陆青', '陆 青'].map(
    (name) => desk.create('contact', { name, customer: customer.id }).id,
  ) as [string, string]
  const call = desk.create('interaction', { summary: '问价', customer: customer.id, contact: from })
  merge([keep, from], { name: 'contact', picks: { name: 'from' } })
  expect(read('contact', keep).name).toBe('陆 青')
  expect(read('interaction', call.id).contact).toBe(keep)
})

test('a file that stands under the other does not come to stand under itself', () => {
  const head = desk.create('customer', { name: '总部' })
  const branch = desk.create('customer', { name: '分部', parent: head.id })
  merge([branch.id, head.id])
  expect(read('customer', branch.id).parent).toBeNull()
})

test('what is changed, deleted or one and the same is not merged, and nothing moves', () => {
  const { pair, contact } = twoFiles()
  const [keep, from] = pair
  const seen = { keep: read('customer', keep).updatedAt, from: 1 }
  const stale = () =>
    desk.office.store.transact(actOf(desk.chief, 'merge'), (tx) =>
      mergeRecords(tx, desk.office, entities.customer, { keep, from, picks: {}, seen }),
    )
  expect(problemIn(stale)).toBe('changedMeanwhile')
  expect(problemIn(() => merge([keep, keep]))).toBe('mergeOne')
  desk.remove('customer', from)
  expect(problemIn(() => merge(pair))).toBe('inRecycleBin')
  expect(read('contact', contact.id).customer).toBe(from)
})

test('who may not merge can’t, nor pick a value that is kept from them', () => {
  const { pair } = twoFiles()
  expect(problemIn(() => merge(pair, { actor: merging(false) }))).toBe('forbidden')
  const actor = merging(true, 'hidden')
  expect(problemIn(() => merge(pair, { actor, picks: { phone: 'from' } }))).toBe('fieldKept')
  merge(pair, { actor })
  expect(read('customer', pair[0]).phone).toBe('0871-1')
})

test('who may merge no more does not take it back either', async () => {
  const { pair } = twoFiles()
  const act = actOf(desk.clerk, 'merge')
  merge(pair, { actor: desk.clerk, act })
  const back = desk.undo(act.id, merging(false))
  await expect(back.catch((error: unknown) => failureOf(error)?.kind)).resolves.toBe('forbidden')
})

/** Customers of these names, each a second after the other. */
const customers = (...names: string[]) =>
  names.map((name) => {
    desk.clock.forward(1000)
    return desk.create('customer', { name }).id
  }) as [string, string, string]

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => failureOf(error)?.problems[0]?.key,
  )

test('one that went into another that went on parts when that is back, and comes out of the bin in that order', async () => {
  const [a, b, c] = customers('甲', '乙', '丙')
  const contact = desk.create('contact', { name: '陆青', customer: a })
  const first = actOf(desk.chief, 'merge')
  merge([b, a], { act: first })
  desk.clock.forward(1000)
  merge([c, b])
  expect(await refusal(desk.undo(first.id))).toBe('inRecycleBin')
  const records = [a, b].map((id) => ({ entity: entities.customer, id }))
  await restoreRecords(desk.office, actOf(desk.chief), records)
  expect(read('contact', contact.id).customer).toBe(a)
})

test('what parted is not parted again, though it was deleted since', async () => {
  const [a, b] = customers('甲', '乙')
  const act = actOf(desk.chief, 'merge')
  merge([b, a], { act })
  await desk.undo(act.id)
  desk.clock.forward(1000)
  desk.remove('customer', a)
  expect(await refusal(desk.undo(act.id))).toBe('nothingToUndo')
  expect(read('customer', a).deletedAt).not.toBeNull()
})

test('a merge is told in the history of the one that stays, though it holds nothing new', () => {
  const [a, b] = customers('甲', '乙')
  desk.create('interaction', { summary: '问价', customer: a })
  desk.clock.forward(1000)
  merge([b, a])
  expect(desk.history(b)[0]).toMatchObject({ source: 'merge', kind: 'update' })
})

test('what is emptied in the history is not said to be taken back', async () => {
  const [a] = customers('甲')
  const act = actOf(desk.chief)
  desk.update('customer', a, { name: '乙' }, desk.chief, act)
  desk.office.store.transact(actOf(desk.chief), (tx) =>
    desk.office.store.forget(tx, { before: Number.MAX_SAFE_INTEGER, after: 0, most: 100 }),
  )
  expect(await refusal(desk.undo(act.id))).toBe('nothingToUndo')
})

test('a head office and what stands far below it become one, whichever stays', async () => {
  const [head, region, branch] = customers('集团', '大区', '集团分公司')
  desk.update('customer', region, { parent: head })
  desk.update('customer', branch, { parent: region })
  const act = actOf(desk.chief, 'merge')
  merge([branch, head], { act })
  expect(read('customer', branch).parent).toBeNull()
  expect(read('customer', region).parent).toBe(branch)
  await desk.undo(act.id)
  expect(read('customer', branch).parent).toBe(region)
  expect(read('customer', region).parent).toBe(head)
  desk.clock.forward(1000)
  merge([head, branch])
  expect(read('customer', head).parent).toBeNull()
})
