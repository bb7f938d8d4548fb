import { nameKey } from '../../../shared/domain/nameKey.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import { duplicateKeyOf } from '../records/derivedIndexes.ts'
import { toRow } from '../records/rows.ts'

/** Everybody at a customer. */
export function contactsOf({ reading, registry }: Office, customer: string): AnyRow[] {
  return reading
    .all(
      query
        .selectFrom('contact')
        .selectAll()
        .where('customer', '=', customer)
        .where('deletedAt', 'is', null),
    )
    .map((stored) => toRow(registry.contact!, stored))
}

/** Whether two contacts of one customer are the same person: by name, unless their mobile numbers differ. */
export function sameContact(contact: Entity, a: AnyValues, b: AnyValues): boolean {
  const [mobileA, mobileB] = [a, b].map((each) => duplicateKeyOf(contact, 'mobile', each.mobile))
  const sameName = nameKey(String(a.name)) === nameKey(String(b.name))
  return sameName && (!mobileA || !mobileB || mobileA === mobileB)
}
