import type { Titles } from '../../../shared/api/records.ts'
import type { Entity } from '../../../shared/entity.ts'
import { fieldIn } from '../../../shared/fields/asking.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import { operators, type Condition, type Operator } from '../../../shared/filter.ts'
import type { MessageKey } from '../../../shared/locales/messages.ts'
import { label, speaker, t } from '../../words.ts'
import { chosenFrom, isTyped, openEnd, openStart } from './conditionDraft.ts'

/** A question in words: Region · in · Ningbo. `value` is empty where the operator says all. */
export interface ConditionWords {
  readonly field: string
  readonly operator: string
  readonly value: string
}

/** Questions about a time or a person that need no telling, and what they are about. */
const known = {
  today: 'today',
  thisWeek: 'thisWeek',
  thisMonth: 'thisMonth',
  lastMonth: 'lastMonth',
  thisYear: 'thisYear',
  mine: 'mine',
  myDepartment: 'myDepartment',
} as const satisfies Partial<Record<Operator, string>>

const knownValue = (op: Operator): string =>
  Object.hasOwn(known, op) ? t(`filter.values.${known[op as keyof typeof known]}`) : ''

/** Questions that read better in other words of some fields. */
const otherWords: readonly [
  of: (spec: FieldSpec) => boolean,
  area: string,
  ops: readonly Operator[],
][] = [
  [isTyped, 'ofTyped', ['oneOf', 'noneOf']],
  [({ kind }) => kind === 'yesNo', 'ofYesNo', ['is', 'isNot']],
  [({ kind }) => kind === 'attachments', 'ofFiles', ['filled', 'empty']],
]

/** What is asked of a field, without the value that it is asked with. */
export function operatorWord(spec: FieldSpec | undefined, op: Operator): string {
  const other = otherWords.find(([of, , ops]) => spec && of(spec) && ops.includes(op))
  return t(`filter.${other?.[1] ?? 'operators'}.${op}` as MessageKey)
}

/** The same where questions are listed: one that needs no value says all of it. */
export function wholeOperator(spec: FieldSpec, op: Operator): string {
  const [operator, value] = [operatorWord(spec, op), knownValue(op)]
  return value ? t('filter.whole', { operator, value }) : operator
}

/** Says what a condition asks. `titles` name the records it may refer to. */
export function conditionWords(
  entity: Entity,
  { field, op, value }: Condition,
  titles: Titles,
): ConditionWords {
  const spec = fieldIn(entity, field)
  const said = { field: label(entity.name, field), operator: operatorWord(spec, op) }
  if (operators[op] === 'nothing' || !spec) return { ...said, value: knownValue(op) }
  if (operators[op] === 'days') {
    return { ...said, value: t('filter.values.days', { count: Number(value) }) }
  }
  const one = (each: unknown) => valueWords(chosenFrom(spec, op), each, titles)
  if (op === 'between' && Array.isArray(value)) return { ...said, ...rangeWords(said, value, one) }
  const [first, second, ...others] = Array.isArray(value) ? value : [value]
  if (second === undefined) return { ...said, value: one(first) }
  if (others.length > 0) {
    const count = others.length + 1
    return { ...said, value: t('filter.values.more', { first: one(first), count }) }
  }
  return { ...said, value: t('filter.values.pair', { first: one(first), second: one(second) }) }
}

function rangeWords(
  said: { operator: string },
  [from, to]: readonly unknown[],
  one: (value: unknown) => string,
): { operator: string; value: string } {
  const openFrom = from === openStart
  const openTo = to === openEnd
  if (openFrom && openTo) return { ...said, value: '' }
  if (openTo) return { operator: '', value: t('filter.values.since', { from: one(from) }) }
  if (openFrom) return { operator: '', value: t('filter.values.until', { to: one(to) }) }
  if (from === to) return { operator: t('filter.operators.is'), value: one(from) }
  return { ...said, value: t('filter.values.range', { from: one(from), to: one(to) }) }
}

/** One value in words: names for codes and ids; a day of a moment is a day. */
function valueWords(spec: FieldSpec, value: unknown, titles: Titles): string {
  const speaking = speaker(titles)
  if (value === undefined || value === null || value === '') return ''
  if (spec.kind === 'address' && /^\d{6}$/.test(String(value))) {
    return speaking.regionName(String(value)) || String(value)
  }
  if (spec.kind === 'tags') return speaking.titleOf('tag', String(value))
  if (spec.kind === 'instant' && typeof value === 'string') {
    return kindOf({ ...spec, kind: 'date' }).format(value, spec, speaking)
  }
  const isHeld = ['choice', 'reference', 'number', 'money', 'date', 'yesNo', 'duration'].includes(
    spec.kind,
  )
  return isHeld ? kindOf(spec).format(value, spec, speaking) : String(value)
}
