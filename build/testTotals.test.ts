import { expect, it } from 'vitest'
import { lastLine, sum, totalsOfRun } from './testTotals.mjs'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

it('counts the tests of all files, what is still to be written among the skipped', () => {
  const report = {
    testResults: [
      file('passed', 'passed', 'passed', 'skipped', 'todo', 'pending'),
      file('failed', 'failed', 'passed'),
    ],
  }
  expect(totalsOfRun(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 })
})

it('counts a file that could not be loaded, or whose clearing up failed, as a failure', () => {
  const report = {
    testResults: [file('passed', 'passed'), file('failed'), file('failed', 'passed')],
  }
  expect(totalsOfRun(report, 1)).toEqual({ passed: 2, failed: 2, skipped: 0 })
})

it('never takes a run that ended badly for a good one', () => {
  expect(totalsOfRun({ testResults: [file('passed', 'passed')] }, 1).failed).toBe(1)
  expect(totalsOfRun({ testResults: [] }, 1).failed).toBe(1)
  expect(totalsOfRun(null, null).failed).toBe(1)
})

it('ends with one line over all parts', () => {
  const parts = [
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 120, failed: 1, skipped: 2 },
  ]
  expect(lastLine(sum(parts))).toBe('123 passed, 1 failed, 2 skipped')
})
