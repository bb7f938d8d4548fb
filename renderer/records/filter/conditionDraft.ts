import type { FieldSpec } from '../../../shared/fields/field.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import type { Condition, Operator } from '../../../shared/filter.ts'
import { openEnd, openStart } from './conditionWords.ts'

/** How the value of a question is given. */
export type ValueKind =
  'none' | 'picks' | 'yesNo' | 'days' | 'dayRange' | 'range' | 'amount' | 'day' | 'text'

/** What a question about a field needs beside its operator. */
export function valueKind(spec: FieldSpec, op: Operator): ValueKind {
  if (op === 'mine' || op === 'thisMonth' || op === 'empty' || op === 'filled') return 'none'
  if (op === 'lastDays' || op === 'notLastDays' || op === 'anniversaryWithin') return 'days'
  if (['oneOf', 'noneOf', 'hasTag', 'hasNotTag', 'within'].includes(op)) return 'picks'
  if (spec.kind === 'yesNo') return 'yesNo'
  if (spec.kind === 'date' || spec.kind === 'instant') return op === 'between' ? 'dayRange' : 'day'
  if (op === 'between') return 'range'
  return ['number', 'money', 'duration'].includes(spec.kind) ? 'amount' : 'text'
}

/** Questions that can be asked of a field. "Mine" only where the record refers to people. */
export const askableOperators = (spec: FieldSpec): Operator[] =>
  kindOf(spec).operators.filter((op) => op !== 'mine' || spec.to === 'user')

/** Days looked back or ahead before anybody says how many. */
const usualDays = 30

/** The value a question starts with, keeping what still fits from the one before. */
export function startingValue(
  spec: FieldSpec,
  op: Operator,
  before?: Condition,
): Condition['value'] {
  const kind = valueKind(spec, op)
  if (before && valueKind(spec, before.op) === kind) return before.value
  if (kind === 'days') return usualDays
  if (kind === 'yesNo') return true
  if (kind === 'picks') return []
  return undefined
}

/** Whether a question can be asked as it stands. */
export function isComplete(spec: FieldSpec, { op, value }: Condition): boolean {
  const kind = valueKind(spec, op)
  if (kind === 'none') return true
  if (kind === 'picks') return Array.isArray(value) && value.length > 0
  if (kind === 'dayRange') {
    return Array.isArray(value) && (value[0] !== openStart || value[1] !== openEnd)
  }
  if (kind === 'range') return Array.isArray(value) && value.length === 2
  return value !== undefined && value !== ''
}

/** The question without a value where it needs none: the wire has no place for one. */
export const asked = (field: string, op: Operator, value: Condition['value']): Condition =>
  value === undefined ? { field, op } : { field, op, value }
