import { expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import type { Speaker } from '../../../shared/fields/kind.ts'
import { totalName, totalText } from './totalWords.ts'

const speaker: Speaker = {
  locale: 'en',
  now: 0,
  labelOf: (_list, code) => code,
  titleOf: (_entity, id) => id,
  nameOf: (_what, name) => name,
  regionName: (code) => code,
}
const { creditLimit, employees, foundedOn } = customer.fields

test('a sum that no number holds is written to the cent', () => {
  expect(totalText(creditLimit, 'sum', '9999999999999999', speaker)).toBe('¥99,999,999,999,999.99')
  expect(totalText(creditLimit, 'sum', 5, speaker)).toBe('¥0.05')
})

test('averages are rounded to what can be read', () => {
  expect(totalText(employees, 'average', 10 / 3, speaker)).toBe('3.33')
})

test('how many there are is a number, whatever they are of', () => {
  expect(totalText(foundedOn, 'unique', 1200, speaker)).toBe('1,200')
})

test('of days the least is the earliest', () => {
  expect(totalName(foundedOn, 'least')).toBe('list.totals.earliest')
  expect(totalName(employees, 'least')).toBe('list.totals.least')
})
