import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { fieldIn } from '../../../shared/fields/asking.ts'
import { isCondition, type Filter, type Related, type Through } from '../../../shared/filter.ts'
import { knownRegistry } from '../../../shared/rights/knownEntity.ts'
import { targetOf } from '../../../shared/settledFilter.ts'
import { anyQuery } from '../database/query.ts'
import type { AnyTables } from '../database/tables.ts'
import type { Rules } from '../rules/rule.ts'
import type { Actor } from './access.ts'
import { fieldQuestion } from './fieldQuestions.ts'
import { foundSql } from './foundSql.ts'
import type { Askable } from './segments.ts'
import { visibleRows, type VisibleRows } from './visible.ts'

/** Who asks, when, and of which office. */
export interface Asking {
  readonly actor: Actor
  /** UTC milliseconds. */
  readonly now: number
  readonly registry: Registry
  readonly rules: Rules
}

type Builder = ExpressionBuilder<AnyTables, string>

/** A filter as SQL, asked of the rows of an entity. */
export const filterSql = (eb: Builder, entity: Entity, filter: Askable, asking: Asking) => {
  const known = { ...asking, registry: knownRegistry(asking.registry, asking.actor) }
  return partSql(eb, entity, filter, known, entity.name)
}

/** A part of a filter, asked of the rows of an entity under a name. */
function partSql(
  eb: Builder,
  entity: Entity,
  filter: Filter,
  asking: Asking,
  as: string,
): Expression<SqlBool> {
  const sqlOf = (part: Filter) => partSql(eb, entity, part, asking, as)
  if ('all' in filter) return eb.and(filter.all.map(sqlOf))
  if ('any' in filter) return eb.or(filter.any.map(sqlOf))
  if (isCondition(filter)) {
    const { actor, now } = asking
    return fieldQuestion({
      entity: entity.name,
      id: eb.ref(`${as}.id`),
      column: eb.ref(`${as}.${filter.field}`),
      beside: (field) => eb.ref(`${as}.${field}`),
      spec: fieldIn(entity, filter.field)!,
      condition: filter,
      user: actor.user,
      now,
    })
  }
  if ('found' in filter) return foundSql(eb, entity, filter, as)
  if ('view' in filter) {
    const inView = filter.where ? sqlOf(filter.where) : eb.and([])
    return filter.not ? eb(inView, 'is not', true) : inView
  }
  const found = eb.exists(rowsBehind(entity, filter, asking, as))
  return 'related' in filter && !filter.has ? eb.not(found) : found
}

/** The records that a step leads to from a row, as far as they are wanted. Deleted ones are not there. */
function rowsBehind(entity: Entity, step: Related | Through, asking: Asking, from: string) {
  const target = targetOf(asking.registry, entity, step)!
  const as = `${from}_${target.name}`
  const all = anyQuery.selectFrom(`${target.name} as ${as}`) as VisibleRows
  const rows = visibleRows(target, asking.rules[target.name], asking.actor, { rows: all, as })
  if (!rows) throw failure('invalid', problem('filter', 'notToSee'))
  const [there, here] = 'related' in step ? [step.by, 'id'] : ['id', step.through]
  const { where } = step
  const tied = rows
    .select(`${as}.id`)
    .whereRef(`${as}.${there}`, '=', `${from}.${here}`)
    .where(`${as}.deletedAt`, 'is', null)
  return where ? tied.where((eb) => partSql(eb, target, where, asking, as)) : tied
}
