import { expect, test } from 'vitest'
import { caseCounter, caseNumber, casePatternProblem, shippedCasePattern } from './caseNumber.ts'

const at = new Date(2026, 10, 26).getTime()
const parts = { kind: 'complaint', at, mark: '' } as const

test('a number is written by its pattern', () => {
  expect(caseNumber(shippedCasePattern, parts, 1)).toBe('TS-2026-0001')
  expect(caseNumber(shippedCasePattern, { ...parts, kind: 'repair', mark: 'B' }, 17)).toBe(
    'BX-2026-B0017',
  )
  expect(caseNumber('服务{year}{month}/{n}', parts, 12345)).toBe('服务202611/12345')
})

test('each year, kind and mark counts for itself, where the pattern says it', () => {
  const counter = (pattern: string, more: object = {}) =>
    caseCounter(pattern, { ...parts, ...more })
  const next = { at: new Date(2027, 0, 1).getTime() }
  expect(counter(shippedCasePattern)).not.toBe(counter(shippedCasePattern, next))
  expect(counter(shippedCasePattern)).not.toBe(counter(shippedCasePattern, { mark: 'B' }))
  expect(counter(shippedCasePattern)).not.toBe(counter(shippedCasePattern, { kind: 'repair' }))
  expect(counter('S{year}-{n}')).toBe(counter('S{year}-{n}', { kind: 'repair' }))
})

test.each([
  [shippedCasePattern, null],
  ['{year}-{n}', null],
  ['TS-{year}', 'patternNoNumber'],
  ['{year}{n}{n:3}', 'patternNoNumber'],
  ['TS-{n:4}', 'patternNoYear'],
  ['{day}-{year}-{n}', 'patternUnknown'],
  [`${'T'.repeat(40)}{year}{n}`, 'tooLong'],
])('%s is told %s', (pattern, key) => {
  expect(casePatternProblem(pattern)).toBe(key)
})
