import { idsIn } from '../database/query.ts'
import { keptFrom } from '../../../shared/rights/knownEntity.ts'
import type { Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { seesEvery, visibleRows } from '../records/visible.ts'
import type { FigureDesk } from './serviceFigures.ts'

/**
 * Cases by the province of their customer; null for those without one, and of customers that live in none. A customer
 * that is in the recycle bin, or not for this person, is not told apart: its cases are left out. Nothing is counted for
 * whom addresses are kept from.
 */
export function countedByProvince(
  desk: FigureDesk,
  actor: Actor,
  byCustomer: ReadonlyMap<string | null, number>,
): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  const kept = keptFrom({ name: 'customer' }, actor, 'address')
  if (kept !== undefined && kept !== 'read') return counts
  const named = [...byCustomer.keys()].filter((id) => id !== null)
  const places = desk.kept.places.of(named)
  const known = knownTo(desk, actor, named)
  for (const [id, count] of byCustomer) {
    if (id !== null && known && !known.has(id)) continue
    const province = id === null ? null : places.get(id)
    if (province !== undefined) counts.set(province, (counts.get(province) ?? 0) + count)
  }
  return counts
}

/** Those among some customers that somebody may see; null for all of them. */
function knownTo(
  desk: FigureDesk,
  actor: Actor,
  ids: readonly string[],
): ReadonlySet<string> | null {
  const customer = entityIn(desk, actor, 'customer')
  const rule = desk.rules[customer.name]
  const rows = visibleRows(customer, rule, actor)
  if (!rows) return new Set()
  if (seesEvery(customer, rule, actor)) return null
  const visible = rows.select('id').where('id', 'in', idsIn(JSON.stringify(ids)))
  return new Set(desk.reading.all(visible).map(({ id }) => String(id)))
}
