import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { entities } from '../../shared/entities/registry.ts'
import { failureOf } from '../../shared/failure.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { undoAct } from '../../electron/host/records/undo.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeEach(() => {
  desk = tempOffice()
})
afterEach(() => desk.close())

const read = (name: keyof typeof entities, id: string, actor = desk.chief) =>
  readVisible(desk.office.reading, entities[name], desk.office.rules[name], actor, id)

const refused = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => failureOf(error),
  )

const failureIn = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return failureOf(error)
  }
  return undefined
}

describe('undoing an act', () => {
  test('undo puts back what the act wrote, except what somebody changed since', async () => {
    const made = desk.create('customer', { name: '甲', level: 'B' })
    const act = actOf(desk.chief)
    desk.update('customer', made.id, { level: 'A', note: '老客户' }, desk.chief, act)
    desk.update('customer', made.id, { level: 'C' }, desk.clerk)
    expect(await desk.undo(act.id)).toMatchObject({ undone: 1, skipped: 0 })
    expect(read('customer', made.id)).toMatchObject({ level: 'C', note: null })
  })

  test('an undone create lies in the recycle bin; undoing the undo brings it back', async () => {
    const act = actOf(desk.chief)
    const id = v7()
    desk.office.store.transact(act, (tx) =>
      desk.office.store.create(tx, entities.customer, id, { name: '甲' }),
    )
    const back = actOf(desk.chief, 'undo')
    await desk.undo(act.id, desk.chief, back)
    expect(read('customer', id)?.deletedAt).not.toBeNull()
    expect((await desk.undo(back.id)).undone).toBe(1)
    expect(read('customer', id)?.deletedAt).toBeNull()
  })

  test('an act in which nothing was done is not said to have been changed since', async () => {
    const none = await refused(desk.undo(v7()))
    expect(none?.problems).toEqual([{ path: [], key: 'nothingDone' }])
  })

  test('staff take back their own acts and nobody else’s; twice is once too often', async () => {
    const act = actOf(desk.chief)
    const made = desk.create('customer', { name: '甲' })
    desk.update('customer', made.id, { level: 'A' }, desk.chief, act)
    expect((await refused(desk.undo(act.id, desk.clerk)))?.kind).toBe('forbidden')
    const joined = { ...act, actor: desk.clerk }
    const joining = () => desk.update('customer', made.id, { note: '…' }, desk.clerk, joined)
    expect(failureIn(joining)?.kind).toBe('conflict')
    await desk.undo(act.id)
    expect((await refused(desk.undo(act.id)))?.problems).toEqual([
      { path: [], key: 'nothingToUndo' },
    ])
  })

  test('a customer that somebody else works with by now stays', async () => {
    const act = actOf(desk.chief)
    const [alone, changed, called] = ['甲', '乙', '丙'].map((name) => ({ id: v7(), name }))
    desk.office.store.transact(act, (tx) => {
      for (const { id, name } of [alone!, changed!, called!]) {
        desk.office.store.create(tx, entities.customer, id, { name })
      }
    })
    desk.update('customer', changed!.id, { level: 'A' }, desk.clerk)
    desk.create('interaction', { summary: '要补货', customer: called!.id }, desk.clerk)
    expect(await desk.undo(act.id)).toMatchObject({ undone: 1, skipped: 2 })
    expect(read('customer', alone!.id)?.deletedAt).not.toBeNull()
    expect(read('customer', changed!.id)?.deletedAt).toBeNull()
    expect(read('customer', called!.id)?.deletedAt).toBeNull()
  })

  test('a deleted customer comes back with all of its own, and goes again, and nothing is skipped', async () => {
    const customer = desk.create('customer', { name: '甲' }, desk.clerk)
    const contact = desk.create('contact', { name: '顾', customer: customer.id }, desk.clerk)
    const away = actOf(desk.chief)
    desk.remove('customer', customer.id, desk.chief, away)
    desk.clock.forward(1000)
    const back = actOf(desk.chief, 'undo')
    expect(await desk.undo(away.id, desk.chief, back)).toMatchObject({ undone: 2, skipped: 0 })
    expect(read('contact', contact.id)?.deletedAt).toBeNull()
    expect(await desk.undo(back.id)).toMatchObject({ undone: 2, skipped: 0 })
    expect(read('contact', contact.id)?.deletedAt).not.toBeNull()
  })
  test('a large act goes in steps, stops when it is told to, and goes on when it is asked again', async () => {
    const act = actOf(desk.chief)
    const ids = Array.from({ length: 1200 }, () => v7())
    desk.office.store.transact(act, (tx) => {
      for (const id of ids) desk.office.store.create(tx, entities.tag, id, { name: id })
    })
    const left = () => ids.filter((id) => read('tag', id)?.deletedAt === null).length
    const stop = new AbortController()
    const back = actOf(desk.chief, 'undo')
    const steps = undoAct(desk.office, back, act.id, stop.signal)
    expect((await steps.next()).value).toEqual({ kind: 'progress', done: 20, of: 1200 })
    stop.abort()
    expect((await steps.next()).value).toEqual({
      kind: 'done',
      undone: 20,
      waiting: 0,
      skipped: 0,
      stopped: true,
    })
    expect(left()).toBe(1180)
    expect(await desk.undo(act.id)).toMatchObject({ undone: 1180, skipped: 20, stopped: false })
    expect(left()).toBe(0)
    expect(await desk.undo(back.id)).toMatchObject({ undone: 20 })
    expect(left()).toBe(20)
  })

  test('a large change that was stopped in the midst goes on under the same id, and skips nothing', async () => {
    const ids = Array.from({ length: 700 }, () => v7())
    desk.office.store.transact(actOf(desk.chief), (tx) => {
      for (const id of ids) desk.office.store.create(tx, entities.tag, id, { name: id })
    })
    const act = actOf(desk.chief)
    desk.office.store.transact(act, (tx) => {
      for (const id of ids) desk.office.store.update(tx, entities.tag, id, { name: `改 ${id}` })
    })
    const stop = new AbortController()
    const back = actOf(desk.chief, 'undo')
    const steps = undoAct(desk.office, back, act.id, stop.signal)
    await steps.next()
    stop.abort()
    expect((await steps.next()).value).toMatchObject({ undone: 20, stopped: true })
    expect(await desk.undo(act.id, desk.chief, back)).toMatchObject({ undone: 700, skipped: 0 })
    expect(ids.filter((id) => read('tag', id)?.name !== id)).toEqual([])
  })
})
