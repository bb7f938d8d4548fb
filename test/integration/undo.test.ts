import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { entities } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { readVisible } from '../../electron/host/records/reading.ts'
import { undoAct } from '../../electron/host/records/undo.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const read = (name: keyof typeof entities, id: string, actor = desk.chief) =>
  readVisible(desk.office.reading, entities[name], desk.office.rules[name], actor, id)

const undo = (act: string, actor = desk.chief) =>
  desk.office.store.transact(actOf(actor, 'undo'), (tx) => undoAct(tx, desk.office, act))

const failureIn = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return failureOf(error)
  }
  return undefined
}

describe('undoing an act', () => {
  test('undo puts back what the act wrote, except what somebody changed since', () => {
    const made = desk.create('customer', { name: '甲', level: 'B' })
    const act = actOf(desk.chief)
    desk.update('customer', made.id, { level: 'A', note: '老客户' }, desk.chief, act)
    desk.update('customer', made.id, { level: 'C' }, desk.clerk)
    expect(undo(act.id)).toEqual({ undone: 1, skipped: 0 })
    expect(read('customer', made.id)).toMatchObject({ level: 'C', note: null })
  })

  test('an undone create lies in the recycle bin; undoing the undo brings it back', () => {
    const act = actOf(desk.chief)
    const id = v7()
    desk.office.store.transact(act, (tx) =>
      desk.office.store.create(tx, entities.customer, id, { name: '甲' }),
    )
    const back = actOf(desk.chief, 'undo')
    desk.office.store.transact(back, (tx) => undoAct(tx, desk.office, act.id))
    expect(read('customer', id)?.deletedAt).not.toBeNull()
    expect(undo(back.id).undone).toBe(1)
    expect(read('customer', id)?.deletedAt).toBeNull()
  })

  test('staff take back their own acts and nobody else’s; twice is once too often', () => {
    const act = actOf(desk.chief)
    const made = desk.create('customer', { name: '甲' })
    desk.update('customer', made.id, { level: 'A' }, desk.chief, act)
    expect(failureIn(() => undo(act.id, desk.clerk))?.kind).toBe('forbidden')
    const joined = { ...act, actor: desk.clerk }
    const joining = () => desk.update('customer', made.id, { note: '…' }, desk.clerk, joined)
    expect(failureIn(joining)?.kind).toBe('conflict')
    undo(act.id)
    expect(failureIn(() => undo(act.id))?.problems).toEqual([{ path: [], key: 'nothingToUndo' }])
  })

  test('a customer that somebody else works with by now stays', () => {
    const act = actOf(desk.chief)
    const [alone, changed, called] = ['甲', '乙', '丙'].map((name) => ({ id: v7(), name }))
    desk.office.store.transact(act, (tx) => {
      for (const { id, name } of [alone!, changed!, called!]) {
        desk.office.store.create(tx, entities.customer, id, { name })
      }
    })
    desk.update('customer', changed!.id, { level: 'A' }, desk.clerk)
    desk.create('interaction', { summary: '要补货', customer: called!.id }, desk.clerk)
    expect(undo(act.id)).toEqual({ undone: 1, skipped: 2 })
    expect(read('customer', alone!.id)?.deletedAt).not.toBeNull()
    expect(read('customer', changed!.id)?.deletedAt).toBeNull()
    expect(read('customer', called!.id)?.deletedAt).toBeNull()
  })

  test('a deleted customer comes back with all of its own, and goes again, and nothing is skipped', () => {
    const customer = desk.create('customer', { name: '甲' }, desk.clerk)
    const contact = desk.create('contact', { name: '顾', customer: customer.id }, desk.clerk)
    const away = actOf(desk.chief)
    desk.remove('customer', customer.id, desk.chief, away)
    desk.clock.forward(1000)
    const back = actOf(desk.chief, 'undo')
    const undone = desk.office.store.transact(back, (tx) => undoAct(tx, desk.office, away.id))
    expect(undone).toEqual({ undone: 2, skipped: 0 })
    expect(read('contact', contact.id)?.deletedAt).toBeNull()
    expect(undo(back.id)).toEqual({ undone: 2, skipped: 0 })
    expect(read('contact', contact.id)?.deletedAt).not.toBeNull()
  })
})
