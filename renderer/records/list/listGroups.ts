import type { ListName } from '../../../shared/dictionaries.ts'
import type { Entity } from '../../../shared/entity.ts'
import { dayAfter } from '../../../shared/fields/date.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import type { Condition, Filter, Sort } from '../../../shared/filter.ts'
import { columnSpec } from './columns.ts'

/** Rows that stand together because they have what a list is sorted by in common. */
export interface ListGroup {
  /** A span of days, `yes` or `no`, or the code of a choice; `empty` for what has nothing there. */
  readonly key: string
  readonly of: 'limit' | 'day' | 'choice' | 'yesNo'
  readonly filter: Filter
}

/** More heads than this lead nowhere. */
const mostGroups = 30

/**
 * The groups of a list in the order of its sort, those without a row among them; none where the field makes none. `codes`
 * gives the codes of a dictionary in the office's order. `now` is in UTC milliseconds.
 */
export function groupsOf(
  entity: Entity,
  { field, descending }: Sort,
  codes: (dictionary: ListName) => readonly string[],
  now: number,
): ListGroup[] {
  const spec = columnSpec(entity, field)
  const of = spec && kindOfGroups(spec)
  if (!of) return []
  const groups = {
    limit: () => limits(field, now),
    day: () => days(field, now),
    choice: () => each(codes(spec.dictionary!), (code) => ({ field, op: 'oneOf', value: [code] })),
    yesNo: () => each(['no', 'yes'], (key) => ({ field, op: 'is', value: key === 'yes' })),
  }[of]()
  if (groups.length > mostGroups) return []
  // What is empty stands last in either direction.
  const empty = { key: 'empty', filter: { field, op: 'empty' } as const }
  return [...(descending ? groups.reverse() : groups), empty].map((group) => ({ ...group, of }))
}

/** Whether rows that are sorted by a field stand in groups. */
export const makesGroups = (entity: Entity, field: string): boolean => {
  const spec = columnSpec(entity, field)
  return spec !== undefined && kindOfGroups(spec) !== undefined
}

function kindOfGroups(spec: FieldSpec): ListGroup['of'] | undefined {
  // A limit for something that may have come is over or not whatever its day: such rows stand in no order of it.
  if (spec.kind === 'instant' && spec.limits) return spec.limits.length === 0 ? 'limit' : undefined
  if (spec.kind === 'instant' || spec.kind === 'date') return 'day'
  if (spec.kind === 'choice') return 'choice'
  return spec.kind === 'yesNo' ? 'yesNo' : undefined
}

type Part = Omit<ListGroup, 'of'>

const each = (keys: readonly string[], filter: (key: string) => Condition): Part[] =>
  keys.map((key) => ({ key, filter: filter(key) }))

const between = (field: string, now: number, from: number, to: number): Condition => ({
  field,
  op: 'between',
  value: [dayAfter(now, from), dayAfter(now, to)],
})
const ahead = (field: string, now: number): Part[] => [
  { key: 'threeDays', filter: between(field, now, 1, 3) },
  { key: 'later', filter: { field, op: 'after', value: dayAfter(now, 3) } },
]

const limits = (field: string, now: number): Part[] => [
  { key: 'over', filter: { field, op: 'missed' } },
  {
    key: 'today',
    filter: {
      all: [
        { field, op: 'today' },
        { field, op: 'notMissed' },
      ],
    },
  },
  ...ahead(field, now),
]

const days = (field: string, now: number): Part[] => [
  { key: 'earlier', filter: { field, op: 'before', value: dayAfter(now, -30) } },
  { key: 'month', filter: between(field, now, -30, -8) },
  { key: 'week', filter: between(field, now, -7, -2) },
  { key: 'yesterday', filter: between(field, now, -1, -1) },
  { key: 'today', filter: between(field, now, 0, 0) },
  ...ahead(field, now),
]
