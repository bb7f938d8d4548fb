import type { AnyRow, Entity } from '../../shared/entity.ts'
import type { FieldSpec } from '../../shared/fields/field.ts'
import type { Condition, Filter } from '../../shared/filter.ts'

/** All that a filter may look at, as plain data. */
export interface OracleWorld {
  readonly registry: Readonly<Record<string, Entity>>
  /** Every record, deleted ones too, by entity. */
  readonly rows: Readonly<Record<string, readonly AnyRow[]>>
  readonly views: Readonly<Record<string, Filter | null>>
  readonly user: string
  /** Days of the test, as `YYYY-MM-DD`. */
  readonly today: string
  /** UTC milliseconds. */
  readonly now: number
}

/** Whether a record answers a filter, worked out one record at a time and without SQL. */
export function answers(world: OracleWorld, entity: string, filter: Filter, row: AnyRow): boolean {
  const live = (name: string) => (world.rows[name] ?? []).filter((each) => each.deletedAt === null)
  const also = (part: Filter) => answers(world, entity, part, row)
  if ('all' in filter) return filter.all.every(also)
  if ('any' in filter) return filter.any.some(also)
  if ('view' in filter) {
    const asked = world.views[filter.view] ?? null
    return (asked === null || also(asked)) !== (filter.not ?? false)
  }
  if ('related' in filter) {
    const { related, by, where } = filter
    const tied = live(related).filter((each) => each[by] === row.id)
    const found = tied.some((each) => where === null || answers(world, related, where, each))
    return found === filter.has
  }
  if ('through' in filter) {
    const { to } = world.registry[entity]!.fields[filter.through]!
    const there = live(to!).find(({ id }) => id === row[filter.through])
    return there !== undefined && answers(world, to!, filter.where, there)
  }
  if ('found' in filter) throw new Error('What search finds has tests of its own')
  const spec = world.registry[entity]!.fields[filter.field] ?? systemSpecs[filter.field]!
  return answersCondition(world, spec, filter, row)
}

const systemSpecs: Readonly<Record<string, FieldSpec>> = {
  createdAt: { kind: 'instant', required: false, derived: true },
  updatedAt: { kind: 'instant', required: false, derived: true },
  createdBy: { kind: 'reference', to: 'user', required: false, derived: true },
  updatedBy: { kind: 'reference', to: 'user', required: false, derived: true },
}

function answersCondition(
  world: OracleWorld,
  spec: FieldSpec,
  condition: Condition,
  row: AnyRow,
): boolean {
  const { op, value } = condition
  const held = row[condition.field] ?? null
  const opposite = opposites[op]
  if (opposite) return !answersCondition(world, spec, { ...condition, op: opposite }, row)
  if (op === 'filled') return held !== null
  if (held === null) return false
  const list = (Array.isArray(value) ? value : [value]).map((each) => letters(String(each)))
  const day = dayOf(spec, held)
  const ahead = (days: number) => shifted(world.today, days)
  const days = Math.min(Math.max(Math.floor(Number(value)), 0), 36_500)
  const [year, month] = [world.today.slice(0, 4), world.today.slice(0, 7)]
  switch (op) {
    case 'contains':
      return words(spec, held).includes(typed(spec, value))
    case 'beginsWith':
      return words(spec, held).startsWith(typed(spec, value))
    case 'is':
      if (spec.kind === 'date' || spec.kind === 'instant') return day === value
      return isAmount(spec) || spec.kind === 'yesNo'
        ? held === value
        : words(spec, held) === typed(spec, value)
    case 'oneOf':
      return spec.kind === 'choice' || spec.kind === 'reference'
        ? list.includes(String(held))
        : list.some((each) => words(spec, held) === typed(spec, each))
    case 'atLeast':
      return Number(held) >= Number(value)
    case 'atMost':
      return Number(held) <= Number(value)
    case 'between': {
      const [from, to] = value as readonly [number, number]
      return isAmount(spec)
        ? from <= Number(held) && Number(held) <= to
        : String(from) <= day && day <= String(to)
    }
    case 'before':
      return day < String(value)
    case 'after':
      return day > String(value)
    case 'lastDays':
      return ahead(-days) <= day && day <= world.today
    case 'nextDays':
      return world.today <= day && day <= ahead(days)
    case 'today':
      return day === world.today
    case 'thisWeek':
      return mondayOf(day) === mondayOf(world.today)
    case 'thisMonth':
      return day.startsWith(month)
    case 'lastMonth':
      return day.startsWith(shifted(`${month}-01`, -1).slice(0, 7))
    case 'thisYear':
      return day.startsWith(year)
    case 'past':
      return day < world.today
    case 'missed': {
      const came = spec.limits!.map((field) => row[field]).find((each) => each !== null)
      return Number(held) < Number(came ?? world.now)
    }
    case 'anniversaryWithin': {
      const coming = Array.from({ length: Math.min(days, 366) + 1 }, (_, at) => ahead(at).slice(5))
      // In a common year the last day of February stands between two others.
      const leap = coming.some((each, at) => each === '02-28' && at + 1 < coming.length)
      return coming.includes(day.slice(5)) || (leap && day.endsWith('-02-29'))
    }
    case 'mine':
      return held === world.user
    case 'myDepartment':
    case 'ofDepartment': {
      const own = world.rows.user!.find(({ id }) => id === world.user)!.department
      const below = departmentsBelow(world, op === 'myDepartment' ? [own] : list)
      if (spec.to === 'department') return below.has(held)
      return below.has(world.rows.user!.find(({ id }) => id === held)?.department)
    }
    case 'within': {
      const { region = '' } = held as { region?: string }
      return list.some(
        (code) =>
          /^\d{6}$/.test(code) &&
          region !== '' &&
          region.startsWith(code.replace(/(00){1,2}$/, '')),
      )
    }
    case 'hasTag':
      return (held as readonly string[]).some((tag) => list.includes(tag))
    default:
      throw new Error(`No answer to ${op}`)
  }
}

/** What is empty does not answer a question, and so answers its opposite. */
const opposites: Partial<Record<Condition['op'], Condition['op']>> = {
  notContains: 'contains',
  isNot: 'is',
  noneOf: 'oneOf',
  notLastDays: 'lastDays',
  notWithin: 'within',
  notMissed: 'missed',
  hasNotTag: 'hasTag',
  empty: 'filled',
}

const isAmount = ({ kind }: FieldSpec) => ['number', 'money', 'duration'].includes(kind)

/** Whole characters, and none that can't be seen. */
const letters = (text: string) =>
  [...text.toWellFormed()]
    .map((letter) => (letter < ' ' || letter === '\u007f' ? '\0' : letter))
    .join('')
    .replace(/\0+/g, ' ')

/** Capitals of plain Latin letters are the same letters; a phone number is its digits and signs. */
const plain = ({ kind }: FieldSpec, text: string) =>
  (kind === 'phone' ? text.replace(/[-()./ ]/g, '') : text)
    .toWellFormed()
    .replace(/[A-Z]/g, (capital) => capital.toLowerCase())
const typed = (spec: FieldSpec, value: unknown) => plain(spec, letters(String(value)))

function words(spec: FieldSpec, held: unknown): string {
  if (spec.kind === 'address') {
    const { country, place, line, postcode } = held as Record<string, string | undefined>
    return plain(
      spec,
      [country, place, line, postcode].filter((each) => each !== undefined).join(' '),
    )
  }
  if (spec.kind === 'attachments') {
    return plain(spec, (held as { name: string }[]).map(({ name }) => name).join('\n'))
  }
  return plain(spec, String(held))
}

function dayOf(spec: FieldSpec, held: unknown): string {
  if (spec.kind !== 'instant') return String(held)
  const at = new Date(Number(held))
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part, index) => String(part).padStart(index ? 2 : 4, '0'))
    .join('-')
}

/** A day so many days on, counted in UTC, which has no summer time. */
function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

function mondayOf(day: string): string {
  for (let back = 0; back < 7; back += 1) {
    const each = shifted(day, -back)
    if (new Date(each).getUTCDay() === 1) return each
  }
  return day
}

function departmentsBelow(world: OracleWorld, roots: readonly unknown[]): Set<unknown> {
  const found = new Set<unknown>(roots.filter((each) => each !== null))
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const each of world.rows.department!) {
      if (each.deletedAt === null && found.has(each.parent)) found.add(each.id)
    }
  }
  return found
}
