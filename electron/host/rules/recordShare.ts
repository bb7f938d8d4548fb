import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { entities, entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { scopeOf } from '../../../shared/rights/rights.ts'
import { anyQuery, idsIn, query } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import type { Transaction } from '../records/changeLog.ts'
import { isReached, isTheirsToEdit, isWithin } from '../records/reach.ts'
import type { Rule } from './rule.ts'

const shareable: readonly Entity[] = Object.values(entities).filter(
  ({ governedBy, name }) => governedBy === name,
)

/**
 * Whoever a record is to edit shares it, with one colleague or one department, once, and whom it was only shared with does
 * not share it on; they end that again, as may whoever shared it and has the record no more. It is seen by those whom it is
 * between, and by those who see the record.
 */
export const recordShare: Rule = {
  prepare: ({ tx, registry, before, values }) => {
    demandHold(tx, registry, before ?? values)
    if (before) demandSame(before, values)
    else if (
      (values.user == null) === (values.department == null) ||
      (values.user != null && values.user === tx.act.actor.user)
    ) {
      throw failure('invalid', problem('user', 'shareWhom'))
    }
    return undefined
  },
  follow: ({ tx, registry, kind, before, after }) => {
    if (before && !(kind === 'delete' && before.createdBy === tx.act.actor.user)) {
      demandHold(tx, registry, before)
    }
    if (after.deletedAt === null && isSharedAlready(tx, after)) {
      throw failure('invalid', problem('user', 'shareTaken'))
    }
  },
  visible: (eb, actor) =>
    actor.role === 'administrator'
      ? eb.and([])
      : eb.or([
          eb('createdBy', '=', actor.user),
          eb('user', '=', actor.user),
          eb('department', 'in', idsIn(JSON.stringify(actor.rights?.within ?? []))),
          ...shareable.flatMap((entity) => ofSeen(actor, entity)),
        ]),
  visibleBy: shareable,
}

/** Shares of the records of an entity that somebody sees. */
function ofSeen(actor: Actor, entity: Entity): RawBuilder<SqlBool>[] {
  const { name } = entity
  const scope = scopeOf(entity, actor, 'see')
  if (scope === 'none') return []
  const isOf = sql<SqlBool>`${sql.ref('entity')} = ${name}`
  if (scope === 'all') return [isOf]
  const whose = isReached(actor, scope, name, 'whose')
  return [
    sql<SqlBool>`(${isOf} and exists (
      select 1 from ${sql.table(name)} as "whose"
      where "whose".id = ${sql.ref('record')} and ${whose}))`,
  ]
}

function demandHold(tx: Transaction, registry: Registry, share: AnyValues): void {
  const { actor } = tx.act
  const entity = entityNamed(registry, String(share.entity))
  if (!entity || entity.governedBy !== entity.name) {
    throw failure('invalid', problem('entity', 'notInList'))
  }
  const there = anyQuery.selectFrom(entity.name).select('id').where('id', '=', String(share.record))
  if (!tx.first(there)) throw failure('invalid', problem('record', 'notFound'))
  if (isTheirsToEdit(tx, actor, entity, String(share.record))) return
  // What somebody does not see is not there for them.
  const isSeen = isWithin(tx, actor, entity, 'see', String(share.record))
  throw isSeen
    ? failure('forbidden', problem([], 'forbidden'))
    : failure('invalid', problem('record', 'notFound'))
}

function demandSame(before: AnyRow, values: AnyValues): void {
  const moved = ['entity', 'record', 'user', 'department'].filter(
    (name) => values[name] !== undefined && values[name] !== before[name],
  )
  if (moved.length > 0)
    throw failure('invalid', ...moved.map((name) => problem(name, 'shareStays')))
}

function isSharedAlready(tx: Transaction, share: AnyRow): boolean {
  const same = query
    .selectFrom('recordShare')
    .select('id')
    .where('id', '!=', share.id)
    .where('record', '=', String(share.record))
    .where('user', 'is', (share.user ?? null) as string | null)
    .where('department', 'is', (share.department ?? null) as string | null)
    .where('deletedAt', 'is', null)
  return tx.first(same) !== undefined
}
