import { expect, test } from 'vitest'
import { calendarOf, countedTimes, startingHours } from '../../../shared/domain/officeCalendar.ts'
import { setLocale } from '../../words.ts'
import { clockShown, dayParts, type OfficeTime } from './clockShown.ts'
import { clockWords } from './clockWords.ts'

const at = (moment: string) => Date.parse(`${moment}+08:00`)
const office: OfficeTime = {
  times: countedTimes(calendarOf(startingHours('Asia/Shanghai'), [])),
  dayMinutes: 540,
  dayOf: (moment) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10),
}
const case_ = (values: object) => ({
  id: 'c1',
  state: 'received',
  waitingSince: null,
  dueAt: at('2026-11-24T11:00'),
  dueFor: 'answer',
  dueWithin: 18 * 3600,
  dueCounting: 'workingHours',
  ...values,
})
const shownAt = (moment: string, values: object = {}) =>
  clockShown(case_(values), office, at(moment))

test('the working time that is left, and how much of it is used', () => {
  // The evening and the night do not count.
  expect(shownAt('2026-11-23T16:40')).toMatchObject({
    kind: 'running',
    minutes: 200,
    tone: 'calm',
    used: 1 - 200 / 1080,
  })
  expect(shownAt('2026-11-24T09:00')).toMatchObject({ minutes: 120, tone: 'today' })
  expect(shownAt('2026-11-24T12:15')).toMatchObject({ minutes: 75, tone: 'over', used: 1 })
  expect(shownAt('2026-11-24T11:00')).toMatchObject({ minutes: 0, tone: 'over' })
})

test('round the clock the night counts', () => {
  expect(shownAt('2026-11-23T11:00', { dueCounting: 'clock' })).toMatchObject({ minutes: 1440 })
})

test('no time runs while the customer is waited for, once it is solved, and without a target', () => {
  expect(shownAt('2026-11-23T11:00', { waitingSince: 1, dueAt: null })).toEqual({ kind: 'waiting' })
  expect(shownAt('2026-11-23T11:00', { state: 'solved', dueAt: null })).toEqual({ kind: 'solved' })
  expect(shownAt('2026-11-23T11:00', { state: 'closed', dueAt: null })).toEqual({ kind: 'none' })
  expect(shownAt('2026-11-23T11:00', { dueAt: null })).toEqual({ kind: 'none' })
})

test('is said in days of the office and hours', () => {
  expect(dayParts(1320, 540)).toEqual({ days: 2, clock: '4:00' })
  expect(dayParts(75, 1440)).toEqual({ days: 0, clock: '1:15' })
  setLocale('zh-CN')
  expect(clockWords(shownAt('2026-11-24T12:15'))).toBe('答复超 1:15')
  expect(clockWords(shownAt('2026-11-20T16:00', { dueFor: 'solve' }))).toBe('解决 1 天 4:00')
  expect(clockWords(shownAt('2026-11-24T09:00', { waitingSince: 1 }))).toBe('等客户')
  setLocale('en')
  expect(clockWords(shownAt('2026-11-24T09:00'))).toBe('Answer in 2:00')
  expect(clockWords({ kind: 'none' })).toBe('')
})
