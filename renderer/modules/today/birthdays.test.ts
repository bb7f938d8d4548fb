import { describe, expect, test } from 'vitest'
import { nextBirthday } from './birthdays.ts'

describe('whose birthday comes round', () => {
  test('today counts as today, with the age reached', () => {
    expect(nextBirthday('1986-11-23', '2026-11-23')).toEqual({
      on: '2026-11-23',
      inDays: 0,
      age: 40,
    })
  })

  test('yesterday is nearly a year away', () => {
    expect(nextBirthday('1986-11-22', '2026-11-23').inDays).toBe(364)
  })

  test('it comes round over the end of the year', () => {
    expect(nextBirthday('1990-01-02', '2026-12-28')).toEqual({
      on: '2027-01-02',
      inDays: 5,
      age: 37,
    })
  })

  test('29 February is kept on the 28th when the year has none', () => {
    expect(nextBirthday('2000-02-29', '2026-02-20').on).toBe('2026-02-28')
    expect(nextBirthday('2000-02-29', '2028-02-20').on).toBe('2028-02-29')
  })

  test('no age is told from a year that nobody was born in', () => {
    expect(nextBirthday('1800-06-01', '2026-05-30').age).toBeNull()
    expect(nextBirthday('2027-06-01', '2026-05-30').age).toBeNull()
  })
})
