/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * The part of vitest's json report that is counted here.
 * @typedef {object} Report
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one for each file
 */

/**
 * Counts one run of vitest. A file that failed before its first test counts as one failure, and so does a run that
 * failed although nothing in its report did (an error outside of any test, no tests found, no report at all).
 * @param {Report | null} report
 * @param {number | null} code exit code of the run
 * @returns {Totals}
 */
export function totalsOfRun(report, code) {
  const totals = { passed: 0, failed: 0, skipped: 0 }
  for (const { status, assertionResults } of report?.testResults ?? []) {
    for (const test of assertionResults) {
      if (test.status === 'passed') totals.passed++
      else if (test.status === 'failed') totals.failed++
      else totals.skipped++
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
      totals.failed++
    }
  }
  if (code !== 0 && totals.failed === 0) totals.failed = 1
  return totals
}

/**
 * @param {Totals[]} parts
 * @returns {Totals}
 */
export function sum(parts) {
  return parts.reduce(
    (all, part) => ({
      passed: all.passed + part.passed,
      failed: all.failed + part.failed,
      skipped: all.skipped + part.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * The last line of `npm test`.
 * @param {Totals} totals
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
