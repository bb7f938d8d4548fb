import { isMergeable } from '../../../../shared/domain/mergedRecord.ts'
import type { Entity } from '../../../../shared/entity.ts'
import { narrower, type FieldLevel, type Scope } from '../../../../shared/rights/rights.ts'
import { allowed, type LineRights } from './roleRights.ts'

const levels = ['hidden', 'masked', 'read', 'consent'] as const satisfies readonly FieldLevel[]
const narrow = ['none', 'own', 'department'] as const satisfies readonly Scope[]

/** In what a role keeps its people back, the gravest first. */
export const restrictions = [
  ...narrow.map((scope) => `see.${scope}` as const),
  ...narrow.map((scope) => `edit.${scope}` as const),
  ...narrow.map((scope) => `delete.${scope}` as const),
  ...allowed.map((operation) => `no.${operation}` as const),
  'waits',
  ...levels.map((level) => `field.${level}` as const),
] as const
export type Restriction = (typeof restrictions)[number]

/** What a role says, as far as it is summed up. */
export interface Summed {
  readonly entities: readonly Entity[]
  ofEntity(entity: Entity): LineRights
  fieldsOf(entity: Entity): readonly string[]
  levelOf(entity: Entity, field: string): FieldLevel
}

/** One line: a restriction, and what it is of; whole kinds of record, or fields of them. */
export interface SummaryLine {
  readonly restriction: Restriction
  readonly of: readonly { readonly entity: string; readonly field?: string }[]
  /** It holds for all that they see at all. */
  readonly isAll: boolean
}

/**
 * What people of a role may not, so that it can be read without the table. What follows from a line before it is not said
 * again: who sees their own records alone edits no others.
 */
export function summaryOf(said: Summed): SummaryLine[] {
  const seen = said.entities.filter((entity) => said.ofEntity(entity).see !== 'none')
  return restrictions.flatMap((restriction): SummaryLine[] => {
    const of = said.entities.flatMap((entity) => restrictedIn(said, entity, restriction))
    if (of.length === 0) return []
    const isAll = !restriction.startsWith('field.') && of.length === seen.length
    return [{ restriction, of, isAll: isAll && restriction !== 'see.none' }]
  })
}

function restrictedIn(said: Summed, entity: Entity, restriction: Restriction) {
  const rights = said.ofEntity(entity)
  const whole = [{ entity: entity.name }]
  const [what, how] = restriction.split('.') as [string, string]
  if (what === 'see') return rights.see === how ? whole : []
  if (rights.see === 'none') return []
  if (what === 'edit') return rights.edit === how && isTold(rights.edit, rights.see) ? whole : []
  if (what === 'delete') {
    return rights.delete === how && isTold(rights.delete, rights.edit) ? whole : []
  }
  if (how === 'merge' && !isMergeable(entity)) return []
  if (what === 'no') return rights[how as (typeof allowed)[number]] ? [] : whole
  if (what === 'waits') return rights.consent && rights.edit !== 'none' ? whole : []
  return said
    .fieldsOf(entity)
    .filter((field) => !entity.fields[field]!.derived && said.levelOf(entity, field) === how)
    .filter(() => how !== 'consent' || !rights.consent)
    .map((field) => ({ entity: entity.name, field }))
}

/** Whether a scope is narrower than the one that was told before it. */
const isTold = (scope: Scope, before: Scope) =>
  scope !== before && narrower(scope, before) === scope
