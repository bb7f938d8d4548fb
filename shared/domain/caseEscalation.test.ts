import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressees, alertMoments, shippedEscalation, type OfficePeople } from './caseEscalation.ts'
import { calendarOf, countedTimes, startingHours } from './officeCalendar.ts'

const at = (moment: string) => Date.parse(`${moment}+08:00`)
const times = countedTimes(calendarOf(startingHours('Asia/Shanghai'), []))
const both = { target: times.workingHours, working: times.workingHours }
const clockOf = (from: string, due: string, hours: number) => ({
  answerDueAt: null,
  solveDueAt: at(due),
  dueAt: at(due),
  dueFor: 'solve' as const,
  dueFrom: at(from),
  dueWithin: hours * 3600,
})

test('a warning after three quarters, then the limit, the head, the administrators, in working hours', () => {
  const clock = clockOf('2026-11-23T09:00', '2026-11-23T17:00', 8)
  expect(alertMoments(clock, [], shippedEscalation, both)).toEqual([
    { level: 'warning', at: at('2026-11-23T15:00') },
    { level: 'late', at: at('2026-11-23T17:00') },
    { level: 'head', at: at('2026-11-24T10:00') },
    { level: 'owners', at: at('2026-11-24T16:00') },
  ])
})

test('nobody is told of a clock that stands still', () => {
  const still = { ...clockOf('2026-11-23T09:00', '2026-11-23T17:00', 8), dueAt: null }
  expect(alertMoments(still, [], shippedEscalation, both)).toEqual([])
})

test('an office that wants no warnings has none', () => {
  const clock = clockOf('2026-11-23T09:00', '2026-11-23T17:00', 8)
  const plan = { ...shippedEscalation, warnAt: 100 }
  expect(alertMoments(clock, [], plan, both).map(({ level }) => level)).toEqual([
    'late',
    'head',
    'owners',
  ])
})

test('whatever is set, each level is told in its turn', () => {
  const seconds = fc.integer({ min: 0, max: 400_000 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      seconds,
      seconds,
      fc.integer({ min: 60, max: 400_000 }),
      (warnAt, headAfter, ownersAfter, within) => {
        const from = at('2026-11-23T11:11')
        const dueAt = times.workingDays.after(from, within * 1000)
        const clock = {
          ...clockOf('2026-11-23T11:11', '2026-11-23T17:00', 1),
          dueAt,
          dueWithin: within,
        }
        const moments = alertMoments(
          clock,
          [],
          { warnAt, headAfter, ownersAfter },
          {
            target: times.workingDays,
            working: times.workingHours,
          },
        )
        const inTurn = moments.map((moment) => moment.at)
        expect(inTurn).toEqual(inTurn.toSorted((a, b) => a - b))
        expect(moments.at(-1)?.level).toBe('owners')
      },
    ),
  )
})

const people: OfficePeople = {
  users: [
    { id: 'boss', role: 'administrator', department: null },
    { id: 'head', role: 'staff', department: 'service' },
    { id: 'clerk', role: 'staff', department: 'hotline' },
  ],
  departments: [
    { id: 'service', parent: null, head: 'head' },
    { id: 'hotline', parent: 'service', head: 'gone' },
  ],
}
const told = (
  level: 'late' | 'head' | 'owners',
  owner: string | null,
  department: string | null = null,
) => addressees(level, { owner, department }, people)

test('the handler is told first, then the head above, then the administrators', () => {
  expect(told('late', 'clerk')).toEqual(['clerk'])
  // The head of the hotline is gone: the one of the service above it is told.
  expect(told('head', 'clerk')).toEqual(['head'])
  expect(told('owners', 'clerk')).toEqual(['boss'])
})

test('nobody is told of their own case twice', () => {
  expect(told('head', 'head')).toEqual([])
  expect(told('owners', 'boss')).toEqual([])
})

test('a case that nobody handles is brought before the head of its department, or the administrators', () => {
  expect(told('late', null, 'hotline')).toEqual(['head'])
  expect(told('late', null)).toEqual(['boss'])
  expect(told('late', 'who left', 'service')).toEqual(['head'])
})

test('departments that lie in each other end somewhere', () => {
  const circle = {
    ...people,
    departments: [
      { id: 'a', parent: 'b', head: null },
      { id: 'b', parent: 'a', head: null },
    ],
  }
  expect(addressees('head', { owner: 'clerk', department: 'a' }, circle)).toEqual([])
})
