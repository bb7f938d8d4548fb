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

/** What a field holds to somebody's mind: what they propose of it themselves, or else what stands there. */
export function heldFor(tx: Transaction, entity: Entity, row: AnyRow, field: string): unknown {
  const own = waitsFor(entity, tx.act.actor, field) ? ownWaiting(tx, row.id, field) : undefined
  return own ? (JSON.parse(own.value) as unknown) : row[field]
}

/** Takes back what somebody proposes of fields to which they give what stands there. */
export function withdrawGivenBack(
  tx: Transaction,
  store: Pick<Store, 'update'>,
  { entity, before, values }: Asked,
): void {
  for (const [field, value] of Object.entries(values)) {
    if (!waitsFor(entity, tx.act.actor, field) || !sameValue(before[field], value)) continue
    const own = ownWaiting(tx, before.id, field)
    if (own) store.update(asProgram(tx), entities.proposal, own.id, { state: 'withdrawn' })
  }
}

interface Asked {
  readonly entity: Entity
  readonly before: AnyRow
  readonly values: AnyValues
}

/** Writes down what somebody proposes of a record, field by field; what they proposed of a field before gives way. */
export function propose(
  tx: Transaction,
  store: Pick<Store, 'create' | 'update'>,
  { entity, before, values }: Asked,
): void {
  const subject = String(before[entity.title] ?? '').slice(0, textLimit) || '–'
  for (const [field, value] of Object.entries(values)) {
    const said = {
      old: JSON.stringify(before[field] ?? null),
      value: JSON.stringify(value ?? null),
    }
    const own = ownWaiting(tx, before.id, field)
    if (own) store.update(asProgram(tx), entities.proposal, own.id, { subject, ...said })
    else {
      const id = v5(`${before.id} ${field} ${tx.act.id} ${tx.now}`, proposalSpace)
      const about = { subject, entity: entity.name, record: before.id, field }
      store.create(asProgram(tx), entities.proposal, id, { ...about, ...said })
    }
  }
}

const ownWaiting = (tx: Transaction, record: string, field: string) =>
  tx.first(
    query
      .selectFrom('proposal')
      .select(['id', 'value'])
      .where('record', '=', record)
      .where('field', '=', field)
      .where('createdBy', 'is', tx.act.actor.user)
      .where('state', '=', 'waiting')
      .where('deletedAt', 'is', null),
  )
