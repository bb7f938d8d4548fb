import type { Proposal } from '../../../shared/api/consent.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import type { AnyRow, RowOf } from '../../../shared/entity.ts'

/** A proposed change as it was written down. */
export type Proposed = Omit<Proposal, 'now' | 'mayDecide'>

/** Reads a record of a proposal. */
export function toProposed(row: AnyRow): Proposed {
  const held = row as unknown as RowOf<Entities['proposal']>
  const { id, entity, record, field, subject, state, reason, decidedBy, decidedAt } = held
  return {
    ...{ id, entity, record, field, subject, state, reason, decidedBy, decidedAt },
    old: JSON.parse(held.old) as unknown,
    value: JSON.parse(held.value) as unknown,
    by: held.createdBy,
    at: held.updatedAt,
  }
}
