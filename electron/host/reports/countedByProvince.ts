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
  const add = (province: string | null, count: number) =>
    counts.set(province, (counts.get(province) ?? 0) + count)
  const named = [...byCustomer.keys()].filter((id) => id !== null)
  const places = desk.kept.places.of(named)
  for (const id of knownTo(desk, actor, named)) {
    const province = places.get(id)
    if (province !== undefined) add(province, byCustomer.get(id)!)
  }
  const without = byCustomer.get(null)
  if (without) add(null, without)
  return counts
}

/** Those among some customers that somebody may see. */
function knownTo(desk: FigureDesk, actor: Actor, ids: readonly string[]): readonly string[] {
  const customer = entityIn(desk, actor, 'customer')
  const rule = desk.rules[customer.name]
  const rows = visibleRows(customer, rule, actor)
  if (!rows) return []
  if (seesEvery(customer, rule, actor)) return ids
  const visible = rows.select('id').where('id', 'in', idsIn(JSON.stringify(ids)))
  return desk.reading.all(visible).map(({ id }) => String(id))
}
