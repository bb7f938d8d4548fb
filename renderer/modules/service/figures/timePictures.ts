import type { CaseFigures, CaseHandler, CaseMonth } from '../../../../shared/api/figures.ts'
import type { Chart } from '../../../charts/chart.ts'
import { useLookups } from '../../../lookups.ts'
import { t } from '../../../words.ts'
import { countWords, gradeWords, monthWords, shareWords } from './figureWords.ts'
import type { Picture } from './picture.ts'

/** The share of answers that the office wants to give in time. */
export const goal = 0.95

const pointsOf = (months: readonly CaseMonth[]): Chart['points'] =>
  months.map(({ month }) => ({ key: month, ...monthWords(month) }))

const sum = (months: readonly CaseMonth[], of: keyof Omit<CaseMonth, 'month'>) =>
  months.reduce((all, each) => all + each[of], 0)

/** A share or a mean; null of nothing. */
export const over = (part: number, whole: number): number | null =>
  whole > 0 ? part / whole : null

/** Cases received by month, those on time under the late ones. */
export function monthsPicture({ months }: CaseFigures): Picture {
  const parts = ['monthRest', 'monthLate'] as const
  return {
    key: 'months',
    title: t('figures.charts.months'),
    finding: t('figures.findings.months'),
    about: t('figures.abouts.months'),
    chart: {
      kind: 'bars',
      points: pointsOf(months),
      series: [
        {
          ...{ key: 'onTime', name: t('figures.onTime'), tone: 'c1' },
          values: months.map(({ count, late }) => count - late),
        },
        {
          ...{ key: 'late', name: t('figures.late'), tone: 'late' },
          values: months.map(({ late }) => late),
        },
      ],
      say: countWords,
    },
    behind: ({ point, series }) => ({
      of: series === null ? 'month' : parts[series]!,
      month: months[point]!.month,
    }),
  }
}

/** How much of what was to be answered was answered in time: over the span, and by month. */
export const rateOf = (months: readonly CaseMonth[]): number | null =>
  over(sum(months, 'onTime'), sum(months, 'onTime') + sum(months, 'late'))

export function ratePicture({ months }: CaseFigures): Picture {
  const rates = months.map((month) => rateOf([month]))
  const least = Math.min(...rates.map((rate) => rate ?? 1))
  const whole = rateOf(months)
  return {
    key: 'rate',
    title: t('figures.charts.rate'),
    headline: whole === null ? undefined : shareWords(whole),
    finding: t('figures.findings.rate', { goal: shareWords(goal) }),
    about: t('figures.abouts.rate'),
    chart: {
      kind: 'line',
      points: pointsOf(months),
      series: [{ key: 'rate', name: t('figures.onTime'), values: rates, tone: 'c1' }],
      say: shareWords,
      goal: { value: goal, label: t('figures.goal') },
      // As near as the months lie, and even enough to be read.
      ...{ floor: Math.min(0.7, Math.floor(least * 5) / 5), ceiling: 1 },
    },
    behind: ({ point }) => ({ of: 'monthLate', month: months[point]!.month }),
  }
}

export function gradesPicture({ months }: CaseFigures): Picture {
  const mean = over(sum(months, 'grades'), sum(months, 'graded'))
  return {
    key: 'grades',
    title: t('figures.charts.grades'),
    headline: mean === null ? undefined : gradeWords(mean),
    finding: t('figures.findings.grades', { count: sum(months, 'graded') }),
    about: t('figures.abouts.grades'),
    chart: {
      kind: 'line',
      points: pointsOf(months),
      series: [
        {
          ...{ key: 'grades', name: t('figures.tiles.grades'), tone: 'c3' },
          values: months.map(({ grades, graded }) => over(grades, graded)),
        },
      ],
      say: gradeWords,
      ...{ floor: 1, ceiling: 5 },
    },
    behind: ({ point }) => ({ of: 'monthGraded', month: months[point]!.month }),
  }
}

/** Most people that stand in a picture by themselves. */
const mostHandlers = 12

/** Open cases by whose they are, what is overdue apart. Of many people those who have least share a bar. */
export function handlersPicture({ handlers }: CaseFigures): Picture {
  const lookups = useLookups()
  const people = handlers.flatMap(({ key, ...counts }) => (key === null ? [] : [{ key, counts }]))
  const shown = people.length === mostHandlers + 1 ? people.length : mostHandlers
  const others = people.slice(shown)
  const rest = {
    keys: others.map(({ key }) => key),
    open: sumOf(others, 'open'),
    overdue: sumOf(others, 'overdue'),
    point: {
      key: 'rest',
      label: t('figures.rest.people', { count: others.length }),
      ...{ quiet: true, beyond: true },
    },
  }
  const bars = [
    ...handlers
      .filter(({ key }) => !rest.keys.includes(key!))
      .map(({ key, open, overdue }) => ({
        keys: key === null ? null : [key],
        open,
        overdue,
        point:
          key === null
            ? { key: 'nobody', label: t('figures.nobody'), quiet: true }
            : { key, label: lookups.user(key)?.name ?? t('filter.goneValue') },
      })),
    ...(others.length > 0 ? [rest] : []),
  ]
  const parts = ['handlersInTime', 'handlersOverdue'] as const
  return {
    key: 'handlers',
    title: t('figures.charts.handlers'),
    finding: t('figures.findings.handlers', {
      count: handlers.reduce((all, { open }) => all + open, 0),
    }),
    about: t('figures.abouts.handlers'),
    chart: {
      kind: 'lying',
      points: bars.map(({ point }) => point),
      series: [
        {
          ...{ key: 'inTime', name: t('figures.inTime'), tone: 'c1' },
          values: bars.map(({ open, overdue }) => open - overdue),
        },
        {
          ...{ key: 'overdue', name: t('figures.overdue'), tone: 'late' },
          values: bars.map(({ overdue }) => overdue),
        },
      ],
      notes: bars.map(({ overdue }) =>
        overdue > 0 ? t('figures.overdueNote', { count: overdue }) : '',
      ),
      say: countWords,
    },
    behind: ({ point, series }) => ({
      of: series === null ? 'handlers' : parts[series]!,
      keys: bars[point]!.keys,
    }),
  }
}

const sumOf = (
  people: readonly { readonly counts: Omit<CaseHandler, 'key'> }[],
  of: 'open' | 'overdue',
) => people.reduce((all, { counts }) => all + counts[of], 0)
