import { expect, test } from 'vitest'
import { signedSms, smsLength, smsNumber } from './smsLength.ts'

test.each([
  ['', 0, 1, 160],
  ['a'.repeat(160), 160, 1, 160],
  ['a'.repeat(161), 161, 2, 153],
  ['a'.repeat(306), 306, 2, 153],
  ['€'.repeat(80), 160, 1, 160],
  ['好'.repeat(70), 70, 1, 70],
  ['好'.repeat(71), 71, 2, 67],
  ['好'.repeat(134), 134, 2, 67],
  ['𠮷'.repeat(35), 70, 1, 70],
])('%j has %i characters and goes as %i', (text, characters, messages, each) => {
  expect(smsLength(text)).toEqual({ characters, messages, each })
})

test('the signature counts, brackets and all', () => {
  expect(signedSms('谢谢', '青麓文仪')).toBe('【青麓文仪】谢谢')
  expect(smsLength(signedSms('a'.repeat(66), '青麓')).messages).toBe(1)
  expect(smsLength(signedSms('a'.repeat(67), '青麓')).messages).toBe(2)
  expect(signedSms('x', null)).toBe('x')
})

test.each([
  ['+86 138 1234 5678', '13812345678'],
  ['138-1234-5678', '13812345678'],
  ['0574-8765 4321', null],
  ['+86 574 8765 4321', null],
  ['+49 170 1234567', '+491701234567'],
  [null, null],
])('%s takes text messages as %s', (phone, number) => expect(smsNumber(phone)).toBe(number))
