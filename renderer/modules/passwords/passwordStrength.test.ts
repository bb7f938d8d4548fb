import { describe, expect, test } from 'vitest'
import { passwordStrength } from './passwordStrength.ts'

describe('what the administrator hears of a password', () => {
  test('nothing is said before anything is typed', () => {
    expect(passwordStrength('')).toBe('none')
  })

  test('seven characters are too short, however odd they are', () => {
    expect(passwordStrength('x9$kQ2!')).toBe('short')
  })

  test.each([
    '12345678',
    '88888888',
    'qwertyuiop',
    'abcdefgh',
    'password1',
    'admin12345',
    'woaini5201314',
  ])('%s is the first thing anybody would try', (password) => {
    expect(passwordStrength(password)).toBe('easy')
  })

  test('a name that is known to everybody in the office adds next to nothing', () => {
    expect(passwordStrength('shenyihe1987', ['Shenyihe'])).toBe('easy')
    expect(passwordStrength('青麓文仪2026', ['青麓文仪'])).toBe('easy')
  })

  test('two unrelated words with a number are enough', () => {
    expect(passwordStrength('teaharbour7')).toBe('enough')
  })

  test('a sentence is strong, in either language', () => {
    expect(passwordStrength('three pallets by the north gate')).toBe('strong')
    expect(passwordStrength('北门外第三个货架旁边')).toBe('strong')
  })
})
