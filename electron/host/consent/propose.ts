import { v5 } from 'uuid'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { textLimit } from '../../../shared/fields/text.ts'
import { waitsFor } from '../../../shared/rights/consent.ts'
import { query } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import { asProgram, type Transaction } from '../records/changeLog.ts'
import { sameValue } from '../records/rows.ts'
import type { Store } from '../records/store.ts'

/** Namespace of the ids of proposals. */
const proposalSpace = '5b0c1b6e-7a52-4f0e-9a55-0c2f1a3f0d11'

/** Names of the fields that somebody's new values would change, and whose change waits for consent. */
export const heldBack = (
  actor: Actor,
  entity: Entity,
  before: AnyRow,
  values: AnyValues,
): string[] =>
  Object.keys(values).filter(
    (name) => waitsFor(entity, actor, name) && !sameValue(before[name], values[name]),
  )

/** Writes down what somebody proposes of a record, field by field; what they proposed of a field before gives way. */
export function propose(
  tx: Transaction,
  store: Pick<Store, 'create' | 'update'>,
  asked: { readonly entity: Entity; readonly before: AnyRow; readonly values: AnyValues },
): void {
  const { entity, before, values } = asked
  const subject = String(before[entity.title] ?? '').slice(0, textLimit) || '–'
  for (const [field, value] of Object.entries(values)) {
    const said = {
      old: JSON.stringify(before[field] ?? null),
      value: JSON.stringify(value ?? null),
    }
    const own = ownWaiting(tx, before.id, field)
    if (own) store.update(asProgram(tx), entities.proposal, own, { subject, ...said })
    else {
      const id = v5(`${before.id} ${field} ${tx.act.id} ${tx.now}`, proposalSpace)
      const about = { subject, entity: entity.name, record: before.id, field }
      store.create(asProgram(tx), entities.proposal, id, { ...about, ...said })
    }
  }
}

const ownWaiting = (tx: Transaction, record: string, field: string): string | undefined =>
  tx.first(
    query
      .selectFrom('proposal')
      .select('id')
      .where('record', '=', record)
      .where('field', '=', field)
      .where('createdBy', 'is', tx.act.actor.user)
      .where('state', '=', 'waiting')
      .where('deletedAt', 'is', null),
  )?.id
