import { expect, test } from 'vitest'
import { startingHours } from '../../../shared/domain/officeCalendar.ts'
import { calendarToday } from './calendarToday.ts'

const hours = startingHours('Asia/Shanghai')
const holiday = { date: '2026-11-26', name: '周年庆', kind: 'off' as const, hours: null }

test('an ordinary Thursday is open in its hours', () => {
  expect(calendarToday(hours, [], Date.parse('2026-11-26T10:00+08:00'))).toEqual({
    date: '2026-11-26',
    hours: '09:00-18:00',
    name: null,
    open: true,
    opensAt: Date.parse('2026-11-26T10:00+08:00'),
  })
})

test('a day off is named, and says when the office opens again', () => {
  expect(calendarToday(hours, [holiday], Date.parse('2026-11-26T00:30+08:00'))).toEqual({
    date: '2026-11-26',
    hours: '',
    name: '周年庆',
    open: false,
    opensAt: Date.parse('2026-11-27T09:00+08:00'),
  })
})

test('the day is that of the office, not of whoever looks at it', () => {
  const hawaii = { ...hours, timeZone: 'Pacific/Honolulu' }
  expect(calendarToday(hawaii, [], Date.parse('2026-11-26T08:00Z')).date).toBe('2026-11-25')
})
