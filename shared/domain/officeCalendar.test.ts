import { expect, test } from 'vitest'
import { chineseHolidays } from './chineseHolidays.ts'
import { calendarOf, startingHours } from './officeCalendar.ts'
import { workingTime } from './workingTime.ts'

const hour = 3_600_000
const hours = startingHours('Asia/Shanghai')

test('the days off of 2026 are those of the notice, and a worked Saturday has the usual hours', () => {
  const days = chineseHolidays(2026, 'zh-CN')
  expect(days).toHaveLength(39)
  expect(days[0]).toEqual({ date: '2026-01-01', kind: 'off', name: '元旦' })
  expect(days.filter(({ kind }) => kind === 'worked').map(({ date }) => date)).toEqual([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ])
  const calendar = calendarOf(
    hours,
    days.map((day) => ({ ...day, hours: null })),
  )
  const time = workingTime(calendar)
  const from = Date.parse('2026-09-30T17:00+08:00')
  expect(time.after(from, 2 * hour)).toBe(Date.parse('2026-10-08T10:00+08:00'))
  const saturday = Date.parse('2026-10-10T00:00+08:00')
  expect(time.between(saturday, saturday + 24 * hour)).toBe(9 * hour)
})

test('a year that was not published has no days, and names are in the language asked for', () => {
  expect(chineseHolidays(2099, 'en')).toEqual([])
  expect(chineseHolidays(2026, 'en')[0]?.name).toBe("New Year's Day")
})

test('a worked day with hours of its own has those', () => {
  const days = [{ date: '2026-05-09', kind: 'worked' as const, hours: '10-12' }]
  const time = workingTime(calendarOf(hours, days))
  const saturday = Date.parse('2026-05-09T00:00+08:00')
  expect(time.between(saturday, saturday + 24 * hour)).toBe(2 * hour)
})

test('hours and a zone that nobody can read are survived', () => {
  const broken = { ...hours, timeZone: 'Moon/Base', monday: 'nine to five' }
  expect(calendarOf(broken, []).week[0]).toEqual([])
  expect(() => workingTime(calendarOf(broken, []))).not.toThrow()
})
