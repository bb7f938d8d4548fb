import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../electron/host/records/access.ts'
import { keepFigures } from '../../electron/host/reports/figureKeeper.ts'
import { serviceFigures } from '../../electron/host/reports/serviceFigures.ts'
import { rules } from '../../electron/host/rules/rules.ts'
import type { CaseFigures, CaseScope } from '../../shared/api/figures.ts'
import {
  caseAges,
  caseGrades,
  casesBehind,
  type CaseFigure,
} from '../../shared/domain/caseFigures.ts'
import { calendarOf, startingHours } from '../../shared/domain/officeCalendar.ts'
import { workingTime } from '../../shared/domain/workingTime.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { AnyRow } from '../../shared/entity.ts'
import { compileRights } from '../../shared/rights/compileRights.ts'
import { dayAfter, dayOf } from '../../shared/fields/date.ts'
import { caseOffice, states } from '../harness/caseOffice.ts'

const { serviceCase } = entities
const day = 86_400_000
const office = caseOffice()
const { desk, users, departments, customers, cases: rows } = office
const places = new Map(office.places.map((row) => [row.id, row]))
const { reading, registry, clock } = desk.office
const kept = keepFigures(reading)
desk.office.changed.watch(kept.heard)
const figureDesk = { reading, registry, clock, rules, kept }
const now = () => desk.clock.now()
afterAll(() => desk.close())

const num = (row: AnyRow, field: string) => row[field] as number | null
const missed = (row: AnyRow, limit: string, came: string) =>
  num(row, limit) !== null &&
  num(row, limit)! < (num(row, came) ?? num(row, 'waitingSince') ?? now())
const isOpen = ({ state }: AnyRow) => states.indexOf(String(state)) < 3
const isOverdue = (row: AnyRow) =>
  (row.answeredAt === null && missed(row, 'answerDueAt', 'answeredAt')) ||
  (row.solvedAt === null && missed(row, 'solveDueAt', 'solvedAt'))

/** The departments of a case: those it is of, and above. */
function isOf(row: AnyRow, department: string): boolean {
  const own =
    row.department ??
    [0, 1, 2].map((at) => departments[at]).find((_, at) => users[at] === row.owner)
  // The one below was deleted, and so belongs to nobody but itself.
  return own === department
}

function counted(some: readonly AnyRow[], keyOf: (row: AnyRow) => unknown) {
  const groups = Map.groupBy(some, keyOf)
  return Object.fromEntries([...groups].map(([key, { length }]) => [String(key), length]))
}
const asMap = (counts: CaseFigures['kinds']) =>
  Object.fromEntries(counts.map(({ key, count }) => [String(key), count]))

function medianOf(some: readonly AnyRow[], field: string): number | null {
  const time = workingTime(calendarOf(startingHours(), []))
  const minute = 60_000
  const times = some
    .map((row) => {
      const begun = Math.floor(num(row, 'receivedAt')! / minute) * minute
      const took = Math.max(0, Math.trunc((num(row, field)! - num(row, 'receivedAt')!) / minute))
      return time.between(begun, begun + took * minute)
    })
    .sort((a, b) => a - b)
  const middle = times.length >> 1
  if (times.length === 0) return null
  return times.length % 2 ? times[middle]! : (times[middle - 1]! + times[middle]!) / 2
}

const scopes: [string, () => CaseScope][] = [
  ['the last twelve months of everyone', () => scope({})],
  ['complaints alone', () => scope({ kind: 'complaint' })],
  ['a department', () => scope({ department: departments[0]! })],
  [
    'a span within months, of a kind and a department',
    () =>
      scope({
        from: dayAfter(now(), -50),
        to: dayAfter(now(), -3),
        kind: 'complaint',
        department: departments[2]!,
      }),
  ],
]
const scope = (values: Partial<CaseScope>): CaseScope => ({
  from: dayAfter(now(), -360),
  to: dayOf(now()),
  kind: null,
  department: null,
  ...values,
})

describe.each(scopes)('figures of %s', (_, scopeOf) => {
  let asked: CaseScope
  let told: CaseFigures
  let some: AnyRow[]
  let open: AnyRow[]
  beforeAll(() => {
    asked = scopeOf()
    told = serviceFigures(figureDesk, desk.chief, asked)
    const among = rows.filter(
      (row) =>
        (asked.kind === null || row.kind === asked.kind) &&
        (asked.department === null || isOf(row, asked.department)),
    )
    open = among.filter(isOpen)
    some = among.filter((row) => {
      const at = dayOf(num(row, 'receivedAt')!)
      return asked.from <= at && at <= asked.to
    })
  })

  test('are those of a plain look at every case', () => {
    expect(some.length).toBeGreaterThan(4)
    expect(told.count).toBe(some.length)
    for (const [field, counts] of [
      ['kind', told.kinds],
      ['cause', told.causes],
      ['channel', told.channels],
    ] as const) {
      expect(asMap(counts)).toEqual(counted(some, (row) => row[field]))
    }
    const told2 = Object.fromEntries(
      told.products.map(({ key, count }) => [String(key).toLowerCase(), count]),
    )
    const products = counted(
      some,
      ({ product }) => (product as string | null)?.toLowerCase() ?? null,
    )
    expect(products).toMatchObject(told2)
    const rest = Object.entries(products).filter(([key]) => !(key in told2))
    expect(told.otherProducts).toEqual({
      count: rest.reduce((sum, [, count]) => sum + count, 0),
      products: rest.length,
    })
    const placed = some.filter(({ customer }) => customer === null || places.has(String(customer)))
    const provinceOf = ({ customer }: AnyRow) => {
      const address = places.get(String(customer))?.address as { region?: string } | null
      return address?.region ? `${address.region.slice(0, 2)}0000` : null
    }
    expect(asMap(told.regions)).toEqual(counted(placed, provinceOf))
    expect(told.handlers.reduce((sum, { open }) => sum + open, 0)).toBe(open.length)
    for (const { key, open: count, overdue } of told.handlers) {
      const own = open.filter(({ owner }) => owner === key)
      expect([count, overdue]).toEqual([own.length, own.filter(isOverdue).length])
    }
    const age = (row: AnyRow) =>
      Math.round((Date.parse(dayOf(now())) - Date.parse(dayOf(num(row, 'receivedAt')!))) / day)
    expect(told.ages).toEqual(
      caseAges.map(
        ([from, to]) =>
          open.filter((row) => Math.max(0, age(row)) >= from && (to === null || age(row) <= to))
            .length,
      ),
    )
  })

  test('by month tell what came late and how content customers were', () => {
    for (const month of told.months) {
      const own = some.filter((row) => dayOf(num(row, 'receivedAt')!).startsWith(month.month))
      const late = own.filter((row) => missed(row, 'answerDueAt', 'answeredAt'))
      const grades = own
        .map(({ satisfaction }) => 5 - caseGrades.indexOf(satisfaction as never))
        .filter((grade) => grade <= 5)
      expect(month).toEqual({
        month: month.month,
        count: own.length,
        late: late.length,
        onTime: own.filter(
          (row) => row.answeredAt !== null && row.answerDueAt !== null && !late.includes(row),
        ).length,
        graded: grades.length,
        grades: grades.reduce((sum, grade) => sum + grade, 0),
      })
    }
    expect(told.months.reduce((sum, { count }) => sum + count, 0)).toBe(told.count)
  })

  test('take the middle of the times, and count what was opened again', () => {
    const answered = some.filter(({ answeredAt }) => answeredAt !== null)
    expect(told.answer).toEqual({
      count: answered.length,
      median: medianOf(answered, 'answeredAt'),
    })
    const solved = some.filter(({ solvedAt }) => solvedAt !== null)
    expect(told.solution).toEqual({ count: solved.length, median: medianOf(solved, 'solvedAt') })
    const again = some.filter(({ reopened }) => reopened !== null)
    expect(told.solved).toBe(new Set([...solved, ...again]).size)
    expect(told.reopened).toBe(again.length)
  })

  test('each have exactly so many cases behind them', () => {
    for (const [figure, count] of figuresIn(told)) {
      const filter = casesBehind(asked, figure, now())
      const { total } = desk.lists.page(desk.chief, serviceCase, { filter, offset: 0, limit: 1 })
      expect(total, JSON.stringify(figure)).toBe(count)
    }
  })
})

/** Every figure that is pictured, with what it says. */
function figuresIn(told: CaseFigures): (readonly [CaseFigure, number])[] {
  const keyed = (of: 'kind' | 'channel' | 'product', counts: CaseFigures['kinds']) =>
    counts.map(({ key, count }) => [{ of, key } as const, count] as const)
  const named = told.products.flatMap(({ key }) => (key === null ? [] : [key]))
  return [
    [{ of: 'all' }, told.count],
    ...keyed('kind', told.kinds),
    ...keyed('channel', told.channels),
    ...keyed('product', told.products),
    [{ of: 'otherProducts', but: named }, told.otherProducts.count],
    ...told.regions.map(
      ({ key, count }) => [{ of: 'regions', keys: key === null ? null : [key] }, count] as const,
    ),
    ...told.causes.map(
      ({ key, count }) => [{ of: 'causes', keys: key === null ? null : [key] }, count] as const,
    ),
    ...told.months.flatMap(({ month, count, late, onTime, graded }) => [
      [{ of: 'month', month }, count] as const,
      [{ of: 'monthLate', month }, late] as const,
      [{ of: 'monthRest', month }, count - late] as const,
      [{ of: 'monthOnTime', month }, onTime] as const,
      [{ of: 'monthGraded', month }, graded] as const,
    ]),
    ...told.handlers.flatMap(({ key, open, overdue }) => {
      const keys = key === null ? null : [key]
      return [
        [{ of: 'handlers', keys }, open] as const,
        [{ of: 'handlersOverdue', keys }, overdue] as const,
        [{ of: 'handlersInTime', keys }, open - overdue] as const,
      ]
    }),
    ...told.ages.map((count, age) => [{ of: 'age', age }, count] as const),
    [{ of: 'answered' }, told.answer.count],
    [{ of: 'late' }, told.months.reduce((sum, { late }) => sum + late, 0)],
    [{ of: 'graded' }, told.months.reduce((sum, { graded }) => sum + graded, 0)],
    [{ of: 'open' }, told.handlers.reduce((sum, { open }) => sum + open, 0)],
    [{ of: 'overdue' }, told.handlers.reduce((sum, { overdue }) => sum + overdue, 0)],
    [{ of: 'solvedNow' }, told.solution.count],
    [{ of: 'solved' }, told.solved],
    [{ of: 'reopened' }, told.reopened],
  ]
}

test('what a colleague may not see is not counted, nor whom it is about', () => {
  const own: Actor = { user: users[0]!, role: 'staff' }
  const guarded = {
    ...figureDesk,
    rules: {
      ...rules,
      serviceCase: { visible: (eb, actor) => eb('owner', '=', actor.user) },
      customer: { visible: (eb) => eb('customer.id', '=', customers[0]!) },
    } satisfies typeof rules,
  }
  const told = serviceFigures(guarded, own, scope({}))
  const mine = rows.filter(({ owner }) => owner === users[0])
  expect(told.count).toBe(
    mine.filter((row) => {
      const at = dayOf(num(row, 'receivedAt')!)
      return scope({}).from <= at && at <= scope({}).to
    }).length,
  )
  expect(told.handlers.map(({ key }) => key)).toEqual([users[0]])
  expect(told.regions.map(({ key }) => key)).toEqual(expect.arrayContaining([null]))
  expect(told.regions.filter(({ key }) => key !== null).map(({ key }) => key)).toEqual(['330000'])
  // Whoever reads no addresses has all figures but this one.
  const role = {
    preset: 'everything',
    entities: [],
    fields: [{ entity: 'customer', field: 'address', level: 'hidden' }],
  } as const
  const rights = compileRights(registry, role, {
    people: [own.user!],
    departments: [],
    within: [],
    leads: [],
  })
  expect(serviceFigures(guarded, { ...own, rights }, scope({}))).toEqual({ ...told, regions: [] })
})

test('what is written is counted with the next look, whether it was heard of or not', () => {
  const told = () => serviceFigures(figureDesk, desk.chief, scope({}))
  const afresh = () =>
    serviceFigures({ ...figureDesk, kept: keepFigures(reading) }, desk.chief, scope({}))
  const unheard = { ...figureDesk, kept: keepFigures(reading) }
  const before = serviceFigures(unheard, desk.chief, scope({}))
  const made = desk.create('serviceCase', { title: '新的一单', channel: 'letter' })
  expect(serviceFigures(unheard, desk.chief, scope({})).count).toBe(before.count + 1)
  expect(told()).toEqual(afresh())
  desk.update('serviceCase', made.id, { product: '从未见过', owner: users[0] })
  desk.update('customer', customers[0]!, { address: { region: '420100' } })
  expect(
    told()
      .products.concat(told().regions)
      .map(({ key }) => key),
  ).toContain('420000')
  expect(told()).toEqual(afresh())
  desk.remove('serviceCase', made.id)
  expect(told().count).toBe(before.count)
})

test('a list of missed limits grows with the clock, though nothing is written', () => {
  const filter = casesBehind(scope({}), { of: 'overdue' }, now())
  const size = () => desk.lists.page(desk.chief, serviceCase, { filter, offset: 0, limit: 1 }).total
  const before = size()!
  desk.clock.forward(6 * day)
  expect(size()).toBeGreaterThan(before)
})
