import { expect, it } from 'vitest'
import { readRecoveryKey, recoveryKeyOf } from './recoveryKey.ts'

const bytes = Uint8Array.from({ length: 20 }, (_, at) => (at * 73 + 11) % 256)
const key = recoveryKeyOf(bytes)

it('is eight groups of five characters that nobody mistakes, and reads back', () => {
  expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(readRecoveryKey(key)).toEqual({ bytes })
})

it('is read however it was typed', () => {
  const sloppy = key.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
  expect(readRecoveryKey(sloppy)).toEqual({ bytes })
})

it('tells which group was mistyped: any other character, two that changed places, two groups too', () => {
  for (let at = 0; at < key.length; at += 1) {
    if (key[at] === '-') continue
    const other = key[at] === 'Z' ? 'Y' : 'Z'
    const typed = key.slice(0, at) + other + key.slice(at + 1)
    expect(readRecoveryKey(typed)).toEqual({ problem: 'group', group: Math.floor(at / 6) + 1 })
  }
  const [first, second, ...rest] = key.split('-')
  expect(readRecoveryKey([second, first, ...rest].join('-'))).toMatchObject({ problem: 'group' })
  expect(readRecoveryKey(key.slice(0, -2))).toEqual({ problem: 'length', group: 8 })
  expect(readRecoveryKey(`${key}A`)).toMatchObject({ problem: 'length' })
})
