import { sql } from 'kysely'
import type { CaseCount, CaseFigures, CaseMonth, CaseScope } from '../../../shared/api/figures.ts'
import {
  caseAges,
  caseGrades,
  casesBehind,
  lateCases,
  monthsOf,
  onTimeCases,
  overdueCases,
  reopenedCases,
  solvedCases,
  receivedAgo,
  type CaseFigure,
} from '../../../shared/domain/caseFigures.ts'
import type { Filter } from '../../../shared/filter.ts'
import type { Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { filterSql } from '../records/filterSql.ts'
import { wantedRows, type ListDesk } from '../records/listQueries.ts'
import { askable } from '../records/segments.ts'
import type { VisibleRows } from '../records/visible.ts'
import { countedByProvince } from './countedByProvince.ts'
import { medianTime } from './medianTime.ts'

/** What figures are counted from. */
export type FigureDesk = Pick<ListDesk, 'reading' | 'registry' | 'rules' | 'clock'>

/** Products told apart; the others are counted together. */
const mostProducts = 10

const count = sql<number>`count(*)`.as('count')
const column = (name: string) => sql.ref(`serviceCase.${name}`)
const grade = sql<number>`case ${column('satisfaction')} ${sql.join(
  caseGrades.map((code, at) => sql`when ${sql.lit(code)} then ${sql.lit(caseGrades.length - at)}`),
  sql` `,
)} end`

/** All figures of service that somebody may know: they count what this person sees, and nothing else. */
export function serviceFigures(desk: FigureDesk, actor: Actor, scope: CaseScope): CaseFigures {
  const { reading, clock, registry, rules } = desk
  const entity = entityIn(desk, 'serviceCase')
  const asking = { actor, now: clock.now(), registry, rules }
  const ready = (filter: Filter) => askable(desk, actor, entity, filter)
  const cases = (figure: CaseFigure): VisibleRows =>
    wantedRows(desk, { actor, entity, filter: ready(casesBehind(scope, figure, asking.now)) })

  /** How many of the cases at hand answer a filter. */
  const those = <Name extends string>(name: Name, filter: Filter) => {
    const wanted = ready(filter)
    return (eb: Parameters<typeof filterSql>[0]) =>
      sql<number>`count(*) filter (where ${filterSql(eb, entity, wanted, asking)})`.as(name)
  }

  /** A month's cases in small heaps of the same kind, channel and cause: from these most figures are added up. */
  const heapsOf = (month: string): Heap[] =>
    reading
      .all(
        cases({ of: 'month', month })
          .select(['serviceCase.kind', 'serviceCase.channel', 'serviceCase.cause'])
          .select([count, sql<number>`count(${grade})`.as('graded')])
          .select(sql<number>`coalesce(sum(${grade}), 0)`.as('grades'))
          .select(those('late', lateCases))
          .select(those('onTime', onTimeCases))
          .select(those('solved', solvedCases))
          .select(those('reopened', reopenedCases))
          .groupBy(['kind', 'channel', 'cause']),
      )
      .map((heap) => ({ ...heap, month }) as Heap)

  const months = monthsOf(scope)
  const heaps = months.flatMap(heapsOf)
  const products = reading.all(
    cases({ of: 'all' })
      .select([sql<string | null>`min(${column('product')})`.as('key'), count])
      // Letters of either size make one product, as they do for the list behind it.
      .groupBy(sql`${column('product')} collate nocase`)
      .orderBy('count', 'desc')
      .orderBy('key'),
  )
  const named = products.filter(({ key }) => key !== null)
  const others = named.slice(mostProducts)

  return {
    count: sumOf(heaps, 'count'),
    kinds: countedBy(heaps, 'kind'),
    causes: countedBy(heaps, 'cause'),
    products: products.filter((each) => !others.includes(each)),
    otherProducts: {
      count: others.reduce((sum, each) => sum + each.count, 0),
      products: others.length,
    },
    months: months.map((month) => monthFrom(month, heaps)),
    channels: countedBy(heaps, 'channel'),
    regions: countedByProvince(desk, actor, cases({ of: 'all' })),
    handlers: reading.all(
      cases({ of: 'open' })
        .select(sql<string | null>`${column('owner')}`.as('key'))
        .select(sql<number>`count(*)`.as('open'))
        .select(those('overdue', overdueCases))
        .groupBy(sql`1`)
        .orderBy('open', 'desc')
        .orderBy('key'),
    ),
    ages: Object.values(
      reading.first(
        caseAges.reduce(
          (rows, _, age) => rows.select(those(`age${age}`, receivedAgo(age, asking.now))),
          cases({ of: 'open' }) as VisibleRows,
        ) as unknown as ReturnType<VisibleRows['selectAll']>,
      ) ?? {},
    ).map(Number),
    answer: medianTime(desk, cases({ of: 'answered' }), 'answeredAt'),
    solution: medianTime(desk, cases({ of: 'solvedNow' }), 'solvedAt'),
    solved: sumOf(heaps, 'solved'),
    reopened: sumOf(heaps, 'reopened'),
  }
}

/** Cases of one month that have their kind, channel and cause in common. */
interface Heap {
  readonly month: string
  readonly kind: string
  readonly channel: string | null
  readonly cause: string | null
  readonly count: number
  readonly graded: number
  readonly grades: number
  readonly late: number
  readonly onTime: number
  readonly solved: number
  readonly reopened: number
}

const sumOf = (
  heaps: readonly Heap[],
  what: Exclude<keyof Heap, 'month' | 'kind' | 'channel' | 'cause'>,
): number => heaps.reduce((sum, heap) => sum + heap[what], 0)

function monthFrom(month: string, all: readonly Heap[]): CaseMonth {
  const heaps = all.filter((heap) => heap.month === month)
  return {
    month,
    count: sumOf(heaps, 'count'),
    late: sumOf(heaps, 'late'),
    onTime: sumOf(heaps, 'onTime'),
    graded: sumOf(heaps, 'graded'),
    grades: sumOf(heaps, 'grades'),
  }
}

/** Cases by what they have in common, most first. */
function countedBy(heaps: readonly Heap[], by: 'kind' | 'channel' | 'cause'): CaseCount[] {
  const counts = new Map<string | null, number>()
  for (const heap of heaps) counts.set(heap[by], (counts.get(heap[by]) ?? 0) + heap.count)
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || String(a.key).localeCompare(String(b.key)))
}
