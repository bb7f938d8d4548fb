import { computed } from 'vue'
import { mostMonths, type CaseScope } from '../../../../shared/api/figures.ts'
import { dictionaries, type ChoiceOf } from '../../../../shared/dictionaries.ts'
import { dayOf, isDate } from '../../../../shared/fields/date.ts'
import { useLookups } from '../../../lookups.ts'
import { now } from '../../../now.ts'
import { remembered } from '../../../remembered.ts'

export const spans = ['months12', 'months3', 'thisYear', 'lastYear', 'own'] as const
export type Span = (typeof spans)[number]

const kinds = ['all', ...dictionaries.caseKind.codes] as const

/** What is pictured, as somebody left it on this device. */
export const span = remembered<Span>('laike.figures.span', 'months12', (value) =>
  spans.some((each) => each === value),
)
/** The days of a span of one's own; null as long as nobody said. */
export const ownDays = remembered<Days | null>('laike.figures.days', null, isDays)
export const kind = remembered<ChoiceOf<'caseKind'> | 'all'>(
  'laike.figures.kind',
  'complaint',
  (value) => kinds.some((each) => each === value),
)
/** Id of a department; empty for everyone. */
export const department = remembered<string>('laike.figures.department', '')

type Days = Pick<CaseScope, 'from' | 'to'>

function isDays(value: unknown): boolean {
  const { from, to } = (value ?? {}) as Partial<Days>
  return [from, to].every((day) => typeof day === 'string' && isDate(day)) && from! <= to!
}

/** Days as far as they can be pictured at once: from an earlier one, the last months of them. */
export function picturable({ from, to }: Days): Days {
  const [year, month] = to.split('-').map(Number) as [number, number]
  const earliest = dayOf(new Date(year, month - mostMonths, 1).getTime())
  return { from: from < earliest ? earliest : from, to }
}

/** Days from the first to the last of a span: whole months, up to today. */
export function daysOfSpan(span: Span, at: number): Days {
  const today = new Date(at)
  const [year, month] = [today.getFullYear(), today.getMonth()]
  const day = (...date: [number, number, number]) => dayOf(new Date(...date).getTime())
  const to = dayOf(at)
  switch (span) {
    case 'months12':
      return { from: day(year, month - 11, 1), to }
    case 'months3':
      return { from: day(year, month - 2, 1), to }
    case 'thisYear':
      return { from: day(year, 0, 1), to }
    case 'own':
      return ownDays.value ?? daysOfSpan('months12', at)
    case 'lastYear':
      return { from: day(year - 1, 0, 1), to: day(year - 1, 11, 31) }
  }
}

/** The scope that figures are asked for now; a department that is gone is no longer asked for. */
export function useFigureScope() {
  const lookups = useLookups()
  return computed((): CaseScope => {
    const there = lookups.departments.some(({ id }) => id === department.value)
    return {
      ...daysOfSpan(span.value, now.value),
      kind: kind.value === 'all' ? null : kind.value,
      department: there ? department.value : null,
    }
  })
}
