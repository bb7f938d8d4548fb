import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { dayAfter, dayOf } from '../../../shared/fields/date.ts'
import type { FieldKind } from '../../../shared/fields/field.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import type { Condition, Filter, Operator } from '../../../shared/filter.ts'
import type { AnyTables } from '../database/tables.ts'

/** What relative questions are relative to. */
export interface Asking {
  readonly user: string | null
  /** UTC milliseconds. */
  readonly now: number
}

type Builder = ExpressionBuilder<AnyTables, string>
type Column = Expression<string | number | null>
type Question = (
  column: Column,
  condition: Condition,
  asking: Asking,
  kind: FieldKind,
) => Expression<SqlBool>

const systemInstants = new Set(['createdAt', 'updatedAt'])

/** A filter as SQL. Throws an `invalid` failure for a field or a question that does not exist. */
export function filterSql(
  eb: Builder,
  entity: Entity,
  filter: Filter,
  asking: Asking,
): Expression<SqlBool> {
  if ('all' in filter) return eb.and(filter.all.map((part) => filterSql(eb, entity, part, asking)))
  if ('any' in filter) return eb.or(filter.any.map((part) => filterSql(eb, entity, part, asking)))
  const kind = kindInFilter(entity, filter)
  const column = eb.ref(`${entity.name}.${filter.field}`) as Column
  if (filter.op === 'hasTag' || filter.op === 'hasNotTag') return tagQuestion(entity, filter)
  return questions[filter.op](column, filter, asking, kind)
}

function kindInFilter(entity: Entity, { field, op }: Condition): FieldKind {
  if (systemInstants.has(field)) return 'instant'
  const spec = Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
  if (!spec || !kindOf(spec).operators.includes(op)) {
    throw failure('invalid', problem(['filter', field], 'unknownField'))
  }
  return spec.kind
}

function scalar(condition: Condition): string | number {
  const { value } = condition
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'string' || typeof value === 'number') return value
  throw failure('invalid', problem(['filter', condition.field], 'invalid'))
}

function several(condition: Condition): (string | number)[] {
  const list = Array.isArray(condition.value) ? condition.value : [condition.value]
  return list.map((value) => scalar({ ...condition, value }))
}

function tagQuestion(entity: Entity, condition: Condition): Expression<SqlBool> {
  const found = sql<SqlBool>`exists (select 1 from tagged where tagged.record = ${sql.ref(`${entity.name}.id`)}
    and tagged.tag in (${sql.join(several(condition))}))`
  return condition.op === 'hasTag' ? found : sql<SqlBool>`not ${found}`
}

/** `%` and `_` in what people type are just letters. */
const likeText = (typed: string) => `%${typed.replace(/[\\%_]/g, '\\$&')}%`

const contains: Question = (column, condition, _asking, kind) => {
  const typed = String(scalar(condition))
  if (kind === 'address') return sql`${addressWords(column)} like ${likeText(typed)} escape '\\'`
  if (kind !== 'phone') return sql`${column} like ${likeText(typed)} escape '\\'`
  const digits = typed.replace(/\D/g, '')
  return sql`replace(replace(replace(replace(${column}, ' ', ''), '-', ''), '(', ''), ')', '') like ${likeText(digits || typed)} escape '\\'`
}

/** What an address says in words; its region is a code, asked for by `within`. */
const addressWords = (column: Column) =>
  sql`concat_ws(' ', ${sql.join(
    ['country', 'place', 'line', 'postcode'].map(
      (part) => sql`json_extract(${column}, ${`$.${part}`})`,
    ),
  )})`

/** The moments at which a span of local days begins and ends; both may be left open. */
function momentsOf(from: unknown, to: unknown): [number, number] {
  const start =
    typeof from === 'string' && from ? new Date(`${from}T00:00:00`).getTime() : -Infinity
  if (typeof to !== 'string' || !to) return [start, Infinity]
  const end = new Date(`${to}T00:00:00`)
  return [start, end.setDate(end.getDate() + 1)]
}

const bounded = (
  column: Column,
  from: string | number | null,
  to: string | number | null,
  withEnd: boolean,
) => {
  const parts: Expression<SqlBool>[] = [sql<SqlBool>`${column} is not null`]
  if (from !== null) parts.push(sql<SqlBool>`${column} >= ${from}`)
  if (to !== null)
    parts.push(withEnd ? sql<SqlBool>`${column} <= ${to}` : sql<SqlBool>`${column} < ${to}`)
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

/** Whether a date or moment lies in a span of local days, both ends included. */
function inDays(
  column: Column,
  kind: FieldKind,
  from: string | null,
  to: string | null,
): Expression<SqlBool> {
  if (kind === 'date') return bounded(column, from, to, true)
  const [start, end] = momentsOf(from, to)
  return bounded(
    column,
    Number.isFinite(start) ? start : null,
    Number.isFinite(end) ? end : null,
    false,
  )
}

function lastDays(condition: Condition, { now }: Asking): [string, string] {
  const count = Math.min(Math.max(Math.floor(Number(scalar(condition))) || 0, 0), 36_500)
  return [dayAfter(now, -count), dayOf(now)]
}

function monthOf(now: number): [string, string] {
  const at = new Date(now)
  const first = new Date(at.getFullYear(), at.getMonth(), 1)
  const last = new Date(at.getFullYear(), at.getMonth() + 1, 0)
  return [dayOf(first.getTime()), dayOf(last.getTime())]
}

const between: Question = (column, condition, _asking, kind) => {
  const [from = null, to = null] = Array.isArray(condition.value) ? condition.value : []
  if (kind === 'date' || kind === 'instant') {
    return inDays(
      column,
      kind,
      from === null ? null : String(from),
      to === null ? null : String(to),
    )
  }
  const bound = (value: string | number | boolean | null) =>
    value === null ? null : scalar({ ...condition, value })
  return bounded(column, bound(from), bound(to), true)
}

/** Month and day from today to so many days ahead, over the end of the year too. */
const anniversaryWithin: Question = (column, condition, { now }) => {
  const ahead = Math.min(Math.max(Math.floor(Number(scalar(condition))) || 0, 0), 365)
  const [from, to] = [dayOf(now).slice(5), dayAfter(now, ahead).slice(5)]
  const part = sql`substr(${column}, 6)`
  if (ahead >= 365) return sql`${column} is not null`
  return from <= to
    ? sql`${part} between ${from} and ${to}`
    : sql`(${part} >= ${from} or ${part} <= ${to})`
}

/** Province, city or county by the significant digits of its code, and all that lies below it. */
const within: Question = (column, condition) => {
  const prefixes = several(condition).map((code) => String(code).replace(/(00){1,2}$/, ''))
  if (prefixes.length === 0) return sql`false`
  const region = sql`json_extract(${column}, '$.region')`
  return sql`(${sql.join(
    prefixes.map((prefix) => sql`(${region} >= ${prefix} and ${region} < ${`${prefix}:`})`),
    sql` or `,
  )})`
}

const questions: Readonly<Record<Exclude<Operator, 'hasTag' | 'hasNotTag'>, Question>> = {
  contains,
  is: (column, condition) => sql`${column} = ${scalar(condition)}`,
  isNot: (column, condition) => sql`${column} is not ${scalar(condition)}`,
  oneOf: (column, condition) => sql`${column} in (${sql.join(several(condition))})`,
  noneOf: (column, condition) =>
    sql`(${column} is null or ${column} not in (${sql.join(several(condition))}))`,
  atLeast: (column, condition) => sql`${column} >= ${scalar(condition)}`,
  atMost: (column, condition) => sql`${column} <= ${scalar(condition)}`,
  between,
  lastDays: (column, condition, asking, kind) =>
    inDays(column, kind, ...lastDays(condition, asking)),
  notLastDays: (column, condition, asking, kind) =>
    sql`(${column} is null or not ${inDays(column, kind, ...lastDays(condition, asking))})`,
  thisMonth: (column, _condition, { now }, kind) => inDays(column, kind, ...monthOf(now)),
  anniversaryWithin,
  mine: (column, _condition, { user }) => sql`${column} = ${user}`,
  within,
  empty: (column) => sql`${column} is null`,
  filled: (column) => sql`${column} is not null`,
}
