import { failure, problem, type Problem } from '../../../shared/failure.ts'
import type { Rule } from './rule.ts'

/** What can be no server, and no pace. */
export const mailAccount: Rule = {
  prepare: ({ values }) => {
    const problems = [
      ...outOfRange(values, 'port', 65_535),
      ...outOfRange(values, 'bouncePort', 65_535),
      ...outOfRange(values, 'perMinute', 600),
      ...['host', 'bounceHost']
        .filter((field) => typeof values[field] === 'string' && !isHost(values[field]))
        .map((field) => problem(field, 'notHost')),
    ]
    if (problems.length > 0) throw failure('invalid', ...problems)
    return undefined
  },
}

const isHost = (text: string) => /^[\w.-]+$|^[\da-f:]+$/i.test(text)

/** A whole number from 1 to something. */
export function outOfRange(
  values: Readonly<Record<string, unknown>>,
  field: string,
  most: number,
): Problem[] {
  const value = values[field]
  if (typeof value !== 'number' || (Number.isInteger(value) && value >= 1 && value <= most))
    return []
  return [problem(field, 'wholeUpTo', { most })]
}
