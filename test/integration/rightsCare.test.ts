import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { mergeRecords } from '../../electron/host/records/mergeRecords.ts'
import { customName } from '../../shared/customFields.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { AnyRow } from '../../shared/entity.ts'
import { failureOf } from '../../shared/failure.ts'
import type { Filter } from '../../shared/filter.ts'
import { knownEntity } from '../../shared/rights/knownEntity.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let role: string
let customer: string
let clerk: Actor
beforeAll(() => {
  desk = tempOffice()
  role = desk.create('role', { name: '客服', preset: 'service' }).id
  const user = desk.create('user', { name: '周小满', login: 'zhou', rights: role })
  clerk = actorOf(personWithId(desk.office, user.id)!)
  customer = desk.create('customer', { name: '青瓦厂' }).id
})
afterAll(() => desk.close())

const sourceOfAll = JSON.stringify({ entity: 'customer', which: { filter: null, except: [] } })
const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return failureOf(error)?.kind
  }
  return 'done'
}

test('nobody adds a part to what they may not edit, or moves one there', () => {
  const theirs = desk.create('mailing', { name: '秋信', source: sourceOfAll }).id
  const own = desk.create('mailing', { name: '春信', source: sourceOfAll }, clerk).id
  const leaveOut = (mailing: string) =>
    desk.create('mailingRecipient', { name: '青瓦厂', customer, mailing, state: 'excluded' }, clerk)
  expect(refusal(() => leaveOut(theirs))).toBe('forbidden')
  const { id } = leaveOut(own)
  const move = () => desk.update('mailingRecipient', id, { mailing: theirs }, clerk)
  expect(refusal(move)).toBe('forbidden')
})

test('what somebody may make they make with its parts, though they may not edit it', () => {
  const said = { entity: 'surveyResponse', see: 'all', edit: 'none', delete: 'none', add: true }
  desk.create('roleRight', { role, ...said })
  const actor = actorOf(personWithId(desk.office, clerk.user!)!)
  const survey = desk.create('survey', { name: '年终' }).id
  const question = desk.create('surveyQuestion', { survey, words: '还有什么？', kind: 'text' }).id
  const answered = (response: string | undefined) => () => {
    const { store } = desk.office
    store.transact(actOf(actor), (tx) => {
      const made = { survey, customer }
      const to = response ?? store.create(tx, entities.surveyResponse, v7(), made).id
      store.create(tx, entities.surveyAnswer, v7(), { response: to, question, answer: '包装' })
    })
  }
  expect(refusal(answered(undefined))).toBe('done')
  expect(refusal(answered(desk.create('surveyResponse', { survey, customer }).id))).toBe(
    'forbidden',
  )
})

test('a list that asks of what is near follows what is shared of that', () => {
  const own = { see: 'own', edit: 'own', delete: 'none', add: true }
  desk.create('roleRight', { role, entity: 'task', ...own })
  const actor = actorOf(personWithId(desk.office, clerk.user!)!)
  const known = knownEntity(entities.customer, actor)
  const task = desk.create('task', { title: '回访', customer, owner: null })
  const where: Filter = { field: 'title', op: 'is', value: '回访' }
  const filter: Filter = { related: 'task', by: 'customer', has: true, where }
  const found = () => desk.lists.page(actor, known, { filter, offset: 0, limit: 10 }).rows.length
  expect(found()).toBe(0)
  const share = { entity: 'task', record: task.id, user: actor.user, mayEdit: false }
  const { id } = desk.create('recordShare', share)
  expect(found()).toBe(1)
  desk.remove('recordShare', id)
  expect(found()).toBe(0)
})

test('who does not know a field of the office’s own knows nothing of what it is called, or of its choices', () => {
  const id = v7()
  desk.office.store.transact(actOf(desk.chief), (tx) => {
    const { store } = desk.office
    const values = { label: '黑名单', entity: 'customer', kind: 'choice' }
    store.create(tx, entities.customField, id, values)
    const choice = { list: customName(id), code: '是', labelZh: '不再往来', position: 1 }
    store.create(tx, entities.dictionary, v7(), choice)
  })
  const labels = (name: 'customField' | 'dictionary') => {
    const actor = actorOf(personWithId(desk.office, clerk.user!)!)
    const { rows } = desk.lists.page(actor, entities[name], { offset: 0, limit: 10 })
    return rows.map((row) => row['label'] ?? row['labelZh'])
  }
  expect([labels('customField'), labels('dictionary')]).toEqual([['黑名单'], ['不再往来']])
  const hidden = { role, entity: 'customer', field: customName(id), level: 'hidden' }
  desk.create('roleField', hidden)
  expect([labels('customField'), labels('dictionary')]).toEqual([[], []])
  const actor = actorOf(personWithId(desk.office, clerk.user!)!)
  const rename = () => desk.update('customField', id, { label: '改' }, actor)
  expect(refusal(rename)).toBe('notFound')
})

test('who sees no contacts sees no recipient that bears the name of one', () => {
  const none = { see: 'none', edit: 'none', delete: 'none', add: false }
  const mailing = desk.create('mailing', { name: '冬信', source: sourceOfAll }, clerk).id
  const contact = desk.create('contact', { name: '俞甲', customer }).id
  desk.create('mailingRecipient', { name: '青瓦厂', customer, mailing })
  desk.create('mailingRecipient', { name: '青瓦厂 俞甲', customer, contact, mailing })
  const filter: Filter = { field: 'mailing', op: 'oneOf', value: [mailing] }
  const names = () => {
    const actor = actorOf(personWithId(desk.office, clerk.user!)!)
    const asked = { filter, offset: 0, limit: 10 }
    return desk.lists.page(actor, entities.mailingRecipient, asked).rows.map((row) => row['name'])
  }
  expect(names()).toHaveLength(2)
  desk.create('roleRight', { role, entity: 'contact', ...none })
  expect(names()).toEqual(['青瓦厂'])
})

describe('what was only shared with somebody', () => {
  let one: Actor
  let other: Actor
  let keep: AnyRow
  let shared: AnyRow
  let own: AnyRow
  beforeAll(() => {
    const { id: rights } = desk.create('role', { name: '销售', preset: 'ownSales' })
    const all = { see: 'own', edit: 'own', delete: 'own', add: true, merge: true, assign: true }
    desk.create('roleRight', { role: rights, entity: 'customer', ...all })
    const seller = (login: string) => {
      const { id } = desk.create('user', { name: login, login, rights })
      return actorOf(personWithId(desk.office, id)!)
    }
    one = seller('qian')
    other = seller('sun')
    const make = (actor: Actor) => desk.create('customer', { name: '云岭瓷土' }, actor)
    ;[keep, own, shared] = [make(one), make(one), make(other)]
    const share = { entity: 'customer', record: shared.id, user: one.user, mayEdit: true }
    desk.create('recordShare', share, other)
  })

  test('is not taken from a colleague by a merge', () => {
    const merge = (gone: AnyRow) => () =>
      desk.office.store.transact(actOf(one, 'merge'), (tx) => {
        const seen = { keep: keep.updatedAt, from: gone.updatedAt }
        const merging = { keep: keep.id, from: gone.id, picks: {}, seen }
        return mergeRecords(tx, desk.office, entities.customer, merging)
      })
    expect(refusal(merge(shared))).toBe('forbidden')
    expect(refusal(merge(own))).toBe('done')
  })

  test('is not shared on, and whoever it is of ends what others shared', () => {
    const department = desk.create('department', { name: '二部' }).id
    const share = { entity: 'customer', record: shared.id, department, mayEdit: true }
    const shareOn = (actor: Actor) => desk.create('recordShare', share, actor).id
    expect(refusal(() => shareOn(one))).toBe('forbidden')
    const before = shareOn({ user: one.user, role: 'program' })
    expect(refusal(() => desk.remove('recordShare', before, other))).toBe('done')
  })

  test('is not theirs to give away', () => {
    const give = ({ id }: AnyRow, owner: string | null) =>
      refusal(() => desk.update('customer', id, { shortName: '瓷土', owner }, one))
    expect(give(shared, one.user)).toBe('forbidden')
    expect(give(shared, String(shared['owner']))).toBe('done')
    expect(give(keep, null)).toBe('done')
  })
})

test('a merge is not taken back by whoever sees no more what went', async () => {
  const rights = desk.create('role', { name: '内勤', preset: 'everything' }).id
  const { id: user } = desk.create('user', { name: '李四', login: 'li', rights })
  const actor = () => actorOf(personWithId(desk.office, user)!)
  const [keep, from] = ['云岭瓷土', '云岭陶土'].map((name) => desk.create('customer', { name }))
  const act = actOf(actor(), 'merge')
  desk.office.store.transact(act, (tx) => {
    const seen = { keep: keep!.updatedAt, from: from!.updatedAt }
    const merging = { keep: keep!.id, from: from!.id, picks: {}, seen }
    return mergeRecords(tx, desk.office, entities.customer, merging)
  })
  const own = { see: 'own', edit: 'own', delete: 'own', add: true, merge: true }
  desk.create('roleRight', { role: rights, entity: 'customer', ...own })
  await expect(desk.undo(act.id, actor())).rejects.toThrow('notFound')
})
