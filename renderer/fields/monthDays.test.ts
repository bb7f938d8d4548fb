import { describe, expect, it } from 'vitest'
import { monthDays, monthsAfter } from './monthDays.ts'

describe('a calendar', () => {
  it('begins its weeks where the language does', () => {
    expect(monthDays('2026-11', 0).slice(0, 7)).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ])
    expect(monthDays('2026-11', 6)[0]).toBe('2026-11-01')
  })

  it('shows every day of the month, whatever its length', () => {
    for (const month of ['2026-02', '2028-02', '2026-08', '2027-02']) {
      const days = monthDays(month, 0)
      expect(days).toHaveLength(42)
      expect(days).toContain(`${month}-01`)
      expect(days).toContain(`${month}-28`)
    }
    expect(monthDays('2026-08', 0)).toContain('2026-08-31')
  })

  it('turns its pages over the end of the year', () => {
    expect(monthsAfter('2026-12', 1)).toBe('2027-01')
    expect(monthsAfter('2026-01', -1)).toBe('2025-12')
    expect(monthsAfter('2026-01', 12)).toBe('2027-01')
  })
})
