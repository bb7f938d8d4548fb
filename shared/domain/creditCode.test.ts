import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditCodeCheckDigit, creditCodeProblem, normalCreditCode } from './creditCode.ts'

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const letter = fc.constantFrom(...letters)
const validCode = fc
  .tuple(
    fc.string({ unit: letter, minLength: 2, maxLength: 2 }),
    fc.integer({ min: 110000, max: 659999 }),
    fc.string({ unit: letter, minLength: 9, maxLength: 9 }),
  )
  .map(([kind, region, organisation]) => `${kind}${region}${organisation}`)
  .map((body) => body + creditCodeCheckDigit(body))

test.each(['91350100M000100Y43', '9144030071526726XG', '91110000802100433B', '914403001922038216'])(
  '%s, printed on a real licence, is one',
  (code) => expect(creditCodeProblem(code)).toBeUndefined(),
)

test('width, case and spaces of a pasted code do not matter', () => {
  expect(normalCreditCode(' ９１４４０３００ 7152-6726xg ')).toBe('9144030071526726XG')
  expect(creditCodeProblem('9144 0300 7152 6726 xg')).toBeUndefined()
})

test.each([
  ['', 'shape'],
  ['9144030071526726X', 'shape'],
  ['9144030071526726XGG', 'shape'],
  ['91440300715267260O', 'shape'],
  ['914403O071526726XG', 'shape'],
  ['宁波澄川包装制品有限公司', 'shape'],
  ['9144030071526726XH', 'checkDigit'],
  ['9144030071526762XG', 'checkDigit'],
])('%s is none: %s', (code, problem) => {
  expect(creditCodeProblem(code)).toBe(problem)
})

test('one mistyped character or two swapped neighbours are always noticed', () => {
  fc.assert(
    fc.property(validCode, fc.nat(17), letter, (code, at, other) => {
      fc.pre(code[at] !== other)
      expect(creditCodeProblem(code.slice(0, at) + other + code.slice(at + 1))).toBeDefined()
    }),
  )
  fc.assert(
    fc.property(validCode, fc.nat(15), (code, at) => {
      fc.pre(code[at] !== code[at + 1])
      const swapped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2)
      expect(creditCodeProblem(swapped)).toBeDefined()
    }),
  )
})
