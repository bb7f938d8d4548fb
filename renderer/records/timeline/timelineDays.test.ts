import { describe, expect, it } from 'vitest'
import { byDay, dayWords, daysAfter, nearnessOf } from './timelineDays.ts'

const at = (text: string) => new Date(text).getTime()
/** A Monday. */
const today = '2026-11-23'

describe('a timeline', () => {
  it('gathers what happened on one day, and keeps the order', () => {
    const entries = [
      { at: at('2026-11-23T08:21'), said: '月底补货' },
      { at: at('2026-11-23T00:01'), said: '夜班' },
      { at: at('2026-11-22T23:59'), said: '对账' },
    ]
    expect(byDay(entries).map((day) => [day.day, day.entries.map((entry) => entry.said)])).toEqual([
      ['2026-11-23', ['月底补货', '夜班']],
      ['2026-11-22', ['对账']],
    ])
  })

  it('calls near days by their names, with weeks from Monday', () => {
    expect(nearnessOf('2026-11-23', today)).toBe('today')
    expect(nearnessOf('2026-11-22', today)).toBe('yesterday')
    expect(nearnessOf('2026-11-20', today)).toBe('lastWeek')
    expect(nearnessOf('2026-11-16', today)).toBe('lastWeek')
    expect(nearnessOf('2026-11-15', today)).toBe('other')
    expect(nearnessOf('2026-11-24', today)).toBe('tomorrow')
    expect(nearnessOf('2026-11-29', today)).toBe('thisWeek')
    expect(nearnessOf('2026-11-30', today)).toBe('other')
    expect(nearnessOf('2026-11-23', '2026-11-29')).toBe('thisWeek')
  })

  it('writes days as each language does, and the year only when it is another', () => {
    expect(dayWords('2026-11-20', today, 'zh-CN')).toEqual({ date: '11月20日', weekday: '周五' })
    expect(dayWords('2025-03-01', today, 'zh-CN').date).toBe('2025年3月1日')
    expect(dayWords('2026-11-20', today, 'en')).toEqual({ date: 'Nov 20', weekday: 'Friday' })
    expect(dayWords('2025-03-01', today, 'en').date).toBe('Mar 1, 2025')
  })

  it('counts days over the end of a month and over a leap day', () => {
    expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01')
    expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31')
  })
})
