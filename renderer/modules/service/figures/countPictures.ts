import type { CaseCount, CaseFigures } from '../../../../shared/api/figures.ts'
import { caseAges, type CaseFigure } from '../../../../shared/domain/caseFigures.ts'
import { keptFrom } from '../../../../shared/rights/knownEntity.ts'
import { pointsFor, type Chart, type ChartPoint } from '../../../charts/chart.ts'
import { paretoShare } from '../../../charts/chartOption.ts'
import { useLookups } from '../../../lookups.ts'
import { useSession } from '../../../session.ts'
import { failureText, labelOf, locale, t } from '../../../words.ts'
import { causeGroups, type CauseLevel } from './causeGroups.ts'
import { countWords, shareWords } from './figureWords.ts'
import type { Picture } from './picture.ts'

/** So many cases have something in common, and this is which they are. */
interface Bar {
  readonly point: ChartPoint
  readonly count: number
  readonly behind: CaseFigure
}

const bar = (key: string | null, label: string, count: number, behind: CaseFigure): Bar => ({
  point: {
    ...{ key: key ?? 'none', label },
    ...{ quiet: key === null || key === 'rest', beyond: key === 'rest' },
  },
  count,
  behind,
})

function chartOf(kind: Chart['kind'], bars: readonly Bar[]): Chart {
  const values = bars.map(({ count }) => count)
  return {
    kind,
    points: bars.map(({ point }) => point),
    series: [{ key: 'count', name: t('figures.cases'), values, tone: 'c1' }],
    say: countWords,
  }
}

function picture(
  key: 'causes' | 'kinds' | 'products' | 'channels' | 'regions' | 'ages',
  kind: Chart['kind'],
  bars: readonly Bar[],
): Picture {
  return {
    key,
    title: t(`figures.charts.${key}`),
    about: t(`figures.abouts.${key}`),
    chart: chartOf(kind, bars),
    behind: ({ point }) => bars[point]!.behind,
  }
}

/** Most causes that stand in a picture by themselves. */
const mostCauses = 6
/** Most provinces. */
const mostRegions = 12

/** Why cases came about, most first, with the share of the first few. */
export function causesPicture({ causes }: CaseFigures, level: CauseLevel): Picture {
  const lookups = useLookups()
  const lines = lookups.causes(locale.value)
  const groups = causeGroups(causes, lines, level)
  const shown = groups.length === mostCauses + 1 ? groups.length : mostCauses
  const [few, others] = [groups.slice(0, shown), groups.slice(shown)]
  const called = new Map(lines.map((line) => [line.id, line]))
  const bars = few.map(({ id, keys, count }) => {
    const line = called.get(id)
    const made = bar(id, line?.called ?? t('filter.goneValue'), count, { of: 'causes', keys })
    return { ...made, point: { ...made.point, ...(line && { name: line.path }) } }
  })
  if (others.length > 0) {
    const count = others.reduce((sum, each) => sum + each.count, 0)
    const keys = others.flatMap((each) => each.keys)
    bars.push(
      bar('rest', t('figures.rest.kinds', { count: others.length }), count, { of: 'causes', keys }),
    )
  }
  const made = picture('causes', 'pareto', bars)
  // All that is left over is no cause to begin with.
  const first = Math.min(pointsFor(made.chart, paretoShare), few.length)
  const whole = bars.reduce((sum, { count }) => sum + count, 0)
  const share = bars.slice(0, first).reduce((sum, { count }) => sum + count, 0) / (whole || 1)
  const unexplained = causes.find(({ key }) => key === null)?.count ?? 0
  return {
    ...made,
    finding: [
      first > 0 && t('figures.findings.causes', { count: first, share: shareWords(share) }),
      unexplained > 0 && t('figures.findings.unexplained', { count: unexplained }),
    ]
      .filter(Boolean)
      .join(locale.value === 'en' ? '; ' : '；'),
  }
}

const byCode = (
  key: 'kinds' | 'channels',
  of: 'kind' | 'channel',
  dictionary: 'caseKind' | 'caseChannel',
  counts: readonly CaseCount[],
): Picture =>
  picture(
    key,
    'lying',
    nullsLast(counts).map(({ key, count }) =>
      bar(key, key === null ? t('figures.none') : labelOf(dictionary, key), count, { of, key }),
    ),
  )

const nullsLast = (counts: readonly CaseCount[]) => [
  ...counts.filter(({ key }) => key !== null),
  ...counts.filter(({ key }) => key === null),
]

export const kindsPicture = ({ kinds }: CaseFigures): Picture =>
  byCode('kinds', 'kind', 'caseKind', kinds)

export const channelsPicture = ({ channels }: CaseFigures): Picture =>
  byCode('channels', 'channel', 'caseChannel', channels)

export function productsPicture({ products, otherProducts }: CaseFigures): Picture {
  const named = products.flatMap(({ key }) => (key === null ? [] : [key]))
  const bars = nullsLast(products).map(({ key, count }) =>
    bar(key, key ?? t('figures.none'), count, { of: 'product', key }),
  )
  if (otherProducts.count > 0) {
    const label = t('figures.rest.kinds', { count: otherProducts.products })
    const rest = bar('rest', label, otherProducts.count, { of: 'otherProducts', but: named })
    bars.splice(named.length, 0, rest)
  }
  return picture('products', 'lying', bars)
}

export function regionsPicture({ regions }: CaseFigures): Picture {
  const lookups = useLookups()
  const known = regions.filter(({ key }) => key !== null)
  const others = known.slice(mostRegions)
  const bars = known
    .slice(0, mostRegions)
    .map(({ key, count }) =>
      bar(key, lookups.regionShort(key!) || key!, count, { of: 'regions', keys: [key!] }),
    )
  if (others.length > 0) {
    const count = others.reduce((sum, each) => sum + each.count, 0)
    const keys = others.map(({ key }) => key!)
    const label = t('figures.rest.places', { count: others.length })
    bars.push(bar('rest', label, count, { of: 'regions', keys }))
  }
  for (const { key, count } of regions) {
    if (key === null)
      bars.push(bar(null, t('figures.elsewhere'), count, { of: 'regions', keys: null }))
  }
  const { person } = useSession()
  const kept = person && keptFrom({ name: 'customer' }, person, 'address')
  const missing =
    kept && kept !== 'read' ? failureText({ path: [], key: 'figuresKept' }) : undefined
  return { ...picture('regions', 'lying', bars), missing }
}

export function agesPicture({ ages }: CaseFigures): Picture {
  const bars = caseAges.map(([from, to], age) => {
    const label =
      to === null
        ? t('figures.ages.over', { to: from - 1 })
        : to === 0
          ? t('figures.ages.today')
          : t('figures.ages.days', { from, to })
    return bar(String(age), label, ages[age] ?? 0, { of: 'age', age })
  })
  return picture('ages', 'bars', bars)
}
