import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { officeHoursId } from '../../shared/domain/officeCalendar.ts'
import { entities } from '../../shared/entities/registry.ts'
import { at, clockedOffice, type ClockedOffice } from '../harness/clockedOffice.ts'
import { actOf, problemsIn } from '../harness/office.ts'

let { desk, complain, go, read, recount } = {} as ClockedOffice
beforeEach(() => ({ desk, complain, go, read, recount } = clockedOffice()))
afterEach(() => desk.close())

describe('when a case is due', () => {
  test('a complaint is answered within 24 hours and solved in three working days, across the holiday', () => {
    desk.clock.set(at('2026-09-30T16:00'))
    expect(read(complain())).toMatchObject({
      // From the 1st to the 7th the office is closed.
      answerDueAt: at('2026-10-08T16:00'),
      // Saturday the 10th is worked for it.
      solveDueAt: at('2026-10-10T16:00'),
      dueAt: at('2026-10-08T16:00'),
      dueFor: 'answer',
      dueWithin: 24 * 3600,
      dueCounting: 'workingDays',
    })
  })

  test('a severe one sooner, and one of an A customer', () => {
    const big = desk.create('customer', { name: '宁波澄川包装制品', level: 'A' })
    const small = desk.create('customer', { name: '嘉兴禾田印务', level: 'C' })
    const dues = [
      complain({ severity: 'critical', customer: big.id }),
      complain({ severity: 'high', customer: small.id }),
      complain({ customer: big.id }),
      complain({ customer: small.id }),
    ].map((id) => read(id).answerDueAt)
    expect(dues).toEqual(
      ['2026-09-28T12:00', '2026-09-28T14:00', '2026-09-28T18:00', '2026-09-29T10:00'].map(at),
    )
  })

  test('follows the kind, the severity, the customer and the moment it was received', () => {
    const big = desk.create('customer', { name: '宁波澄川包装制品', level: 'A' })
    const id = complain()
    const due = (values: object) => desk.update('serviceCase', id, values) && read(id).answerDueAt
    expect(due({ severity: 'high' })).toBe(at('2026-09-28T14:00'))
    expect(due({ severity: 'normal', customer: big.id })).toBe(at('2026-09-28T18:00'))
    expect(due({ kind: 'feedback' })).toBe(at('2026-09-30T10:00'))
    expect(due({ receivedAt: at('2026-09-27T10:00') })).toBe(at('2026-09-29T24:00'))
  })

  test('follows the customer’s level, and taking that back', async () => {
    const { id: customer } = desk.create('customer', { name: '宁波澄川包装制品', level: 'C' })
    const id = complain({ customer })
    const act = actOf(desk.chief)
    desk.update('customer', customer, { level: 'A' }, desk.chief, act)
    expect(read(id).answerDueAt).toBe(at('2026-09-28T18:00'))
    await desk.undo(act.id)
    expect(read(id).answerDueAt).toBe(at('2026-09-29T10:00'))
  })

  test('the solution is due once it is answered, and nothing once it is solved', () => {
    const id = complain()
    go(id, 'answered')
    expect(read(id)).toMatchObject({ dueFor: 'solve', dueAt: at('2026-10-08T10:00') })
    go(id, 'solved')
    expect(read(id)).toMatchObject({
      dueFor: null,
      dueAt: null,
      alertAt: null,
      solveDueAt: at('2026-10-08T10:00'),
    })
  })

  test('opened again it has the whole time for a solution, and the answer that was given stays given', () => {
    const id = complain()
    for (const state of ['answered', 'solved', 'closed']) go(id, state)
    desk.clock.set(at('2026-10-12T09:30'))
    go(id, 'investigating', { stepReason: '又坏了' })
    expect(read(id)).toMatchObject({
      answerDueAt: at('2026-09-29T10:00'),
      dueFor: 'solve',
      dueAt: at('2026-10-15T09:30'),
    })
  })

  test('a step that is taken back sets the clock back', async () => {
    const id = complain()
    const act = actOf(desk.chief)
    desk.update('serviceCase', id, { state: 'answered' }, desk.chief, act)
    await desk.undo(act.id)
    expect(read(id)).toMatchObject({ dueFor: 'answer', dueAt: at('2026-09-29T10:00') })
  })
})

describe('a step that others were taken after', () => {
  const answered = at('2026-09-28T11:00')
  const answer = (id: string, moment: string, state = 'answered', values: object = {}) => {
    const act = actOf(desk.chief)
    desk.clock.set(at(moment))
    desk.update('serviceCase', id, { state, ...values }, desk.chief, act)
    return act.id
  }

  test('is not taken back alone', async () => {
    const id = complain()
    const first = answer(id, '2026-09-28T11:00')
    answer(id, '2026-09-29T11:00', 'solved')
    await expect(desk.undo(first)).rejects.toThrow('nothingToUndo')
    expect(read(id)).toMatchObject({ state: 'solved', answeredAt: answered })
  })

  test('nor where the case came to the same state again', async () => {
    const id = complain()
    const first = answer(id, '2026-09-28T11:00')
    answer(id, '2026-09-28T12:00', 'investigating', { stepReason: '又坏了' })
    const last = answer(id, '2026-09-29T11:00')
    await expect(desk.undo(first)).rejects.toThrow('nothingToUndo')
    expect(read(id)).toMatchObject({ state: 'answered', answeredAt: answered })
    await desk.undo(last)
    expect(read(id)).toMatchObject({ state: 'investigating', answeredAt: answered })
  })

  test('and one that was taken back can be taken again', async () => {
    const id = complain()
    const first = answer(id, '2026-09-28T11:00')
    const undo = actOf(desk.chief, 'undo')
    await desk.undo(first, desk.chief, undo)
    expect(read(id)).toMatchObject({ state: 'received', answeredAt: null })
    await desk.undo(undo.id)
    expect(read(id)).toMatchObject({ state: 'answered', answeredAt: answered })
  })
})

describe('waiting for the customer', () => {
  test('stops the clock, and moves the limit by the working time waited', () => {
    const id = complain({ severity: 'high' })
    desk.clock.set(at('2026-09-28T11:00'))
    desk.update('serviceCase', id, { waitingSince: desk.clock.now(), waitingFor: '照片' })
    expect(read(id)).toMatchObject({ dueAt: null, dueFor: null, alertAt: null, waitingFor: '照片' })
    // Overnight: two hours of the afternoon of the 28th and one of the morning of the 29th count.
    desk.clock.set(at('2026-09-29T10:00'))
    desk.update('serviceCase', id, { waitingSince: null })
    // Three hours were left.
    expect(read(id)).toMatchObject({ dueAt: at('2026-09-29T13:00'), waitingFor: null })
  })

  test('a step ends it', () => {
    const id = complain()
    desk.update('serviceCase', id, { waitingSince: desk.clock.now(), waitingFor: '照片' })
    desk.clock.forward(3_600_000)
    go(id, 'answered')
    expect(read(id)).toMatchObject({
      waitingSince: null,
      waitingFor: null,
      waitedMinutes: 60,
      solveDueAt: at('2026-10-08T11:00'),
    })
  })
})

test('a case that was deleted by mistake loses no time by it, whatever becomes of its history', async () => {
  const id = complain({ severity: 'high' })
  const due = read(id).answerDueAt
  desk.clock.set(at('2026-09-28T11:00'))
  desk.remove('serviceCase', id)
  desk.clock.set(at('2026-09-29T10:00'))
  await recount()
  const { store } = desk.office
  store.transact(actOf(desk.chief), (tx) => store.restore(tx, entities.serviceCase, id))
  // Three hours were left, as of a case that waited.
  const restored = { answerDueAt: at('2026-09-29T13:00'), dueFor: 'answer', waitedMinutes: null }
  expect(due).toBe(at('2026-09-28T14:00'))
  expect(read(id)).toMatchObject(restored)
  desk.clock.forward(1)
  store.transact(actOf(desk.chief), (tx) =>
    store.forget(tx, { before: desk.clock.now(), after: 0, most: 1000 }),
  )
  await recount()
  expect(read(id)).toMatchObject(restored)
})

test('a case that was deleted while it waited did not wait in the recycle bin', () => {
  const id = complain()
  const { store } = desk.office
  desk.update('serviceCase', id, { waitingSince: desk.clock.now() })
  desk.clock.forward(3_600_000)
  desk.remove('serviceCase', id)
  desk.clock.forward(24 * 3_600_000)
  store.transact(actOf(desk.chief), (tx) => store.restore(tx, entities.serviceCase, id))
  desk.clock.forward(3_600_000)
  desk.update('serviceCase', id, { waitingSince: null })
  expect(read(id).waitedMinutes).toBe(120)
})

describe('a wait', () => {
  const waits = (id: string, since: number | null, act = actOf(desk.clerk)) => {
    desk.update('serviceCase', id, { waitingSince: since }, desk.clerk, act)
    return act.id
  }
  const due = at('2026-09-29T10:00')

  test('whose beginning is taken back never was', async () => {
    const id = complain()
    const act = waits(id, desk.clock.now())
    desk.clock.set(at('2026-09-28T16:00'))
    await desk.undo(act, desk.clerk)
    expect(read(id)).toMatchObject({ waitingSince: null, waitedMinutes: null, answerDueAt: due })
  })

  test('whose end is taken back goes on, and ends where it did when that is done again', async () => {
    const id = complain()
    waits(id, desk.clock.now())
    desk.clock.set(at('2026-09-28T11:00'))
    const act = waits(id, null)
    desk.clock.set(at('2026-09-28T12:00'))
    const undo = actOf(desk.clerk, 'undo')
    await desk.undo(act, desk.clerk, undo)
    expect(read(id)).toMatchObject({ dueAt: null, waitedMinutes: null })
    await desk.undo(undo.id, desk.clerk)
    expect(read(id)).toMatchObject({ dueAt: due + 3_600_000, waitedMinutes: 60 })
  })

  test('is dated back to the last step, the end of the last wait or a limit that passed, and no further', () => {
    const id = complain()
    desk.clock.set(at('2026-09-28T12:00'))
    go(id, 'investigating')
    desk.clock.set(at('2026-09-28T15:00'))
    const refused = [['waitingSince', 'waitsTooSoon']]
    const since = (moment: string) => problemsIn(() => waits(id, at(moment)))
    expect(since('2026-09-28T11:00')).toEqual(refused)
    expect(since('2026-09-28T13:00')).toBeUndefined()
    waits(id, null)
    expect(since('2026-09-28T14:00')).toEqual(refused)
    desk.clock.set(at('2026-09-30T10:00'))
    expect(since('2026-09-28T16:00')).toEqual(refused)
    // The clock of whoever says so may be a little behind.
    const late = read(id).answerDueAt as number
    expect(problemsIn(() => waits(id, late - 60_000))).toBeUndefined()
    expect(read(id).waitingSince).toBe(late)
    waits(id, null)
    expect(read(id).answerDueAt).toBe(late)
  })

  test('that lies within another counts once', () => {
    const id = complain()
    waits(id, at('2026-09-28T10:00'))
    desk.clock.set(at('2026-09-28T12:00'))
    waits(id, null)
    const brought = actOf(desk.clerk, 'import')
    waits(id, at('2026-09-28T11:00'), brought)
    desk.clock.set(at('2026-09-28T13:00'))
    waits(id, null)
    expect(read(id).waitedMinutes).toBe(180)
  })
})

describe('a wait that ends with the case', () => {
  test('moves what was due as one that was ended before', () => {
    const [solved, ended] = [complain(), complain()]
    for (const id of [solved, ended]) {
      go(id, 'answered')
      desk.update('serviceCase', id, { waitingSince: desk.clock.now() })
    }
    desk.clock.set(at('2026-10-12T10:00'))
    desk.update('serviceCase', ended, { waitingSince: null })
    for (const id of [solved, ended]) go(id, 'solved')
    const due = { solveDueAt: at('2026-10-15T10:00'), waitedMinutes: 20_160 }
    expect(read(ended)).toMatchObject(due)
    expect(read(solved)).toMatchObject(due)
  })

  test('moves the answer too where the case is closed at once, and what was due stays from then on', async () => {
    const id = complain({ kind: 'feedback' })
    desk.update('serviceCase', id, { waitingSince: desk.clock.now() })
    desk.clock.set(at('2026-09-30T10:00'))
    go(id, 'closed', { stepReason: '重复' })
    const due = at('2026-10-09T10:00')
    expect(read(id).answerDueAt).toBe(due)
    desk.create('specialDay', { date: '2026-10-08', name: '停电', kind: 'off' })
    await recount()
    desk.remove('serviceCase', id)
    expect(read(id).answerDueAt).toBe(due)
  })
})

describe('what the office changes', () => {
  test('a new target counts for the open cases, and leaves those that are over', async () => {
    const [open, over] = [complain(), complain()]
    for (const state of ['answered', 'solved']) go(over, state)
    desk.create('serviceTarget', {
      kind: 'complaint',
      severity: 'normal',
      answerWithin: 3600,
      counting: 'workingHours',
    })
    await recount()
    expect(read(open).answerDueAt).toBe(at('2026-09-28T11:00'))
    expect(read(open).solveDueAt).toBeNull()
    expect(read(over).answerDueAt).toBe(at('2026-09-29T10:00'))
  })

  test('a day off moves what is due after it', async () => {
    const id = complain()
    desk.create('specialDay', { date: '2026-09-29', name: '停电', kind: 'off' })
    await recount()
    expect(read(id).answerDueAt).toBe(at('2026-09-30T10:00'))
    desk.update('workingHours', officeHoursId, { wednesday: null })
    await recount()
    expect(read(id).answerDueAt).toBe(at('2026-10-08T10:00'))
  })

  test('what was not counted when the program was closed is counted when it opens', async () => {
    const id = complain()
    desk.create('specialDay', { date: '2026-09-29', name: '停电', kind: 'off' })
    const cut = new AbortController()
    cut.abort()
    await recount(cut.signal)
    expect(read(id).answerDueAt).toBe(at('2026-09-29T10:00'))
    desk.reopen()
    await recount()
    expect(read(id).answerDueAt).toBe(at('2026-09-30T10:00'))
  })

  test('there is one target for the same cases, and staff set none', () => {
    const twin = { kind: 'complaint', severity: 'high', answerWithin: 60 }
    expect(problemsIn(() => desk.create('serviceTarget', twin))).toEqual([['kind', 'targetTaken']])
    const mine = { kind: 'complaint', severity: 'low', answerWithin: 60 }
    expect(problemsIn(() => desk.create('serviceTarget', mine, desk.clerk))).toEqual([
      [undefined, 'forbidden'],
    ])
  })
})
