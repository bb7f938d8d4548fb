import type { Titles } from '../../../shared/api/records.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import type { Condition } from '../../../shared/filter.ts'
import { label, speaker, t } from '../../words.ts'
import { columnSpec } from '../list/columns.ts'

/** A question in words: Region · in · Ningbo. `value` is empty where the operator says all. */
export interface ConditionWords {
  readonly field: string
  readonly operator: string
  readonly value: string
}

/** Days before and after all that people ask about: what stands for an open end. */
export const openStart = '0001-01-01'
export const openEnd = '9999-12-31'

/** Says what a condition asks. `titles` name the records it may refer to. */
export function conditionWords(
  entity: Entity,
  { field, op, value }: Condition,
  titles: Titles,
): ConditionWords {
  const spec = columnSpec(entity, field)
  const said = { field: label(entity.name, field), operator: t(`list.operators.${op}`) }
  if (op === 'mine') return { ...said, value: t('list.values.me') }
  if (op === 'thisMonth') return { ...said, value: t('list.values.thisMonth') }
  if (op === 'empty' || op === 'filled' || !spec) return { ...said, value: '' }
  if (op === 'lastDays' || op === 'notLastDays' || op === 'anniversaryWithin') {
    return { ...said, value: t('list.values.days', { count: Number(value) }) }
  }
  const one = (each: unknown) => valueWords(spec, each, titles)
  if (op === 'between' && Array.isArray(value)) return { ...said, ...rangeWords(said, value, one) }
  const [first, second, ...others] = Array.isArray(value) ? value : [value]
  if (second === undefined) return { ...said, value: one(first) }
  if (others.length > 0) {
    const count = others.length + 1
    return { ...said, value: t('list.values.more', { first: one(first), count }) }
  }
  return { ...said, value: t('list.values.pair', { first: one(first), second: one(second) }) }
}

function rangeWords(
  said: { operator: string },
  [from, to]: readonly unknown[],
  one: (value: unknown) => string,
): { operator: string; value: string } {
  const openFrom = from === openStart || from === ''
  const openTo = to === openEnd || to === ''
  if (openFrom && openTo) return { ...said, value: '' }
  if (openTo) return { operator: '', value: t('list.values.since', { from: one(from) }) }
  if (openFrom) return { operator: '', value: t('list.values.until', { to: one(to) }) }
  if (from === to) return { operator: t('list.operators.is'), value: one(from) }
  return { ...said, value: t('list.values.range', { from: one(from), to: one(to) }) }
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
