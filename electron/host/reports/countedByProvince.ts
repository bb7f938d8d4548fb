import { sql } from 'kysely'
import { provinces } from '../../../shared/domain/caseFigures.ts'
import { idsIn } from '../database/query.ts'
import { demandFields, type Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { visibleRows } from '../records/visible.ts'
import type { FigureDesk } from './serviceFigures.ts'

const known: ReadonlySet<string> = new Set(provinces)

/**
 * Cases by the province of their customer; null for those without one, and of customers that live in none. A customer
 * that is in the recycle bin, or not for this person, is not told apart: its cases are left out.
 */
export function countedByProvince(
  desk: FigureDesk,
  actor: Actor,
  byCustomer: ReadonlyMap<string | null, number>,
): Map<string | null, number> {
  const customer = entityIn(desk, actor, 'customer')
  demandFields(actor, customer, ['address'])
  const rows = visibleRows(customer, desk.rules[customer.name], actor)
  const counts = new Map<string | null, number>()
  if (!rows) return counts
  const add = (province: string | null, count: number) =>
    counts.set(province, (counts.get(province) ?? 0) + count)
  const ids = [...byCustomer.keys()].filter((id) => id !== null)
  const living = rows
    .select('customer.id')
    .select(
      sql<string | null>`substr(customer.address ->> 'region', 1, 2) || '0000'`.as('province'),
    )
    .where('customer.deletedAt', 'is', null)
    .where('customer.id', 'in', idsIn(JSON.stringify(ids)))
  for (const { id, province } of desk.reading.each(living)) {
    add(province !== null && known.has(province) ? province : null, byCustomer.get(String(id))!)
  }
  const without = byCustomer.get(null)
  if (without) add(null, without)
  return counts
}
