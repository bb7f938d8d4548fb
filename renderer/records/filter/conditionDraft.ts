import { comparedWith, operatorsOf, questionProblem } from '../../../shared/fields/asking.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import { operators, type Condition, type Operator } from '../../../shared/filter.ts'

/** Days before and after all that people ask about: what stands for an open end. */
export const openStart = '0001-01-01'
export const openEnd = '9999-12-31'

/** How the value of a question is given. */
export type ValueKind =
  'none' | 'picks' | 'lines' | 'yesNo' | 'days' | 'dayRange' | 'range' | 'amount' | 'day' | 'text'

/** What a question about a field needs beside its operator. */
export function valueKind(spec: FieldSpec, op: Operator): ValueKind {
  const compared = comparedWith(spec.kind)
  switch (operators[op]) {
    case 'nothing':
      return 'none'
    case 'several':
      return isTyped(spec) ? 'lines' : 'picks'
    case 'pair':
      return compared === 'day' ? 'dayRange' : 'range'
    case 'value':
      return compared
    case 'days':
      return 'days'
    case 'text':
      return 'text'
  }
}

/** Whether what a field holds is typed, and not chosen from what is there. */
export const isTyped = ({ kind }: FieldSpec) =>
  kind === 'text' || kind === 'email' || kind === 'phone'

/** What the values of a question are chosen from. */
export const chosenFrom = (spec: FieldSpec, op: Operator): FieldSpec =>
  op === 'ofDepartment' ? { ...spec, to: 'department' } : spec

/** Days looked back or ahead before anybody says how many. */
const usualDays = 30

/** The question somebody comes to ask of a field first. */
export function firstQuestion(field: string, spec: FieldSpec): Condition | undefined {
  const [op] = operatorsOf(spec)
  return op && asked(field, op, startingValue(spec, op))
}

/** The value a question starts with, keeping what still fits from the one before. */
export function startingValue(
  spec: FieldSpec,
  op: Operator,
  before?: Condition,
): Condition['value'] {
  const kind = valueKind(spec, op)
  const isSame = before && valueKind(spec, before.op) === kind
  if (isSame && chosenFrom(spec, before.op).to === chosenFrom(spec, op).to) return before.value
  if (kind === 'days') return usualDays
  if (kind === 'yesNo') return true
  if (kind === 'picks' || kind === 'lines') return []
  return undefined
}

/** Whether a question can be asked as it stands. */
export function isComplete(spec: FieldSpec, condition: Condition): boolean {
  const { op, value } = condition
  const kind = valueKind(spec, op)
  if (questionProblem(spec, condition) || value === '') return false
  if (kind === 'picks' || kind === 'lines') return Array.isArray(value) && value.length > 0
  if (kind !== 'dayRange') return true
  return Array.isArray(value) && (value[0] !== openStart || value[1] !== openEnd)
}

/** The question without a value where it needs none: the wire has no place for one. */
export const asked = (field: string, op: Operator, value: Condition['value']): Condition =>
  value === undefined ? { field, op } : { field, op, value }
