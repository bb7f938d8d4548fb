import { beforeEach, expect, test } from 'vitest'
import { ago, dueWords, shortDay } from './days.ts'
import { setLocale } from './words.ts'

const at = (text: string) => new Date(text).getTime()
const now = at('2026-11-23T10:00:00')

beforeEach(() => setLocale('zh-CN'))

test('times in a list are said as people say them', () => {
  const said = [
    '2026-11-23T09:59:30',
    '2026-11-23T09:48:00',
    '2026-11-23T08:00:00',
    '2026-11-22T23:00:00',
    '2026-11-15T10:00:00',
    '2026-04-01T10:00:00',
    '2024-11-01T10:00:00',
  ].map((moment) => ago(at(moment), now))
  expect(said).toEqual(['刚刚', '12 分钟前', '2 小时前', '昨天', '8 天前', '7 个月前', '2 年前'])
})

test('yesterday evening was yesterday, also when it is only eleven hours ago', () => {
  setLocale('en')
  expect(ago(at('2026-11-22T23:30:00'), now)).toBe('Yesterday')
})

test('a due day is over, today, tomorrow, a weekday, or a date', () => {
  const said = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-26', '2026-12-03', '2027-01-04']
  expect(said.map((day) => dueWords(day, now))).toEqual([
    { text: '逾期 1 天', late: true },
    { text: '今天', late: false },
    { text: '明天', late: false },
    { text: '周四', late: false },
    { text: '12-03', late: false },
    { text: '2027-01-04', late: false },
  ])
})

test('a date says its year only where it is another one', () => {
  setLocale('en')
  expect(shortDay('2026-12-03', now)).toBe('Dec 3')
  expect(shortDay('2025-12-03', now)).toBe('Dec 3, 2025')
})
