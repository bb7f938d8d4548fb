import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { query } from '../../electron/host/database/query.ts'
import { program } from '../../electron/host/records/access.ts'
import { seeCase, standingAlerts } from '../../electron/host/service/standingAlerts.ts'
import { entities } from '../../shared/entities/registry.ts'
import { at, clockedOffice, type ClockedOffice } from '../harness/clockedOffice.ts'
import { actOf, problemsIn } from '../harness/office.ts'

let { desk, complain, go, read, recount, lookAt, alertsOf } = {} as ClockedOffice
beforeEach(() => ({ desk, complain, go, read, recount, lookAt, alertsOf } = clockedOffice()))
afterEach(() => desk.close())

describe('who is told', () => {
  const [warned, late, told] = ['2026-09-29T04:00', '2026-09-29T10:00', '2026-09-29T12:00'] as const

  test('the handler before and at the limit, then the head of the department, then the administrators', async () => {
    const head = desk.create('user', { name: '何主管', login: 'he' }).id
    const department = desk.create('department', { name: '客服部', head }).id
    desk.update('user', desk.clerk.user!, { department })
    const id = complain()
    const boss = { user: head, role: 'staff' as const }
    await lookAt('2026-09-29T03:59')
    expect(alertsOf()).toEqual([])
    await lookAt('2026-09-29T09:00')
    expect(alertsOf()).toEqual([['warning', at(warned)]])
    expect(read(id).late).toBeNull()
    await lookAt('2026-09-29T10:00')
    expect(alertsOf().at(-1)).toEqual(['late', at(late)])
    expect(alertsOf(boss)).toEqual([])
    await lookAt('2026-09-29T12:00')
    expect(alertsOf(boss)).toEqual([['head', at(told)]])
    expect(read(id).escalation).toBe(1)
    expect(alertsOf(desk.chief)).toEqual([])
    await lookAt('2026-09-29T18:00')
    expect(alertsOf(desk.chief)).toEqual([['owners', at('2026-09-29T18:00')]])
    expect(read(id)).toMatchObject({ escalation: 2, alertAt: null, late: true })
    go(id, 'answered')
    expect(read(id)).toMatchObject({ dueFor: 'solve', late: null })
  })

  test('nothing is missed while the program was closed, and each is told with its own time', async () => {
    complain()
    desk.reopen()
    await lookAt('2026-10-12T09:00')
    expect(alertsOf()).toEqual([
      ['warning', at(warned)],
      ['late', at(late)],
    ])
    expect(alertsOf(desk.chief)).toEqual([['owners', at('2026-09-29T18:00')]])
  })

  test('nobody is told twice: not at the next look, not after a restart, not when the case is edited', async () => {
    const id = complain()
    await lookAt('2026-09-29T10:30')
    await lookAt('2026-09-29T10:31')
    desk.reopen()
    const department = desk.create('department', { name: '客服部' }).id
    desk.update('serviceCase', id, { department, receivedAt: at('2026-09-28T09:59') })
    desk.update('serviceCase', id, { severity: 'low' })
    await lookAt('2026-09-29T10:32')
    expect(alertsOf()).toEqual([
      ['warning', at(warned)],
      ['late', at(late)],
    ])
  })

  test('a limit that moved is told of anew when it passes', async () => {
    const id = complain()
    await lookAt('2026-09-29T10:00')
    desk.update('serviceCase', id, { kind: 'feedback' })
    await lookAt('2026-09-30T09:59')
    expect(alertsOf().map(([level]) => level)).toEqual(['warning', 'late', 'warning'])
    await lookAt('2026-09-30T10:00')
    expect(alertsOf().at(-1)).toEqual(['late', at('2026-09-30T10:00')])
  })

  test('counting the clocks anew moves nothing of what was told', async () => {
    const id = complain()
    await lookAt('2026-09-29T10:30')
    const { alertAt } = read(id)
    expect(alertAt).toBe(at(told))
    desk.create('specialDay', { date: '2026-11-02', name: '停电', kind: 'off' })
    const changed: string[] = []
    const stop = desk.office.changed.watch((events) =>
      changed.push(...events.map(({ entity }) => entity)),
    )
    await recount()
    stop()
    expect(read(id).alertAt).toBe(alertAt)
    expect(changed).not.toContain('serviceCase')
  })

  test('how far up it was brought stays, though the next clock went less far', async () => {
    const id = complain()
    await lookAt('2026-09-29T18:00')
    go(id, 'answered')
    await lookAt('2026-10-08T12:30')
    expect(read(id)).toMatchObject({ dueFor: 'solve', late: true, escalation: 2 })
  })

  test('a case whose log is damaged holds up none of the others', async () => {
    const damaged = complain()
    const whole = complain()
    desk.office.store.transact(actOf(program), (tx) => {
      const made = tx.first(query.selectFrom('change').selectAll().where('record', '=', damaged))!
      const entry = { ...made, seq: made.seq + 1_000_000, fields: '{"waitingSince":5}' }
      tx.run(query.insertInto('change').values(entry))
    })
    await lookAt('2026-09-29T10:00')
    expect(read(whole).late).toBe(true)
    expect(alertsOf()).toHaveLength(2)
    expect(readFileSync(join(desk.folder, 'host.log'), 'utf8')).toContain(`defect ${damaged}`)
    await recount()
    expect(read(whole).late).toBe(true)
  })

  test('a deleted case that is taken back comes with all that others were told of it', async () => {
    const id = complain()
    await lookAt('2026-09-29T18:00')
    const told = alertsOf()
    expect(told.length).toBeGreaterThan(0)
    const act = actOf(desk.chief)
    desk.remove('serviceCase', id, desk.chief, act)
    expect(alertsOf()).toEqual([])
    expect(await desk.undo(act.id)).toMatchObject({ skipped: 0 })
    expect(alertsOf()).toEqual(told)
  })

  test('a case that was answered, solved or put off is told of no more', async () => {
    const [answered, waiting, deleted] = [complain(), complain(), complain()]
    go(answered, 'answered')
    desk.update('serviceCase', waiting, { waitingSince: desk.clock.now() })
    desk.remove('serviceCase', deleted)
    await lookAt('2026-09-30T10:00')
    expect(alertsOf()).toEqual([])
  })

  test('whoever takes a late case over is told of it', async () => {
    const id = complain()
    await lookAt('2026-09-29T10:30')
    const next = desk.create('user', { name: '周宁', login: 'zhou' }).id
    desk.update('serviceCase', id, { owner: next })
    await lookAt('2026-09-29T10:31')
    expect(alertsOf({ user: next, role: 'staff' }).map(([level]) => level)).toEqual([
      'warning',
      'late',
    ])
  })

  test('an alert is seen by whom it is for, and written by nobody', async () => {
    const id = complain()
    await lookAt('2026-09-29T10:30')
    expect(alertsOf(desk.chief)).toEqual([])
    const forged = { number: 'TS', case: id, dueFor: 'answer', level: 'late', to: desk.clerk.user }
    for (const actor of [desk.clerk, desk.chief]) {
      expect(problemsIn(() => desk.create('caseAlert', forged, actor))).toEqual([
        [undefined, 'forbidden'],
      ])
    }
  })

  test('a case can be taken back though somebody was told of it', async () => {
    const act = actOf(desk.clerk)
    const id = desk.office.store.transact(act, (tx) =>
      desk.office.store.create(tx, entities.serviceCase, '01939a00-0000-7000-8000-00000000abcd', {
        title: '误录',
      }),
    ).id
    await lookAt('2026-09-29T10:30')
    await desk.undo(act.id, desk.clerk)
    expect(read(id).deletedAt).not.toBeNull()
    expect(alertsOf()).toEqual([])
  })
})

describe('what somebody was told', () => {
  const standing = (actor = desk.clerk) =>
    standingAlerts(desk.office, actor, { most: 9 }).map(({ level, row }) => [level, row.id])

  test('is the highest of each case, until they have looked at it', async () => {
    const id = complain()
    await lookAt('2026-09-29T09:00')
    expect(standing()).toEqual([['warning', id]])
    await lookAt('2026-09-29T10:00')
    expect(standing()).toEqual([['late', id]])
    seeCase(desk.office, desk.clerk, id)
    expect(standing()).toEqual([])
    await lookAt('2026-09-29T18:00')
    expect(standing(desk.chief)).toEqual([['owners', id]])
    // Another's eyes are another's.
    seeCase(desk.office, desk.clerk, id)
    expect(standing(desk.chief)).toEqual([['owners', id]])
  })

  test('of a handler who can’t sign in any more is the head’s', async () => {
    const head = desk.create('user', { name: '何主管', login: 'he' }).id
    const department = desk.create('department', { name: '客服部', head }).id
    const id = complain({ department })
    desk.update('user', desk.clerk.user!, { active: false })
    await lookAt('2026-09-29T10:00')
    expect(standing({ user: head, role: 'staff' })).toEqual([['late', id]])
    expect(standing()).toEqual([])
  })

  test('goes when the case is answered, waits, is handed on or is due later', async () => {
    const [answered, waiting, given, later] = [complain(), complain(), complain(), complain()]
    await lookAt('2026-09-29T10:00')
    expect(standing()).toHaveLength(4)
    go(answered, 'answered')
    desk.update('serviceCase', waiting, { waitingSince: desk.clock.now() })
    desk.update('serviceCase', given, { owner: desk.chief.user })
    desk.update('serviceCase', later, { kind: 'feedback' })
    expect(standing()).toEqual([])
  })

  test('is no matter of a case that was opened again', async () => {
    const id = complain()
    for (const state of ['answered', 'solved']) go(id, state)
    go(id, 'investigating', { stepReason: '又坏了' })
    await lookAt('2026-10-12T10:00')
    expect(standing()).toEqual([['late', id]])
    go(id, 'answered')
    go(id, 'solved')
    go(id, 'investigating', { stepReason: '还是坏的' })
    expect(standing()).toEqual([])
  })
})
