import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseClock, dueAfter, type ClockedCase } from './caseClock.ts'
import { calendarOf, countedTimes, startingHours } from './officeCalendar.ts'

const hour = 3_600_000
const at = (moment: string) => Date.parse(`${moment}+08:00`)
const times = countedTimes(
  calendarOf(startingHours('Asia/Shanghai'), [
    ...[1, 2, 3, 4, 5, 6, 7].map((day) => ({
      date: `2026-10-0${day}`,
      kind: 'off' as const,
      hours: null,
    })),
    { date: '2026-10-10', kind: 'worked', hours: null },
  ]),
)
const target = { answerWithin: 24 * 3600, solveWithin: 72 * 3600 }
const received: ClockedCase = {
  receivedAt: at('2026-09-29T16:00'),
  answeredAt: null,
  solvedAt: null,
  reopenedAt: null,
  waitingSince: null,
  waits: [],
}

test('24 hours on working days end at the same hour of the next one, and a holiday is no day', () => {
  const clock = caseClock(received, target, times.workingDays)
  expect(clock).toMatchObject({
    answerDueAt: at('2026-09-30T16:00'),
    // The 1st to the 7th are off.
    solveDueAt: at('2026-10-09T16:00'),
    dueAt: at('2026-09-30T16:00'),
    dueFor: 'answer',
  })
})

test('a Saturday that is worked for a holiday counts', () => {
  const friday = { ...received, receivedAt: at('2026-10-09T17:00') }
  const { answerDueAt, solveDueAt } = caseClock(
    friday,
    { answerWithin: 2 * 3600, solveWithin: 11 * 3600 },
    times.workingHours,
  )
  expect(answerDueAt).toBe(at('2026-10-10T10:00'))
  expect(solveDueAt).toBe(at('2026-10-12T10:00'))
})

test('what is due next is the answer, then the solution, then nothing', () => {
  const answered = { ...received, answeredAt: at('2026-09-30T09:00') }
  expect(caseClock(answered, target, times.workingDays)).toMatchObject({ dueFor: 'solve' })
  const solved = { ...answered, solvedAt: at('2026-09-30T10:00') }
  expect(caseClock(solved, target, times.workingDays)).toMatchObject({
    dueAt: null,
    dueFor: null,
    solveDueAt: at('2026-10-09T16:00'),
  })
  expect(caseClock(received, undefined, times.clock)).toMatchObject({
    answerDueAt: null,
    solveDueAt: null,
    dueAt: null,
  })
})

test('the clock stands still while the customer is waited for, and goes on afterwards', () => {
  const waiting = { ...received, waitingSince: at('2026-09-30T10:00') }
  expect(caseClock(waiting, target, times.workingDays)).toMatchObject({ dueAt: null, dueFor: null })
  const waits = [{ from: at('2026-09-30T10:00'), to: at('2026-09-30T12:00') }]
  // Two hours later than without; the night and the holiday are not worked.
  expect(caseClock({ ...received, waits }, target, times.workingDays).dueAt).toBe(
    at('2026-09-30T18:00'),
  )
})

test('a limit that was missed before the customer was waited for stays missed', () => {
  const waits = [{ from: at('2026-10-08T10:00'), to: at('2026-10-12T10:00') }]
  expect(caseClock({ ...received, waits }, target, times.workingDays).answerDueAt).toBe(
    at('2026-09-30T16:00'),
  )
})

test('opened again it has the whole time for a solution from then on, and no answer is due anew', () => {
  const reopened = {
    ...received,
    answeredAt: at('2026-09-30T09:00'),
    reopenedAt: at('2026-10-12T09:30'),
  }
  expect(caseClock(reopened, target, times.workingDays)).toMatchObject({
    answerDueAt: at('2026-09-30T16:00'),
    dueFor: 'solve',
    dueFrom: at('2026-10-12T09:30'),
    dueAt: at('2026-10-15T09:30'),
  })
})

const instants = fc.integer({ min: at('2026-08-01T00:00'), max: at('2026-12-01T00:00') })
const durations = fc.integer({ min: 0, max: 200 * hour })
const waits = fc
  .uniqueArray(instants, { maxLength: 8 })
  .map((some) => some.toSorted((a, b) => a - b))
  .map((some) =>
    some.flatMap((from, place) =>
      place % 2 === 0 && some[place + 1] ? [{ from, to: some[place + 1]! }] : [],
    ),
  )

for (const [counting, time] of Object.entries(times)) {
  test(`${counting}: due never before it began, never sooner with more time, never sooner for a wait`, () => {
    fc.assert(
      fc.property(instants, durations, durations, waits, (start, a, b, some) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)]
        const due = dueAfter(time, start, short, some)!
        expect(due).toBeGreaterThanOrEqual(start)
        expect(dueAfter(time, start, long, some)!).toBeGreaterThanOrEqual(due)
        expect(due).toBeGreaterThanOrEqual(dueAfter(time, start, short, [])!)
      }),
    )
  })

  test(`${counting}: what runs outside the waits is just the time that was given`, () => {
    fc.assert(
      fc.property(instants, durations, waits, (start, given, some) => {
        const due = dueAfter(time, start, given, some)!
        const waited = some
          .map(({ from, to }) => time.between(Math.max(from, start), Math.min(to, due)))
          .reduce((sum, each) => sum + each, 0)
        if (given > 0) expect(time.between(start, due) - waited).toBe(given)
      }),
    )
  })
}
