import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Entity } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { scopeOf } from '../../../shared/rights/rights.ts'
import { idsIn } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import { isReached } from '../records/reach.ts'
import type { Rule } from './rule.ts'

const governed: readonly Entity[] = Object.values(entities).filter(
  ({ governedBy }) => governedBy !== undefined,
)

/** A proposed change is written by the program alone, and seen by those who see the record and read the field. */
export const proposal: Rule = {
  prepare: ({ tx, before, values }) => {
    const { actor, source } = tx.act
    if (actor.role === 'program') return undefined
    // Taking an act back, which only whoever may does, gives it what it held before.
    if (source !== 'undo') throw failure('forbidden', problem([], 'forbidden'))
    // What was decided on stays what it was.
    if (
      before?.state !== 'waiting' &&
      ['old', 'value'].some((name) => Object.hasOwn(values, name))
    ) {
      throw failure('invalid', problem('value', 'changedMeanwhile'))
    }
    return undefined
  },
  visible: (_eb, actor) =>
    actor.role === 'staff'
      ? sql<SqlBool>`(${sql.join([sql`false`, ...governed.flatMap((entity) => seenOf(actor, entity))], sql` or `)})`
      : sql<SqlBool>`true`,
  visibleBy: governed,
}

function seenOf(actor: Actor, entity: Entity): RawBuilder<unknown>[] {
  const { name } = entity
  const scope = scopeOf(entity, actor, 'see')
  if (scope === 'none') return []
  const kept = Object.entries(actor.rights?.fields[name] ?? {}).flatMap(([field, level]) =>
    level === 'read' ? [] : [field],
  )
  const isOf = sql`${sql.ref('entity')} = ${name} and ${sql.ref('field')} not in ${idsIn(JSON.stringify(kept))}`
  if (scope === 'all') return [sql`(${isOf})`]
  const whose = isReached(actor, scope, name, 'whose')
  return [
    sql`(${isOf} and exists (
      select 1 from ${sql.table(name)} as "whose"
      where "whose".id = ${sql.ref('record')} and ${whose}))`,
  ]
}
