import { expect, test } from 'vitest'
import type { Condition, Operator } from '../filter.ts'
import { daySpan } from './daySpan.ts'

const noon = (day: string) => new Date(`${day}T12:00:00`).getTime()
const span = (op: Operator, today: string, value?: Condition['value']) =>
  daySpan({ field: 'day', op, ...(value !== undefined && { value }) }, noon(today))

test.each<[Operator, string, Condition['value'], [string | null, string | null]]>([
  ['today', '2026-11-26', undefined, ['2026-11-26', '2026-11-26']],
  ['thisWeek', '2026-11-23', undefined, ['2026-11-23', '2026-11-29']],
  ['thisWeek', '2026-11-26', undefined, ['2026-11-23', '2026-11-29']],
  ['thisWeek', '2026-11-29', undefined, ['2026-11-23', '2026-11-29']],
  ['thisWeek', '2027-01-01', undefined, ['2026-12-28', '2027-01-03']],
  ['thisMonth', '2028-02-29', undefined, ['2028-02-01', '2028-02-29']],
  ['lastMonth', '2027-01-31', undefined, ['2026-12-01', '2026-12-31']],
  ['lastMonth', '2026-03-31', undefined, ['2026-02-01', '2026-02-28']],
  ['thisYear', '2026-11-26', undefined, ['2026-01-01', '2026-12-31']],
  ['past', '2027-01-01', undefined, [null, '2026-12-31']],
  ['lastDays', '2026-11-26', 0, ['2026-11-26', '2026-11-26']],
  ['lastDays', '2026-11-26', 60, ['2026-09-27', '2026-11-26']],
  ['lastDays', '2026-11-26', -3, ['2026-11-26', '2026-11-26']],
  ['nextDays', '2026-12-31', 7.9, ['2026-12-31', '2027-01-07']],
  ['nextDays', '2026-12-31', Infinity, ['2026-12-31', '2126-12-07']],
  ['is', '2026-11-26', '2026-02-30', [null, null]],
])('%s, on %s with %j', (op, today, value, expected) => {
  expect(span(op, today, value)).toEqual(expected)
})

test('a question about something else has no days', () => {
  expect(span('contains', '2026-11-26', 'x')).toBeUndefined()
})
