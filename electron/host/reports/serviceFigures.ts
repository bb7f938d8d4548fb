import type { CaseCount, CaseFigures, CaseMonth, CaseScope } from '../../../shared/api/figures.ts'
import {
  caseAges,
  casesBehind,
  monthsOf,
  type CaseFigure,
} from '../../../shared/domain/caseFigures.ts'
import { startOfDay } from '../../../shared/fields/date.ts'
import { demandFields, type Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { wantedRows, type ListDesk } from '../records/listQueries.ts'
import { askable } from '../records/segments.ts'
import type { CaseColumns, CaseMark } from './caseColumns.ts'
import { caseTests } from './caseTests.ts'
import { countedByProvince } from './countedByProvince.ts'
import type { FigureKeeper } from './figureKeeper.ts'
import { medianTime } from './medianTime.ts'

/** What figures are counted from. */
export type FigureDesk = Pick<ListDesk, 'reading' | 'registry' | 'rules' | 'clock'> & {
  readonly kept: FigureKeeper
}

/** Fields that figures are of. */
const counted = [
  'kind',
  'channel',
  'cause',
  'product',
  'customer',
  'owner',
  'department',
  'state',
  'receivedAt',
  'answeredAt',
  'answerDueAt',
  'solvedAt',
  'reopened',
  'waitingSince',
  'satisfaction',
]

/** Products told apart; the others are counted together. */
const mostProducts = 10

/**
 * All figures of service that somebody may know. Which cases they count is asked as any list is, so that they count what
 * this person sees and nothing else; what these are is kept, and looked through once.
 */
export function serviceFigures(desk: FigureDesk, actor: Actor, scope: CaseScope): CaseFigures {
  const { reading, clock } = desk
  const entity = entityIn(desk, actor, 'serviceCase')
  demandFields(actor, entity, counted)
  const now = clock.now()
  const rowsOf = (figure: CaseFigure) => {
    const filter = askable(desk, actor, entity, casesBehind(scope, figure, now))
    const wanted = wantedRows(desk, { actor, entity, filter }, { whole: true })
    return reading.numbers(wanted.select('serviceCase.rowid'))
  }
  const [rows, open] = [rowsOf({ of: 'all' }), rowsOf({ of: 'open' })]
  const cases = desk.kept.cases.of(rows, open)
  const tests = caseTests(cases, now)
  const products = mostFirst(sameLetters(countedBy(cases, rows, 'product')))
  const others = products.filter(({ key }) => key !== null).slice(mostProducts)
  const ages = caseAges.map(() => 0)
  for (const row of open) ages[tests.age(row)]! += 1

  return {
    count: rows.length,
    kinds: mostFirst(countedBy(cases, rows, 'kind')),
    causes: mostFirst(countedBy(cases, rows, 'cause')),
    products: products.filter((each) => !others.includes(each)),
    otherProducts: {
      count: others.reduce((sum, each) => sum + each.count, 0),
      products: others.length,
    },
    months: countedByMonth(scope, cases, rows, tests),
    channels: mostFirst(countedBy(cases, rows, 'channel')),
    regions: mostFirst(countedByProvince(desk, actor, countedBy(cases, rows, 'customer'))),
    handlers: handlersOf(cases, open, tests),
    ages,
    answer: medianTime(reading, cases, rows, 'answeredAt'),
    solution: medianTime(reading, cases, rows, 'solvedAt'),
    solved: rows.filter(tests.isSolved).length,
    reopened: rows.filter(tests.isReopened).length,
  }
}

type Tests = ReturnType<typeof caseTests>
type Counts = ReadonlyMap<string | null, number>

function countedBy({ marks, words }: CaseColumns, rows: readonly number[], by: CaseMark): Counts {
  const counts = new Int32Array(words.length)
  const places = marks[by]
  for (const row of rows) counts[places[row]!]! += 1
  const met = new Map<string | null, number>()
  for (let place = 0; place < counts.length; place += 1) {
    if (counts[place]! > 0) met.set(words[place]!, counts[place]!)
  }
  return met
}

/** Letters of either size make one word, called by the first of its ways: lists, too, find all of them by any. */
function sameLetters(counts: Counts): Counts {
  const ways = Map.groupBy(counts, ([key]) => key?.replace(/[A-Z]/g, (one) => one.toLowerCase()))
  return new Map(
    [...ways.values()].map((same) => [
      same.map(([key]) => key).sort()[0]!,
      same.reduce((sum, [, count]) => sum + count, 0),
    ]),
  )
}

const mostFirst = (counts: Counts): CaseCount[] =>
  [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || compareKeys(a.key, b.key))

/** Nothing comes before all. */
const compareKeys = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1)

/** Rows mostly come in the order in which they were received: a month is looked for where another begins. */
function countedByMonth(
  scope: CaseScope,
  { moments: { receivedAt } }: CaseColumns,
  rows: readonly number[],
  tests: Tests,
): CaseMonth[] {
  const none = { count: 0, late: 0, onTime: 0, graded: 0, grades: 0 }
  const months = monthsOf(scope).map((month) => ({ month, ...none }))
  const starts = months.map(({ month }) => startOfDay(`${month}-01`))
  let [month, from, to] = [months[0]!, Infinity, -Infinity]
  for (const row of rows) {
    const at = receivedAt[row]!
    if (at < from || at >= to) {
      const place = starts.findLastIndex((start) => start <= at)
      ;[month, from, to] = [months[place]!, starts[place]!, starts[place + 1] ?? Infinity]
    }
    const grade = tests.grade(row)
    month.count += 1
    if (tests.isLate(row)) month.late += 1
    else if (tests.isAnsweredInTime(row)) month.onTime += 1
    if (grade > 0) month.graded += 1
    month.grades += grade
  }
  return months
}

function handlersOf(cases: CaseColumns, open: readonly number[], tests: Tests) {
  const overdue = countedBy(cases, open.filter(tests.isOverdue), 'owner')
  return mostFirst(countedBy(cases, open, 'owner')).map(({ key, count }) => ({
    key,
    open: count,
    overdue: overdue.get(key) ?? 0,
  }))
}
