import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import { daySpan, daysIn } from '../../../shared/domain/daySpan.ts'
import { comparedWith } from '../../../shared/fields/asking.ts'
import { dayAfter, dayOf } from '../../../shared/fields/date.ts'
import type { FieldKind, FieldSpec } from '../../../shared/fields/field.ts'
import type { Condition, Operator } from '../../../shared/filter.ts'
import { idsIn } from '../database/query.ts'

/** A question about a field of a record, with all that its answer depends on. */
export interface FieldQuestion {
  readonly entity: string
  readonly id: Expression<unknown>
  readonly column: Expression<unknown>
  readonly spec: FieldSpec
  /** Another field of the same record. */
  readonly beside: (field: string) => Expression<unknown>
  readonly condition: Condition
  /** Id of whoever asks. */
  readonly user: string | null
  /** UTC milliseconds. */
  readonly now: number
}

type Answer = Expression<SqlBool>

/** A question about a field as SQL, which it must fit: `questionProblem` tells. */
export const fieldQuestion = (asked: FieldQuestion): Answer => answers[asked.condition.op](asked)

const answers: Readonly<Record<Operator, (asked: FieldQuestion) => Answer>> = {
  contains: (asked) => isLike(asked, '%'),
  notContains: (asked) => not(isLike(asked, '%')),
  beginsWith: (asked) => isLike(asked, ''),
  is: (asked) => is(asked),
  isNot: (asked) => not(is(asked)),
  oneOf: (asked) => isOneOf(asked),
  noneOf: (asked) => not(isOneOf(asked)),
  atLeast: ({ column, condition }) => sql`${column} >= ${condition.value}`,
  atMost: ({ column, condition }) => sql`${column} <= ${condition.value}`,
  between: (asked) => isBetween(asked),
  before: (asked) => isOutside(asked, 'before'),
  after: (asked) => isOutside(asked, 'after'),
  lastDays: (asked) => isInDays(asked),
  notLastDays: (asked) => not(isInDays(asked)),
  nextDays: (asked) => isInDays(asked),
  today: (asked) => isInDays(asked),
  thisWeek: (asked) => isInDays(asked),
  thisMonth: (asked) => isInDays(asked),
  lastMonth: (asked) => isInDays(asked),
  thisYear: (asked) => isInDays(asked),
  past: (asked) => isInDays(asked),
  anniversaryWithin: (asked) => comesRound(asked),
  missed: (asked) => isMissed(asked),
  notMissed: (asked) => not(isMissed(asked)),
  mine: ({ column, user }) => sql`${column} = ${user}`,
  myDepartment: (asked) => isOf(asked, sql`select department from user where id = ${asked.user}`),
  ofDepartment: (asked) => isOf(asked, sql`select value from json_each(${listed(asked)})`),
  within: (asked) => isWithin(asked),
  notWithin: (asked) => not(isWithin(asked)),
  hasTag: (asked) => hasTag(asked),
  hasNotTag: (asked) => not(hasTag(asked)),
  empty: ({ column }) => sql`${column} is null`,
  filled: ({ column }) => sql`${column} is not null`,
}

/** What is empty does not answer a question, and so answers its opposite. */
const not = (answer: Answer): Answer => sql`(${answer}) is not true`

/** Text as the store keeps it: whole characters, and no control characters, at the first of which LIKE would end. */
const kept = (typed: unknown) =>
  String(typed)
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')

/** What was chosen or typed, as a JSON list: a query for any number of them is one and the same. */
const listed = ({ condition: { value }, spec }: FieldQuestion) =>
  JSON.stringify([value].flat().map((each) => comparable(spec.kind, kept(each))))

/** A number to dial is the same whatever stands between its digits. */
const comparable = (kind: FieldKind, typed: string) =>
  kind === 'phone' ? typed.replace(/[ \-()./]/g, '') : typed

/** What a field says in words, to be compared with what somebody typed. */
function wordsOf({ column, spec: { kind } }: FieldQuestion): Expression<unknown> {
  if (kind === 'phone') return withoutAll(column, [' ', '-', '(', ')', '.', '/'])
  if (kind === 'attachments') {
    return sql`(select group_concat(value ->> 'name', char(10)) from json_each(${column}))`
  }
  if (kind !== 'address') return column
  // Its region is a code, asked for by `within`.
  const parts = ['country', 'place', 'line', 'postcode'].map((part) => sql`${column} ->> ${part}`)
  return sql`concat_ws(' ', ${sql.join(parts)})`
}

const withoutAll = (column: Expression<unknown>, marks: readonly string[]) =>
  marks.reduce((text, mark) => sql`replace(${text}, ${sql.lit(mark)}, '')`, column)

/** `%` and `_` in what people type are just letters. */
function isLike(asked: FieldQuestion, before: '%' | ''): Answer {
  const typed = comparable(asked.spec.kind, kept(asked.condition.value))
  const pattern = `${before}${typed.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${wordsOf(asked)} like ${pattern} escape '\\'`
}

function is(asked: FieldQuestion): Answer {
  const { column, condition, spec } = asked
  switch (comparedWith(spec.kind)) {
    case 'day':
      return isInDays(asked)
    case 'text':
      return sql`${wordsOf(asked)} = ${comparable(spec.kind, kept(condition.value))} collate nocase`
    default:
      return sql`${column} = ${Number(condition.value)}`
  }
}

function isOneOf(asked: FieldQuestion): Answer {
  const { column, spec } = asked
  const list = idsIn(listed(asked))
  const isCode = spec.kind === 'choice' || spec.kind === 'reference'
  return isCode ? sql`${column} in ${list}` : sql`${wordsOf(asked)} collate nocase in ${list}`
}

function isBetween(asked: FieldQuestion): Answer {
  const { column, condition, spec } = asked
  if (comparedWith(spec.kind) === 'day') return isInDays(asked)
  const [from, to] = condition.value as readonly number[]
  return sql`${column} between ${from} and ${to}`
}

/** The moments at which a local day begins and ends. */
function momentsOf(day: string): [number, number] {
  const at = new Date(`${day}T00:00:00`)
  return [at.getTime(), at.setDate(at.getDate() + 1)]
}

/** Whether a day or moment lies in the span of local days that the question is about. */
function isInDays({ column, condition, spec, now }: FieldQuestion): Answer {
  const [from, to] = daySpan(condition, now) ?? [null, null]
  const isDay = spec.kind === 'date'
  const bounds = [
    ...(from === null ? [] : [sql`${column} >= ${isDay ? from : momentsOf(from)[0]}`]),
    ...(to === null
      ? []
      : [isDay ? sql`${column} <= ${to}` : sql`${column} < ${momentsOf(to)[1]}`]),
  ]
  return sql`(${sql.join(bounds, sql` and `)})`
}

/** Whether what a limit is for came after it; what has not come is later than now. */
function isMissed({ column, spec, beside, now }: FieldQuestion): Answer {
  const came = (spec.limits ?? []).map(beside)
  if (came.length === 0) return sql`${column} < ${now}`
  return sql`${column} < coalesce(${sql.join([...came, sql`${now}`])})`
}

function isOutside({ column, condition, spec }: FieldQuestion, side: 'before' | 'after'): Answer {
  const day = String(condition.value)
  const [start, end] = momentsOf(day)
  if (side === 'before') return sql`${column} < ${spec.kind === 'date' ? day : start}`
  return spec.kind === 'date' ? sql`${column} > ${day}` : sql`${column} >= ${end}`
}

/** Month and day from today to so many days ahead, over the end of the year too. */
function comesRound({ column, condition, now }: FieldQuestion): Answer {
  const ahead = daysIn(condition, 365)
  if (ahead === 365) return sql`${column} is not null`
  const [from, to] = [dayOf(now).slice(5), dayAfter(now, ahead).slice(5)]
  const day = sql`substr(${column}, 6)`
  return from <= to
    ? sql`${day} between ${from} and ${to}`
    : sql`(${day} >= ${from} or ${day} <= ${to})`
}

/** Whether a person or department belongs to one of these departments, or to one below. */
function isOf({ column, spec }: FieldQuestion, departments: RawBuilder<unknown>): Answer {
  const wanted =
    spec.to === 'department'
      ? sql`select id from below`
      : sql`select user.id from user where user.department in (select id from below)`
  return sql`${column} in (
    with recursive below(id) as (
      ${departments} union
      select department.id from department join below on department.parent = below.id
      where department."deletedAt" is null
    ) ${wanted})`
}

/** Province, city or county by the significant digits of its code, and all that lies below it. */
function isWithin(asked: FieldQuestion): Answer {
  const codes = (JSON.parse(listed(asked)) as string[]).filter((code) => /^\d{6}$/.test(code))
  const digits = codes.map((code) => code.replace(/(00){1,2}$/, ''))
  const region = sql`${asked.column} ->> 'region'`
  const ranks = [2, 4, 6].flatMap((length) => {
    const same = digits.filter((each) => each.length === length)
    if (same.length === 0) return []
    return [sql`substr(${region}, 1, ${sql.lit(length)}) in ${idsIn(JSON.stringify(same))}`]
  })
  return ranks.length > 0 ? sql`(${sql.join(ranks, sql` or `)})` : sql`false`
}

const hasTag = (asked: FieldQuestion): Answer =>
  sql`exists (select 1 from tagged where tagged.record = ${asked.id}
    and tagged.entity = ${asked.entity} and tagged.tag in ${idsIn(listed(asked))})`
