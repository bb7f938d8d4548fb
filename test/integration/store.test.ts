import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { entities } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { duplicatesOf } from '../../electron/host/records/duplicates.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { deletedRecords } from '../../electron/host/records/recycleBin.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const read = (name: keyof typeof entities, id: string, actor = desk.chief) =>
  readVisible(desk.office.reading, entities[name], desk.office.rules[name], actor, id)

const failureIn = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return failureOf(error)
  }
  return undefined
}

describe('writing a record', () => {
  test('a customer needs a name and gets the rest by itself', () => {
    const made = desk.create('customer', { name: ' 宁波澄川包装 ' })
    expect(made).toMatchObject({
      name: '宁波澄川包装',
      kind: 'company',
      stage: 'prospect',
      owner: desk.chief.user,
      createdBy: desk.chief.user,
      createdAt: desk.clock.now(),
      level: null,
    })
    expect(read('customer', made.id)).toEqual(made)
  })

  test('each wrong field is told by name, and nothing is written', () => {
    const wrong = {
      name: '  ',
      email: 'nobody',
      phone: '1',
      creditLimit: 1.5,
      foundedOn: '2026-02-30',
      colour: 'red',
    }
    const failure = failureIn(() => desk.create('customer', wrong))
    expect(failure?.kind).toBe('invalid')
    expect(
      Object.fromEntries(failure!.problems.map(({ path, key }) => [path.join('.'), key])),
    ).toEqual({
      name: 'required',
      email: 'notEmail',
      phone: 'notPhone',
      creditLimit: 'notMoney',
      foundedOn: 'notDate',
      colour: 'unknownField',
    })
    expect(desk.lists.page(desk.chief, entities.customer, { offset: 0, limit: 1 }).total).toBe(0)
  })

  test('the same create sent twice makes one record', () => {
    const id = v7()
    const first = desk.create('customer', { name: '甲' }, desk.chief, id)
    const again = desk.create('customer', { name: '甲' }, desk.chief, id)
    expect(again).toEqual(first)
    expect(desk.history(id)).toHaveLength(1)
  })

  test('what is left undefined is left alone', () => {
    const made = desk.create('customer', { name: '甲', kind: undefined, level: 'A' })
    expect(made.kind).toBe('company')
    desk.update('customer', made.id, { name: undefined, level: undefined, note: '老客户' })
    expect(read('customer', made.id)).toMatchObject({ name: '甲', level: 'A', note: '老客户' })
  })

  test('an id that is taken by something else is refused, and so is that of an erased record', () => {
    const definition = JSON.stringify({
      filter: null,
      sort: desk.office.registry.tag!.sort,
      columns: [],
    })
    const view = desk.create('savedView', { name: '我的', entity: 'customer', definition })
    const takeOver = () => desk.create('tag', { name: '纸箱' }, desk.clerk, view.id)
    expect(failureIn(takeOver)?.kind).toBe('conflict')
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.purge(tx, entities.savedView, view.id),
    )
    expect(failureIn(takeOver)?.kind).toBe('conflict')
    expect(desk.history(view.id).map(({ entity }) => entity)).toEqual(['savedView', 'savedView'])
  })

  test('a file that was never uploaded is refused', () => {
    const file = { id: 'a'.repeat(64), name: '合同.pdf', size: 10, type: 'application/pdf' }
    const refused = failureIn(() => desk.create('customer', { name: '甲', attachments: [file] }))
    expect(refused?.problems).toEqual([{ path: ['attachments'], key: 'notFound' }])
  })

  test('a tax number is like another one when all of it is', () => {
    desk.create('customer', { name: '甲', taxNumber: '91330212MA2AXXXX0X' })
    const like = (values: object) =>
      duplicatesOf(desk.office, desk.chief, entities.customer, v7(), { ...values })
    expect(like({ taxNumber: '91330212' })).toEqual([])
    expect(like({ taxNumber: '9133 0212 ma2a xxxx 0x' })).toHaveLength(1)
  })

  test('a reference to nothing is refused, and so is a circle of head offices', () => {
    expect(
      failureIn(() => desk.create('contact', { name: '顾', customer: v7() }))?.problems,
    ).toEqual([{ path: ['customer'], key: 'notFound' }])
    const head = desk.create('customer', { name: '总部' })
    const branch = desk.create('customer', { name: '分部', parent: head.id })
    expect(
      failureIn(() => desk.update('customer', head.id, { parent: branch.id }))?.problems,
    ).toEqual([{ path: ['parent'], key: 'ownAncestor' }])
  })

  test('nothing gets past the store, not even SQL', () => {
    const made = desk.create('customer', { name: '甲' })
    const { store } = desk.office
    expect(() =>
      store.transact(actOf(desk.chief), (tx) => {
        tx.log('customer', made.id, 'update', {})
        throw new Error('power cut')
      }),
    ).toThrow('power cut')
    expect(desk.history(made.id)).toHaveLength(1)
    desk.update('customer', made.id, { level: 'A' })
    expect(desk.history(made.id).map(({ sequence }) => sequence)).toEqual([4, 3])
  })
})

describe('two people at once', () => {
  test('a field changed meanwhile is not overwritten unseen', () => {
    const made = desk.create('customer', { name: '甲', level: 'B' })
    desk.update('customer', made.id, { level: 'A' }, desk.clerk)
    const failure = failureIn(() =>
      desk.office.store.transact(actOf(desk.chief), (tx) =>
        desk.office.store.update(
          tx,
          entities.customer,
          made.id,
          { level: 'C', note: '要回电' },
          { level: 'B', note: null },
        ),
      ),
    )
    expect(failure).toEqual({
      kind: 'conflict',
      problems: [{ path: ['level'], key: 'changedMeanwhile' }],
    })
    expect(read('customer', made.id)).toMatchObject({ level: 'A', note: null })
  })

  test('different fields of one record do not disturb each other', () => {
    const made = desk.create('customer', { name: '甲', level: 'B' })
    desk.update('customer', made.id, { level: 'A' }, desk.clerk)
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.update(tx, entities.customer, made.id, { note: '要回电' }, { note: null }),
    )
    expect(read('customer', made.id)).toMatchObject({ level: 'A', note: '要回电' })
  })
})

describe('deleting', () => {
  test('a customer goes with its contacts and interactions, and comes back with them', () => {
    const customer = desk.create('customer', { name: '澄川包装', phone: '0574-88204417' })
    const contact = desk.create('contact', { name: '顾经理', customer: customer.id })
    const kept = desk.create('contact', { name: '早删的人', customer: customer.id })
    desk.create('interaction', { summary: '要补货', customer: customer.id })
    desk.remove('contact', kept.id)
    desk.clock.forward(1000)
    desk.remove('customer', customer.id)
    const bin = deletedRecords(
      desk.office.reading,
      desk.office.registry,
      desk.office.rules,
      desk.chief,
      { offset: 0, limit: 10 },
    )
    expect(bin.total).toBe(2)
    expect(bin.kinds).toContainEqual({ entity: 'contact', count: 2 })
    expect(bin.items[0]?.deletedBy).toBe(desk.chief.user)
    expect(
      duplicatesOf(desk.office, desk.chief, entities.customer, v7(), { phone: '057488204417' }),
    ).toEqual([])
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.restore(tx, entities.customer, customer.id),
    )
    expect(read('contact', contact.id)?.deletedAt).toBeNull()
    expect(read('contact', kept.id)?.deletedAt).not.toBeNull()
    expect(
      duplicatesOf(desk.office, desk.chief, entities.customer, v7(), { phone: '057488204417' }),
    ).toHaveLength(1)
  })

  test('what lies in the recycle bin is not edited', () => {
    const made = desk.create('customer', { name: '甲' })
    desk.remove('customer', made.id)
    expect(
      failureIn(() => desk.update('customer', made.id, { level: 'A' }))?.problems[0]?.key,
    ).toBe('inRecycleBin')
  })
})

describe('what follows from a change', () => {
  test('a logged call moves the customer’s last contact; deleting it moves it back', () => {
    const customer = desk.create('customer', { name: '甲' })
    const first = desk.clock.now()
    desk.create('interaction', { summary: '第一次', customer: customer.id })
    desk.clock.forward(3_600_000)
    const second = desk.create('interaction', { summary: '第二次', customer: customer.id })
    expect(read('customer', customer.id)?.lastContactAt).toBe(desk.clock.now())
    desk.remove('interaction', second.id)
    expect(read('customer', customer.id)?.lastContactAt).toBe(first)
  })

  test('a call with a contact belongs to the contact’s customer; a task due at a time is due that day', () => {
    const customer = desk.create('customer', { name: '甲' })
    const contact = desk.create('contact', { name: '顾', customer: customer.id })
    const call = desk.create('interaction', { summary: '要补货', contact: contact.id })
    expect(call.customer).toBe(customer.id)
    const task = desk.create('task', {
      title: '回价',
      contact: contact.id,
      dueAt: new Date(2026, 10, 24, 15).getTime(),
    })
    expect(task).toMatchObject({ dueOn: '2026-11-24', customer: customer.id })
    expect(read('customer', customer.id)?.nextTaskOn).toBe('2026-11-24')
    desk.update('task', task.id, { dueOn: '2026-11-26' })
    expect(read('task', task.id)?.dueAt).toBe(new Date(2026, 10, 26, 15).getTime())
    desk.update('task', task.id, { doneAt: desk.clock.now() })
    expect(read('customer', customer.id)?.nextTaskOn).toBeNull()
  })

  test('the timeline reads on without losing entries of one moment', () => {
    const customer = desk.create('customer', { name: '甲' })
    for (let call = 0; call < 7; call += 1) {
      if (call % 3 === 0) desk.clock.forward(1000)
      desk.create('interaction', { summary: `第 ${call} 次`, customer: customer.id })
    }
    desk.update('customer', customer.id, { level: 'A' })
    const about = { entity: entities.customer, row: read('customer', customer.id)! }
    const seen: string[] = []
    for (let before: number | null = null, page = 0; page < 10; page += 1) {
      const timeline = timelineOf(desk.office, desk.chief, about, { before, limit: 2 })
      seen.push(
        ...timeline.entries.map((entry) =>
          entry.kind === 'record' ? String(entry.row.summary) : 'change',
        ),
      )
      if (timeline.next === null) break
      before = timeline.next
    }
    expect(seen.sort()).toEqual(['change', ...[0, 1, 2, 3, 4, 5, 6].map((call) => `第 ${call} 次`)])
  })
})

describe('rights', () => {
  test('staff keep customers but not accounts; one administrator always remains', () => {
    expect(
      failureIn(() => desk.create('user', { name: '新人', login: 'new' }, desk.clerk))?.kind,
    ).toBe('forbidden')
    expect(desk.create('customer', { name: '甲' }, desk.clerk).owner).toBe(desk.clerk.user)
    expect(
      failureIn(() => desk.update('user', desk.chief.user!, { active: false }))?.problems[0]?.key,
    ).toBe('lastAdministrator')
    expect(read('user', desk.chief.user!)?.active).toBe(true)
  })

  test('a private view is nobody else’s business', () => {
    const definition = JSON.stringify({
      filter: null,
      sort: { field: 'name', descending: false },
      columns: [],
    })
    const view = desk.create('savedView', { name: '我的', entity: 'customer', definition })
    expect(read('savedView', view.id, desk.clerk)).toBeUndefined()
    desk.update('savedView', view.id, { shared: true })
    expect(read('savedView', view.id, desk.clerk)).toBeDefined()
    expect(
      failureIn(() => desk.update('savedView', view.id, { name: '改名' }, desk.clerk))?.kind,
    ).toBe('forbidden')
    expect(failureIn(() => desk.remove('savedView', view.id, desk.clerk))?.kind).toBe('forbidden')
    const foisted = { name: '给你', entity: 'customer', definition, owner: desk.chief.user }
    expect(failureIn(() => desk.create('savedView', foisted, desk.clerk))?.kind).toBe('forbidden')
    expect(read('savedView', view.id)?.deletedAt).toBeNull()
  })
})
