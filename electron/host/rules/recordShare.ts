import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { entityNamed, type Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { anyQuery, idsIn, query } from '../database/query.ts'
import type { Transaction } from '../records/changeLog.ts'
import { isWithin } from '../records/reach.ts'
import type { Rule } from './rule.ts'

/**
 * Whoever may edit a record shares it, with one colleague or one department, once; they end that again, as may whoever
 * shared it and has the record no more. It is seen by those whom it is between.
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
        ]),
}

function demandHold(tx: Transaction, registry: Registry, share: AnyValues): void {
  const { actor } = tx.act
  const entity = entityNamed(registry, String(share.entity))
  if (!entity || entity.governedBy !== entity.name) {
    throw failure('invalid', problem('entity', 'notInList'))
  }
  const there = anyQuery.selectFrom(entity.name).select('id').where('id', '=', String(share.record))
  if (!tx.first(there)) throw failure('invalid', problem('record', 'notFound'))
  if (isWithin(tx, actor, entity, 'edit', String(share.record))) return
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
