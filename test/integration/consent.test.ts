import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import { decide, withdraw } from '../../electron/host/consent/decide.ts'
import {
  proposalsOf,
  seeDecisions,
  standingProposals,
} from '../../electron/host/consent/standingProposals.ts'
import { recordIn } from '../../electron/host/records/asked.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { changeEach, changeMany } from '../../electron/host/records/changeMany.ts'
import { putBack } from '../../electron/host/records/putBack.ts'
import { readHere } from '../../electron/host/reading/readings.ts'
import { customName } from '../../shared/customFields.ts'
import { entities } from '../../shared/entities/registry.ts'
import { presetRights } from '../../shared/rights/presets.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { actOf, tempOffice, problemsIn, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let clerk: Actor
let head: Actor
let other: Actor
let role: string
let customer: string
let custom: string

const actorWith = (id: string) => actorOf(personWithId(desk.office, id)!)
beforeAll(() => {
  desk = tempOffice()
  const sales = desk.create('department', { name: '销售部' }).id
  const east = desk.create('department', { name: '华东组', parent: sales }).id
  role = desk.create('role', { name: '受批', preset: 'everything' }).id
  const said = presetRights('everything', 'customer')
  desk.create('roleRight', { role, entity: 'customer', ...said, consent: true })
  const level = { role, entity: 'customer', field: 'note', level: 'edit' }
  desk.create('roleField', level)
  for (const [entity, field] of [
    ['serviceCase', 'answer'],
    ['task', 'dueOn'],
  ]) {
    desk.create('roleField', { role, entity, field, level: 'consent' })
  }
  const person = (name: string, more: object) =>
    desk.create('user', { name, login: v7(), ...more }).id
  const ids = [
    person('陆青', { department: east, rights: role }),
    person('周经理', { department: sales, rights: null }),
    person('外人', { department: sales, rights: null }),
  ]
  desk.update('department', sales, { head: ids[1] })
  ;[clerk, head, other] = ids.map(actorWith) as [Actor, Actor, Actor]
  custom = customName(
    desk.create('customField', { entity: 'customer', label: '窑口', kind: 'text' }).id,
  )
  clerk = actorWith(ids[0]!)
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.clock.forward(60_000)
  customer = desk.create('customer', { name: '青瓦厂', phone: '0574-1', owner: clerk.user }).id
})

const now = () =>
  recordIn(desk.office, desk.chief, { entity: 'customer', id: customer }).row as Record<
    string,
    unknown
  >
const waiting = (actor: Actor = desk.chief) =>
  proposalsOf(desk.office, actor, { entity: 'customer', records: [customer] }).proposals
const standing = (actor: Actor) =>
  standingProposals(desk.office, actor).proposals.filter(({ record }) => record === customer)
const decided = (
  actor: Actor,
  approve: boolean,
  reason: string | null = null,
  of = waiting(actor),
) =>
  decide(desk.office, actOf(actor), {
    proposals: of.map(({ id, value, now: seen }) => ({ id, value, now: seen })),
    approve,
    reason,
  })
const change = (values: object, actor = clerk, act = actOf(actor)) =>
  desk.update('customer', customer, values, actor, act)

test('an edit waits, field by field, and what needs no consent is written at once', () => {
  const after = change({ phone: '0574-2', note: '急', [custom]: '龙泉' })
  expect(after).toMatchObject({ phone: '0574-1', note: '急', [custom]: null })
  expect(waiting(other).map(({ field, old, value, by }) => [field, old, value, by])).toEqual([
    ['phone', '0574-1', '0574-2', clerk.user],
    [custom, null, '龙泉', clerk.user],
  ])
  change({ phone: '0574-3' })
  expect(waiting().map(({ value }) => value)).toEqual(['0574-3', '龙泉'])
  const [first] = waiting()
  expect(desk.history(first!.id).map(({ kind }) => kind)).toEqual(['update', 'create'])
  expect(problemsIn(() => change({ phone: '4'.repeat(600) }))).toEqual([['phone', 'notPhone']])
})

test('every way of writing waits: many at once, each its own, what was put back, what is pasted', async () => {
  const mine = { entity: entities.customer, which: { ids: [customer] } }
  const many = { office: desk.office, readings: readHere(desk.office) }
  const set = { ...mine, work: { do: 'set', values: { level: 'a' } } } as const
  const bulk = await outcomeOf(Promise.resolve(changeMany(many, actOf(clerk), set)))
  expect(bulk).toMatchObject({ changed: 0, unchanged: 0, waiting: 1, failures: 0 })
  const changes = [{ id: customer, values: { phone: '0574-5' }, seen: { phone: '0574-1' } }]
  const each = { entity: entities.customer, changes, creates: [] }
  const pasted = await outcomeOf(Promise.resolve(changeEach(desk.office, actOf(clerk), each)))
  expect(pasted).toMatchObject({ changed: 0, waiting: 1 })

  desk.clock.forward(1000)
  const clock = desk.history(customer)[0]!.clock
  desk.update('customer', customer, { shortName: '青瓦' })
  const back = desk.office.store.transact(actOf(clerk, 'history'), (tx) => {
    const about = { entity: desk.office.registry['customer']!, row: now() as never }
    return putBack(tx, desk.office.store, about, { clock, fields: ['shortName'] })
  })
  expect(back).toMatchObject({ made: 0, waiting: 1 })
  expect(now()).toMatchObject({ level: null, phone: '0574-1', shortName: '青瓦' })
  expect(waiting().map(({ field }) => field)).toEqual(['level', 'phone', 'shortName'])
})

test('who heads the department decides, or an administrator; nobody else, and never oneself', () => {
  change({ phone: '0574-2', level: 'b' })
  expect([clerk, other].map((actor) => problemsIn(() => decided(actor, true)))).toEqual([
    [[undefined, 'forbidden']],
    [[undefined, 'forbidden']],
  ])
  expect(standing(other)).toEqual([])
  expect(standing(head).every(({ mayDecide }) => mayDecide)).toBe(true)
  expect(standing(clerk).every(({ mayDecide }) => !mayDecide)).toBe(true)
  const [level, phone] = waiting(head)
  decided(head, true, null, [phone!])
  expect(problemsIn(() => decided(head, false, ' ', [level!]))).toEqual([['reason', 'required']])
  decided(desk.chief, false, '等年审', [level!])
  expect(now()).toMatchObject({ phone: '0574-2', level: null, updatedBy: head.user })
  const [told] = desk.history(customer)
  expect(told).toMatchObject({ user: head.user, behalf: clerk.user, source: 'consent' })

  const heard = standing(clerk)
  expect(heard.map(({ field, state, reason }) => [field, state, reason])).toEqual([
    ['level', 'refused', '等年审'],
    ['phone', 'approved', null],
  ])
  seeDecisions(
    desk.office,
    clerk,
    heard.map(({ id }) => id),
  )
  expect(standing(clerk)).toEqual([])
})

test('what changed meanwhile is seen, and approved with open eyes only', async () => {
  change({ phone: '0574-2' })
  const before = waiting(head)
  desk.update('customer', customer, { phone: '0574-9' })
  expect(problemsIn(() => decided(head, true, null, before))).toEqual([
    ['phone', 'changedMeanwhile'],
  ])
  expect(waiting(head)).toMatchObject([{ old: '0574-1', value: '0574-2', now: '0574-9' }])
  const open = waiting(head)
  change({ phone: '0574-4' })
  expect(problemsIn(() => decided(head, true, null, open))).toEqual([
    [undefined, 'changedMeanwhile'],
  ])
  const act = actOf(head)
  const { id, value, now: seen } = waiting(head)[0]!
  decide(desk.office, act, { proposals: [{ id, value, now: seen }], approve: true, reason: null })
  expect(now()['phone']).toBe('0574-4')
  await desk.undo(act.id, head)
  expect(now()['phone']).toBe('0574-9')
  expect(waiting()).toHaveLength(1)
})

test('it is withdrawn by whoever proposed it, by its undo too, and waits in the bin with its record', async () => {
  const act = actOf(clerk)
  change({ phone: '0574-2', level: 'b' }, clerk, act)
  const [, phone] = waiting()
  expect(problemsIn(() => withdraw(desk.office, actOf(head), [phone!.id]))).toEqual([
    [undefined, 'forbidden'],
  ])
  withdraw(desk.office, actOf(clerk), [phone!.id])
  expect(waiting().map(({ field }) => field)).toEqual(['level'])
  expect(problemsIn(() => decided(head, true, null, [phone!]))).toEqual([
    [undefined, 'changedMeanwhile'],
  ])
  const [level] = waiting()
  desk.remove('customer', customer)
  expect(waiting()).toEqual([])
  expect(problemsIn(() => decided(head, true, null, [level!]))).toEqual([
    [undefined, 'inRecycleBin'],
  ])
  desk.office.store.transact(actOf(desk.chief), (tx) =>
    desk.office.store.restore(tx, entities.customer, customer),
  )
  expect(waiting()).toHaveLength(1)
  await desk.undo(act.id, clerk)
  expect(waiting()).toEqual([])

  change({ bankAccount: '6222' })
  desk.remove('customer', customer)
  desk.office.store.transact(actOf(desk.chief), (tx) =>
    desk.office.store.purge(tx, entities.customer, customer),
  )
  const log = desk.office.reading.all({
    compile: () => ({
      sql: `select fields from change where fields like '%6222%'`,
      parameters: [],
    }),
  } as never)
  expect(log).toEqual([])
})

test('who changes it again goes on from what they proposed; who gives back what stands there takes it back', async () => {
  const [first, second] = ['展会', '老客'].map(
    (name) => desk.create('tag', { name: name + v7() }).id,
  )
  const mine = { entity: entities.customer, which: { ids: [customer] } }
  const many = { office: desk.office, readings: readHere(desk.office) }
  const tag = (add: string[], remove: string[]) => {
    const work = { do: 'tag', add, remove } as const
    return outcomeOf(Promise.resolve(changeMany(many, actOf(clerk), { ...mine, work })))
  }
  await tag([first!], [])
  expect(await tag([second!], [])).toMatchObject({ waiting: 1 })
  expect(waiting().map(({ value }) => value)).toEqual([[first, second]])
  expect(await tag([], [first!, second!])).toMatchObject({ waiting: 0, unchanged: 1 })
  expect(waiting()).toEqual([])
  change({ phone: '0574-2', level: 'b' })
  change({ phone: '0574-1' })
  expect(waiting().map(({ field }) => field)).toEqual(['level'])
})

test('an act of which something waits is taken back whole, later and again, and by an administrator', async () => {
  const act = actOf(clerk)
  change({ phone: '0574-2', note: '急' }, clerk, act)
  desk.clock.forward(13 * 3_600_000)
  const back = actOf(clerk, 'undo')
  await desk.undo(act.id, clerk, back)
  expect([now()['note'], waiting()]).toEqual([null, []])
  const again = actOf(clerk, 'undo')
  await desk.undo(back.id, clerk, again)
  expect([now()['note'], waiting().length]).toEqual(['急', 1])
  await desk.undo(again.id, clerk)
  expect(waiting()).toEqual([])

  change({ phone: '0574-3' })
  const agreed = actOf(head)
  const [{ id, value, now: seen }] = waiting(head) as [ReturnType<typeof waiting>[number]]
  const decision = { proposals: [{ id, value, now: seen }], approve: true, reason: null }
  decide(desk.office, agreed, decision)
  await desk.undo(agreed.id, desk.chief)
  expect([now()['phone'], waiting().length]).toEqual(['0574-1', 1])
})

test('what was decided on stays what it was, and a second decision is told as the first', async () => {
  change({ phone: '0574-2' })
  const more = actOf(clerk)
  change({ phone: '0574-3' }, clerk, more)
  const refused = actOf(head)
  const [{ id, value, now: seen }] = waiting(head) as [ReturnType<typeof waiting>[number]]
  const decision = { proposals: [{ id, value, now: seen }], approve: false, reason: '不对' }
  decide(desk.office, refused, decision)
  await expect(desk.undo(more.id, clerk)).rejects.toThrow('nothingToUndo')
  expect(standing(clerk)).toMatchObject([{ state: 'refused', value: '0574-3' }])
  seeDecisions(desk.office, clerk, [id])
  await desk.undo(refused.id, head)
  decided(head, true)
  expect(standing(clerk)).toMatchObject([{ state: 'approved', value: '0574-3' }])
})

test('an answer waits however long it is, and is approved though its case is closed since', () => {
  const answer = '"'.repeat(60_000)
  const about = { title: '漏釉', kind: 'complaint', customer, owner: clerk.user }
  const { id } = desk.create('serviceCase', about)
  desk.update('serviceCase', id, { answer }, clerk)
  desk.office.store.transact(actOf(desk.chief, 'undo'), (tx) =>
    desk.office.store.update(tx, entities.serviceCase, id, { state: 'closed' }),
  )
  const of = proposalsOf(desk.office, head, { entity: 'serviceCase', records: [id] }).proposals
  decided(head, true, null, of)
  expect(desk.history(id)[0]?.fields).toMatchObject({ answer: { new: answer } })
})

test('a field that writes another along waits where that one does', () => {
  const { id } = desk.create('task', { title: '回电', owner: clerk.user, dueOn: '2026-12-01' })
  const moved = desk.update('task', id, { dueAt: Date.UTC(2026, 11, 5, 2) }, clerk)
  expect(moved).toMatchObject({ dueOn: '2026-12-01', dueAt: null })
  desk.update('customer', customer, { satisfaction: 'satisfied' })
  expect(change({ satisfactionSetAt: null })['satisfaction']).toBe('satisfied')
})

test('of a hidden field nothing is told, and nobody writes a proposal by hand', () => {
  change({ bankAccount: '6222' })
  const blind = desk.create('role', { name: '看不到', preset: 'everything' }).id
  const hidden = { role: blind, entity: 'customer', field: 'bankAccount', level: 'hidden' }
  desk.create('roleField', hidden)
  const id = desk.create('user', { name: '新人', login: v7(), rights: blind }).id
  expect(waiting(actorWith(id))).toEqual([])
  const [made] = waiting()
  const list = (actor: Actor) =>
    desk.lists
      .page(actor, entities.proposal, { offset: 0, limit: 100 })
      .rows.filter((row) => row.id === made!.id)
  expect(list(actorWith(id))).toEqual([])
  expect(list(other)).toHaveLength(1)
  for (const actor of [clerk, head, desk.chief]) {
    const forge = () => desk.update('proposal', made!.id, { state: 'approved' }, actor)
    expect(problemsIn(forge)).toEqual([[undefined, 'forbidden']])
  }
})
