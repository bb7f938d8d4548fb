import { nameKey } from '../../../shared/domain/nameKey.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import type { Office } from '../office.ts'
import { duplicateKeyOf } from '../records/derivedIndexes.ts'
import type { Actor } from '../records/access.ts'
import { toRow } from '../records/rows.ts'
import { visibleRows } from '../records/visible.ts'

/** Everybody at a customer, as far as somebody sees them. */
export function contactsOf(
  { reading, registry, rules }: Office,
  actor: Actor,
  customer: string,
): AnyRow[] {
  const contact = registry.contact!
  const seen = visibleRows(contact, rules.contact, actor)
  if (!seen) return []
  return reading
    .all(seen.selectAll().where('customer', '=', customer).where('deletedAt', 'is', null))
    .map((stored) => toRow(contact, stored))
}

/** Whether two contacts of one customer are the same person: by name, unless their mobile numbers differ. */
export function sameContact(contact: Entity, a: AnyValues, b: AnyValues): boolean {
  const [mobileA, mobileB] = [a, b].map((each) => duplicateKeyOf(contact, 'mobile', each.mobile))
  const sameName = nameKey(String(a.name)) === nameKey(String(b.name))
  return sameName && (!mobileA || !mobileB || mobileA === mobileB)
}
