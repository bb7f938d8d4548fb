import { failure, problem } from '../../../shared/failure.ts'
import { outOfRange } from './mailAccount.ts'
import type { Rule } from './rule.ts'

/** A gateway is asked over HTTP, its headers have names, and its pace is one. */
export const smsGateway: Rule = {
  prepare: ({ values }) => {
    const { headers } = values
    const problems = [
      ...outOfRange(values, 'perMinute', 6000),
      ...['url', 'repliesUrl']
        .filter((field) => typeof values[field] === 'string' && !isWebAddress(values[field]))
        .map((field) => problem(field, 'notLink')),
      ...(typeof headers === 'string' && !areHeaders(headers)
        ? [problem('headers', 'notHeaders')]
        : []),
    ]
    if (problems.length > 0) throw failure('invalid', ...problems)
    return undefined
  },
}

const isWebAddress = (text: string) =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

const areHeaders = (text: string) =>
  text
    .split('\n')
    .every((line) => line.trim() === '' || /^[\w-]+\s*:\s*[\x20-\x7e]+$/.test(line.trim()))
