import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import { recordIn } from '../../electron/host/records/asked.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import { duplicatesOf } from '../../electron/host/records/duplicates.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { wantedRows } from '../../electron/host/records/listQueries.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import type { RolePreset } from '../../shared/rights/presets.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
let sales: { readonly id: string }
let east: { readonly id: string }
beforeAll(() => {
  desk = tempOffice()
  sales = desk.create('department', { name: '销售部' })
  east = desk.create('department', { name: '华东组', parent: sales.id })
})
afterAll(() => desk.close())

/** Somebody with a role of their own, made from a preset. */
function member(preset: RolePreset, department: string | null = null) {
  const role = desk.create('role', { name: `角色 ${preset}`, preset })
  const user = desk.create('user', { name: '同事', login: v7(), department, rights: role.id })
  return {
    id: user.id,
    role: role.id,
    get actor(): Actor {
      return actorOf(personWithId(desk.office, user.id)!)
    },
  }
}

const list = (actor: Actor, entity: EntityName, filter: object | null = null) =>
  desk.lists
    .page(actor, entities[entity], { offset: 0, limit: 100, filter: filter as never })
    .rows.map(({ id }) => id)

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    const failed = failureOf(error)
    return [
      failed?.kind,
      ...(failed?.problems.map(({ path, key }) => [...path, key].join(':')) ?? []),
    ].join(' ')
  }
  return 'done'
}

describe('whose records somebody sees', () => {
  let own: ReturnType<typeof member>
  let lead: ReturnType<typeof member>
  let mate: ReturnType<typeof member>
  let mine: string
  let theirs: string
  let nobodys: string
  beforeEach(() => {
    own = member('ownSales', east.id)
    mate = member('ownSales', east.id)
    lead = member('departmentSales', sales.id)
    mine = desk.create('customer', { name: '我的青瓦厂' }, own.actor).id
    theirs = desk.create('customer', { name: '同事的青瓦厂' }, mate.actor).id
    nobodys = desk.create('customer', { name: '没人的青瓦厂', owner: null }).id
  })

  test('their own, those of their department and below, or all', () => {
    const all = [mine, theirs, nobodys]
    const seen = (actor: Actor) =>
      list(actor, 'customer')
        .filter((id) => all.includes(id))
        .sort()
    expect(seen(own.actor)).toEqual([mine])
    expect(seen(lead.actor)).toEqual([mine, theirs].sort())
    expect(seen(member('assistant').actor)).toEqual(all.sort())
    expect(desk.lists.counts(own.actor, entities.customer, [null])).toEqual([1])
    expect(desk.lists.place(own.actor, entities.customer, {}, theirs)).toBe(-1)
    const found = findRecords(desk.office, own.actor, { query: '青瓦厂', limit: 50 })
    expect(found.hits.map(({ row }) => row.id)).toEqual([mine])
  })

  test('what belongs to a record goes with it, and a name that is not for them is not told', () => {
    const contact = desk.create('contact', { name: '俞甲', customer: mine })
    const other = desk.create('contact', { name: '俞乙', customer: theirs })
    const talk = desk.create('interaction', { summary: '问价', customer: mine, owner: mate.id })
    expect(list(own.actor, 'contact')).toEqual([contact.id])
    expect(list(own.actor, 'interaction')).toEqual([talk.id])
    const about = recordIn(desk.office, own.actor, { entity: 'customer', id: mine })
    const told = timelineOf(desk.office, own.actor, about, { before: null, limit: 50 })
    expect(told.counts['interaction']).toBe(1)
    const task = desk.create('task', { title: '转交', customer: theirs, owner: own.id })
    const page = desk.lists.page(own.actor, entities.task, { offset: 0, limit: 10 })
    expect(page.rows.map(({ id }) => id)).toEqual([task.id])
    expect(page.titles).not.toHaveProperty(theirs)
    expect(
      refusal(() => recordIn(desk.office, own.actor, { entity: 'contact', id: other.id })),
    ).toBe('notFound notFound')
  })

  test('a list follows as records change hands and are shared', () => {
    expect(list(own.actor, 'customer')).toEqual([mine])
    const contact = desk.create('contact', { name: '俞丙', customer: theirs }).id
    expect(list(own.actor, 'contact')).toEqual([])
    desk.update('customer', theirs, { owner: own.id })
    expect(list(own.actor, 'customer').sort()).toEqual([mine, theirs].sort())
    expect(list(own.actor, 'contact')).toEqual([contact])
    desk.update('customer', theirs, { owner: mate.id })
    expect(list(own.actor, 'contact')).toEqual([])
    const share = { entity: 'customer', record: theirs, department: east.id }
    const shared = desk.create('recordShare', share, mate.actor).id
    expect(list(own.actor, 'contact')).toEqual([contact])
    desk.remove('recordShare', shared, mate.actor)
    expect(list(own.actor, 'customer')).toEqual([mine])
  })

  test('recipients of a mailing follow their customers', () => {
    const source = JSON.stringify({ entity: 'customer', which: { ids: [mine, theirs] } })
    const mailing = desk.create('mailing', { name: '年末答谢', source }, own.actor).id
    const [ofMine, ofTheirs] = [mine, theirs].map(
      (customer) => desk.create('mailingRecipient', { name: '某', mailing, customer }).id,
    )
    const filter = { field: 'mailing', op: 'oneOf', value: [mailing] }
    const seen = () => list(own.actor, 'mailingRecipient', filter).sort()
    const counted = () => desk.lists.counts(own.actor, entities.mailingRecipient, [filter as never])
    expect(seen()).toEqual([ofMine])
    desk.update('customer', theirs, { owner: own.id })
    desk.update('customer', mine, { owner: mate.id })
    expect(seen()).toEqual([ofTheirs])
    expect(counted()).toEqual([1])
    desk.create('recordShare', { entity: 'customer', record: mine, user: own.id }, mate.actor)
    expect(seen()).toEqual([ofMine, ofTheirs].sort())
  })

  test('what is shared is seen, and edited where that was said; nobody deletes it', () => {
    const share = { entity: 'customer', record: theirs, user: own.id, mayEdit: false }
    expect(refusal(() => desk.create('recordShare', share, own.actor))).toBe(
      'invalid record:notFound',
    )
    const { id } = desk.create('recordShare', share, mate.actor)
    const edit = () => desk.update('customer', theirs, { shortName: '改过' }, own.actor)
    expect(recordIn(desk.office, own.actor, { entity: 'customer', id: theirs }).row.id).toBe(theirs)
    expect(refusal(edit)).toBe('forbidden forbidden')
    desk.update('recordShare', id, { mayEdit: true }, mate.actor)
    expect(refusal(edit)).toBe('done')
    expect(refusal(() => desk.remove('customer', theirs, own.actor))).toBe('forbidden forbidden')
    expect(refusal(() => desk.create('recordShare', share, mate.actor))).toBe(
      'invalid user:shareTaken',
    )
  })

  test('nobody keeps by a share what was taken from them', () => {
    const share = { entity: 'customer', record: theirs, department: east.id, mayEdit: false }
    const { id } = desk.create('recordShare', share, mate.actor)
    const toOneself = { ...share, department: null, user: mate.id, mayEdit: true }
    expect(refusal(() => desk.create('recordShare', toOneself, mate.actor))).toBe(
      'invalid user:shareWhom',
    )
    const byLead = desk.create(
      'recordShare',
      { ...share, department: null, user: own.id },
      lead.actor,
    )
    desk.update('customer', theirs, {
      owner: desk.create('user', { name: '钱七', login: v7() }).id,
    })
    const widen = () => desk.update('recordShare', id, { mayEdit: true }, mate.actor)
    expect(refusal(widen)).toBe('conflict inRecycleBin')
    const widenTheirs = () => desk.update('recordShare', byLead.id, { mayEdit: true }, lead.actor)
    expect(refusal(widenTheirs)).toMatch(/forbidden|notFound/)
    expect(refusal(() => desk.remove('recordShare', byLead.id, lead.actor))).toBe('done')
  })

  test('nobody deletes along with their own what they may not delete, or undoes in place of deleting', async () => {
    const none = { see: 'all', edit: 'own', delete: 'none', add: true }
    const narrow = { role: own.role, ...none }
    desk.create('roleRight', { ...narrow, entity: 'serviceCase' })
    const about = { title: '釉面开裂', owner: mate.id, customer: mine }
    const held = desk.create('serviceCase', about).id
    expect(refusal(() => desk.remove('customer', mine, own.actor))).toBe('conflict othersWork')
    desk.remove('serviceCase', held)
    expect(refusal(() => desk.remove('customer', mine, own.actor))).toBe('done')

    desk.create('roleRight', { ...narrow, entity: 'customer' })
    const [fresh, old] = [actOf(own.actor), actOf(own.actor)]
    const make = (act: typeof fresh) =>
      desk.office.store.transact(act, (tx) =>
        desk.office.store.create(tx, entities.customer, v7(), { name: '误建' }),
      )
    make(old)
    desk.clock.forward(13 * 3600_000)
    make(fresh)
    await expect(desk.undo(old.id, own.actor)).rejects.toThrow('forbidden')
    expect(await desk.undo(fresh.id, own.actor)).toMatchObject({ undone: 1 })
  })

  test('nobody refers to what they don’t see, or gives away what is theirs unless they may', () => {
    const task = { title: '跟进', customer: theirs }
    expect(refusal(() => desk.create('task', task, own.actor))).toBe('invalid customer:notFound')
    const give = (actor: Actor) => () => desk.update('customer', mine, { owner: mate.id }, actor)
    expect(refusal(give(own.actor))).toBe('forbidden owner:notToAssign')
    expect(refusal(give(lead.actor))).toBe('done')
    const forOther = { name: '直接给人', owner: mate.id }
    expect(refusal(() => desk.create('customer', forOther, own.actor))).toBe(
      'forbidden owner:notToAssign',
    )
  })

  test('lists of one’s own are read along indexes', () => {
    const kinds = ['customer', 'interaction', 'task', 'serviceCase', 'contact'] as const
    for (const [{ actor }, entity] of [own, lead].flatMap((who) =>
      kinds.map((kind) => [who, kind] as const),
    )) {
      const asked = { actor, entity: entities[entity], filter: null }
      const { sql, parameters } = wantedRows(desk.office as never, asked, { whole: true })
        .select('rowid')
        .compile()
      const plan = desk.office.reading
        .all<{ detail: string }>({
          compile: () => ({ sql: `explain query plan ${sql}`, parameters }) as never,
        })
        .map(({ detail }) => detail)
      const scans = plan.filter((step) => /^SCAN (?!json_each|maker|CONSTANT)/.test(step))
      expect(scans, entity).toEqual([])
      // Of what belongs to theirs no row is looked up where it lies.
      const belonging = plan.find((step) => step.includes('(customer=?)'))
      expect(belonging ?? 'COVERING', entity).toContain('COVERING')
      // What nobody owns is found by who made it.
      const nobodys = plan.filter((step) => step.includes('_nobodys (createdBy=?)'))
      expect(nobodys.length, entity).toBeGreaterThan(0)
    }
  })
})

test('names that begin alike are told of what somebody sees, however many others have them', () => {
  const own = member('ownSales')
  for (const at of [1, 2, 3, 4, 5, 6, 7])
    desk.create('customer', { name: `青瓷世家${at}号`, owner: null })
  const { id } = desk.create('customer', { name: '青瓷世家九号' }, own.actor)
  const typed = { name: '青瓷世家' }
  const hints = duplicatesOf(desk.office, own.actor, entities.customer, v7(), typed)
  expect(hints.map((hint) => hint.id)).toEqual([id])
})

describe('what a role says counts at once', () => {
  test('of a kind of record and of a field', () => {
    const reader = member('everything')
    const customer = desk.create('customer', {
      name: '云岭瓷土',
      phone: '13812345678',
      note: '欠款',
    })
    const row = () =>
      recordIn(desk.office, reader.actor, { entity: 'customer', id: customer.id }).row
    expect(row()).toMatchObject({ phone: '13812345678', note: '欠款' })
    const of = { role: reader.role, entity: 'customer' }
    const phone = desk.create('roleField', { ...of, field: 'phone', level: 'masked' })
    desk.create('roleField', { ...of, field: 'note', level: 'hidden' })
    expect(row()).toMatchObject({ phone: '138****5678' })
    expect(row()).not.toHaveProperty('note')
    const write = (values: object) =>
      refusal(() => desk.update('customer', customer.id, values, reader.actor))
    expect(write({ phone: '13812345678' })).toBe('forbidden phone:fieldKept')
    expect(write({ note: '清了' })).toBe('forbidden note:unknownField')
    desk.update('roleField', phone.id, { level: 'edit' })
    expect(write({ phone: '13900000000' })).toBe('done')
    const said = { see: 'all', edit: 'none', delete: 'none', add: false }
    desk.create('roleRight', { ...of, ...said })
    expect(write({ phone: '13812345678' })).toBe('forbidden forbidden')
    expect(refusal(() => desk.create('roleRight', { ...of, ...said }))).toBe(
      'invalid entity:rightTaken',
    )
  })

  test('what somebody claims to have seen in a hidden field is not held against it', () => {
    const reader = member('everything')
    const hidden = { role: reader.role, entity: 'customer', field: 'mailReturnedOn' }
    desk.create('roleField', { ...hidden, level: 'hidden' })
    const { id } = desk.create('customer', { name: '退信户', mailReturnedOn: '2026-01-02' })
    // Another address takes the mark away: the program writes the field along.
    const moved = { address: { region: '330212', line: '新巷1号' } }
    const guess = () =>
      desk.office.store.transact(actOf(reader.actor), (tx) =>
        desk.office.store.update(tx, entities.customer, id, moved, {
          mailReturnedOn: '2026-02-02',
        }),
      )
    expect(refusal(guess)).toBe('done')
  })

  test('a role that somebody has stays, and whoever has one that is gone may nothing', () => {
    const reader = member('readOnly')
    expect(refusal(() => desk.remove('role', reader.role))).toBe('conflict roleInUse')
    expect(refusal(() => desk.create('customer', { name: '不许' }, reader.actor))).toBe(
      'forbidden forbidden',
    )
    desk.update('user', reader.id, { rights: null })
    desk.remove('role', reader.role)
    expect(refusal(() => desk.create('customer', { name: '可以' }, reader.actor))).toBe('done')
    const other = desk.create('role', { name: '无用', preset: 'everything' }).id
    desk.remove('role', other)
    desk.update('user', reader.id, { rights: other })
    expect(refusal(() => list(reader.actor, 'customer'))).toBe('forbidden forbidden')
  })

  test('staff make no rights, and whoever looks through others’ eyes changes nothing', () => {
    const lead = member('everything')
    const made = { name: '自封', preset: 'everything' }
    expect(refusal(() => desk.create('role', made, lead.actor))).toBe('forbidden forbidden')
    expect(refusal(() => desk.update('user', lead.id, { role: 'administrator' }, lead.actor))).toBe(
      'forbidden forbidden',
    )
    const looking: Actor = { ...lead.actor, looking: true }
    expect(refusal(() => desk.office.store.transact(actOf(looking), () => 1))).toBe(
      'forbidden onlyLooking',
    )
  })
})
