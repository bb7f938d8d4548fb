import type { Entity } from '../entity.ts'
import { operators, type Condition, type Operator } from '../filter.ts'
import { isDate } from './date.ts'
import type { FieldKind, FieldSpec } from './field.ts'
import { kindOf } from './kinds.ts'

const instant: FieldSpec = { kind: 'instant', required: false, derived: true }
const user: FieldSpec = { kind: 'reference', to: 'user', required: false, derived: true }

/** What the store keeps of every record, as fields that can be shown and asked about. */
export const systemFields: Readonly<Record<string, FieldSpec>> = {
  createdAt: instant,
  updatedAt: instant,
  createdBy: user,
  updatedBy: user,
}

/** A field of an entity by a name that may be anything, or undefined when there is none. */
export function fieldIn(entity: Entity, name: string): FieldSpec | undefined {
  if (Object.hasOwn(entity.fields, name)) return entity.fields[name]
  return Object.hasOwn(systemFields, name) ? systemFields[name] : undefined
}

/** What a question that not every reference answers must refer to. */
const askedOf: Partial<Record<Operator, readonly string[]>> = {
  mine: ['user'],
  myDepartment: ['user', 'department'],
  ofDepartment: ['user', 'department'],
}

/** Questions about a limit, which not every moment is. */
const ofLimits: readonly Operator[] = ['missed', 'notMissed']

/** Questions that can be asked of a field, the usual one first. */
export const operatorsOf = (spec: FieldSpec): Operator[] =>
  spec.kept === 'masked'
    ? []
    : kindOf(spec).operators.filter(
        (op) =>
          (askedOf[op]?.includes(spec.to ?? '') ?? true) && (!ofLimits.includes(op) || spec.limits),
      )

/** Key of what is wrong with a question about a field, or undefined. */
export function questionProblem(spec: FieldSpec, condition: Condition): string | undefined {
  if (spec.kept === 'masked') return 'fieldMasked'
  if (!operatorsOf(spec).includes(condition.op)) return 'questionUnfit'
  return fits[operators[condition.op]](condition.value, spec) ? undefined : 'valueUnfit'
}

/** What a question compares a field of a kind with: an amount, a day, yes or no, else text. */
export function comparedWith(kind: FieldKind): 'amount' | 'day' | 'yesNo' | 'text' {
  if (kind === 'date' || kind === 'instant') return 'day'
  if (kind === 'yesNo') return 'yesNo'
  return kind === 'number' || kind === 'money' || kind === 'duration' ? 'amount' : 'text'
}

const isText = (value: unknown) => typeof value === 'string'
const holds: Record<ReturnType<typeof comparedWith>, (value: unknown) => boolean> = {
  amount: Number.isFinite,
  day: (value) => typeof value === 'string' && isDate(value),
  yesNo: (value) => typeof value === 'boolean',
  text: isText,
}

const fits: Readonly<
  Record<(typeof operators)[Operator], (value: Condition['value'], spec: FieldSpec) => boolean>
> = {
  nothing: (value) => value === undefined,
  text: (value) => isText(value) && value !== '',
  value: (value, { kind }) => holds[comparedWith(kind)](value),
  pair: (value, { kind }) =>
    Array.isArray(value) && value.length === 2 && value.every(holds[comparedWith(kind)]),
  several: (value) => (Array.isArray(value) ? value.every(isText) : isText(value)),
  days: Number.isFinite,
}
