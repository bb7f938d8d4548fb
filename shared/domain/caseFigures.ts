import type { CaseScope } from '../api/figures.ts'
import type { Condition, Filter } from '../filter.ts'
import { dayAfter, dayOf, lastDayOf } from '../fields/date.ts'
import { openStates } from './caseWay.ts'

/** Days since they were received by which open cases are told apart: from, and to (both included; null for no end). */
export const caseAges = [
  [0, 0],
  [1, 3],
  [4, 7],
  [8, 14],
  [15, 30],
  [31, null],
] as const satisfies readonly (readonly [number, number | null])[]

/** Grades of satisfaction, the best first; the best counts as many as there are. */
export const caseGrades = [
  'verySatisfied',
  'satisfied',
  'neutral',
  'dissatisfied',
  'veryDissatisfied',
] as const

/** What one figure of service counts. */
export type CaseFigure =
  | {
      readonly of:
        | 'all'
        | 'answered'
        | 'solvedNow'
        | 'solved'
        | 'reopened'
        | 'graded'
        | 'late'
        | 'open'
        | 'overdue'
    }
  | { readonly of: 'kind' | 'channel' | 'product'; readonly key: string | null }
  /** Some provinces; null for cases of none. */
  | { readonly of: 'regions'; readonly keys: readonly string[] | null }
  /** One cause, or a cause with all below it; null for cases without one. */
  | { readonly of: 'causes'; readonly keys: readonly string[] | null }
  | { readonly of: 'otherProducts'; readonly but: readonly string[] }
  | {
      readonly of: 'month' | 'monthLate' | 'monthOnTime' | 'monthRest' | 'monthGraded'
      readonly month: string
    }
  /** What some people have; null for what nobody has. */
  | {
      readonly of: 'handlers' | 'handlersOverdue' | 'handlersInTime'
      readonly keys: readonly string[] | null
    }
  | { readonly of: 'age'; readonly age: number }

const is = (field: string, key: string | null): Condition =>
  isAny(field, key === null ? null : [key])
const isAny = (field: string, keys: readonly string[] | null): Condition =>
  keys === null ? { field, op: 'empty' } : { field, op: 'oneOf', value: keys }

/** Answered after the limit, or not answered and over it. */
const lateCases: Condition = { field: 'answerDueAt', op: 'missed' }
const notLate: Condition = { field: 'answerDueAt', op: 'notMissed' }
const graded: Condition = { field: 'satisfaction', op: 'oneOf', value: caseGrades }

/** Answered within a limit. */
const onTimeCases: Filter = {
  all: [
    { field: 'answeredAt', op: 'filled' },
    { field: 'answerDueAt', op: 'filled' },
    { field: 'answerDueAt', op: 'notMissed' },
  ],
}

/** Opened again after they were solved. */
const reopenedCases: Condition = { field: 'reopened', op: 'atLeast', value: 1 }

/** Solved at least once. */
const solvedCases: Filter = {
  any: [{ field: 'solvedAt', op: 'filled' }, reopenedCases],
}

/** Over a limit now: an answered case by its solution alone. */
const overdueCases: Filter = {
  any: [
    { all: [{ field: 'answeredAt', op: 'empty' }, lateCases] },
    {
      all: [
        { field: 'solvedAt', op: 'empty' },
        { field: 'solveDueAt', op: 'missed' },
      ],
    },
  ],
}

/** The others: answered or not yet to be, solved or not yet to be. */
const inTimeCases: Filter = {
  all: [
    { any: [{ field: 'answeredAt', op: 'filled' }, notLate] },
    {
      any: [
        { field: 'solvedAt', op: 'filled' },
        { field: 'solveDueAt', op: 'notMissed' },
      ],
    },
  ],
}

/** Within how many days of a month a span has cases. */
function daysOf(month: string, { from, to }: CaseScope): readonly [string, string] {
  const [first, last] = [`${month}-01`, lastDayOf(month)]
  return [first > from ? first : from, last < to ? last : to]
}

/** Cases of a kind and a department, whenever they were received. */
function among({ kind, department }: CaseScope): Filter[] {
  return [
    ...(kind === null ? [] : [is('kind', kind)]),
    ...(department === null ? [] : [ofDepartment(department)]),
  ]
}

/** The department that answers for a case is its own; where it has none, its handler's. */
const ofDepartment = (department: string): Filter => ({
  any: [
    { field: 'department', op: 'ofDepartment', value: [department] },
    {
      all: [
        { field: 'department', op: 'empty' },
        { field: 'owner', op: 'ofDepartment', value: [department] },
      ],
    },
  ],
})

const received = (from: string, to: string): Condition => ({
  field: 'receivedAt',
  op: 'between',
  value: [from, to],
})

const open: Condition = { field: 'state', op: 'oneOf', value: openStates }

/** The filter of exactly the cases that a figure counts: what is behind it, for a list to show. `now` is in UTC milliseconds. */
export function casesBehind(scope: CaseScope, figure: CaseFigure, now: number): Filter {
  const within = (...parts: Filter[]): Filter => ({
    all: [received(scope.from, scope.to), ...among(scope), ...parts],
  })
  const inMonth = (month: string, ...parts: Filter[]): Filter => ({
    all: [received(...daysOf(month, scope)), ...among(scope), ...parts],
  })
  const openNow = (...parts: Filter[]): Filter => ({ all: [open, ...among(scope), ...parts] })
  switch (figure.of) {
    case 'all':
      return within()
    case 'answered':
      return within({ field: 'answeredAt', op: 'filled' })
    case 'solvedNow':
      return within({ field: 'solvedAt', op: 'filled' })
    case 'solved':
      return within(solvedCases)
    case 'reopened':
      return within(reopenedCases)
    case 'late':
      return within(lateCases)
    case 'graded':
      return within(graded)
    case 'kind':
    case 'channel':
    case 'product':
      return within(is(figure.of, figure.key))
    case 'otherProducts':
      return within(
        { field: 'product', op: 'filled' },
        { field: 'product', op: 'noneOf', value: figure.but },
      )
    case 'causes':
      return within(isAny('cause', figure.keys))
    case 'regions':
      return within(figure.keys === null ? elsewhere : inProvinces(figure.keys))
    case 'month':
      return inMonth(figure.month)
    case 'monthLate':
      return inMonth(figure.month, lateCases)
    case 'monthRest':
      return inMonth(figure.month, notLate)
    case 'monthOnTime':
      return inMonth(figure.month, onTimeCases)
    case 'monthGraded':
      return inMonth(figure.month, graded)
    case 'open':
      return openNow()
    case 'overdue':
      return openNow(overdueCases)
    case 'handlers':
      return openNow(isAny('owner', figure.keys))
    case 'handlersOverdue':
      return openNow(isAny('owner', figure.keys), overdueCases)
    case 'handlersInTime':
      return openNow(isAny('owner', figure.keys), inTimeCases)
    case 'age':
      return openNow(receivedAgo(figure.age, now))
  }
}

/** Received so long ago as one of the ages says; whatever somebody dated ahead is of today. */
function receivedAgo(age: number, now: number): Condition {
  const [from, to] = caseAges[age]!
  if (from === 0) return { field: 'receivedAt', op: 'after', value: dayAfter(now, -1) }
  if (to === null) return { field: 'receivedAt', op: 'before', value: dayAfter(now, 1 - from) }
  return received(dayAfter(now, -to), dayAfter(now, -from))
}

const inProvinces = (codes: readonly string[]): Filter => ({
  through: 'customer',
  where: { field: 'address', op: 'within', value: codes },
})

/** Codes of the provinces of China (GB/T 2260). */
export const provinces = [
  ...['110000', '120000', '130000', '140000', '150000', '210000', '220000', '230000', '310000'],
  ...['320000', '330000', '340000', '350000', '360000', '370000', '410000', '420000', '430000'],
  ...['440000', '450000', '460000', '500000', '510000', '520000', '530000', '540000', '610000'],
  ...['620000', '630000', '640000', '650000', '710000', '810000', '820000'],
] as const

/** Cases without a customer, and of customers that live in no province. */
const elsewhere: Filter = {
  any: [
    { field: 'customer', op: 'empty' },
    {
      through: 'customer',
      where: { field: 'address', op: 'notWithin', value: provinces },
    },
  ],
}

/** The months of a span, in order. */
export function monthsOf({ from, to }: Pick<CaseScope, 'from' | 'to'>): string[] {
  const months: string[] = []
  const [year, month] = from.split('-').map(Number) as [number, number]
  for (let at = 0; ; at += 1) {
    const next = dayOf(new Date(year, month - 1 + at, 1).getTime()).slice(0, 7)
    if (next > to.slice(0, 7)) return months
    months.push(next)
  }
}
