import { expect, it } from 'vitest'
import { lunarDate, writtenDate } from './chineseDate.ts'

it('writes a day as formal letters do', () => {
  expect(writtenDate(new Date(2026, 10, 26))).toBe('二〇二六年十一月二十六日')
  expect(writtenDate(new Date(2030, 9, 10))).toBe('二〇三〇年十月十日')
  expect(writtenDate(new Date(2024, 0, 1))).toBe('二〇二四年一月一日')
})

it('says a day in the Chinese calendar, leap months too', () => {
  expect(lunarDate(new Date(2026, 10, 26))).toBe('农历丙午年十月十八')
  expect(lunarDate(new Date(2026, 1, 17))).toBe('农历丙午年正月初一')
  expect(lunarDate(new Date(2025, 7, 1))).toBe('农历乙巳年闰六月初八')
})
