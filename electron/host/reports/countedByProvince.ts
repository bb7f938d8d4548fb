import { sql } from 'kysely'
import type { CaseCount } from '../../../shared/api/figures.ts'
import { provinces } from '../../../shared/domain/caseFigures.ts'
import { anyQuery } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import { entityIn } from '../records/asked.ts'
import { visibleRows, type VisibleRows } from '../records/visible.ts'
import type { FigureDesk } from './serviceFigures.ts'

/**
 * Cases by the province of their customer; null for those without one, and of customers that live in none. A customer
 * that is in the recycle bin, or not for this person, is not told apart: its cases are left out.
 */
export function countedByProvince(desk: FigureDesk, actor: Actor, cases: VisibleRows): CaseCount[] {
  const customer = entityIn(desk, 'customer')
  const known = visibleRows(customer, desk.rules[customer.name], actor)
  if (!known) return []
  const digits = sql.join(provinces.map((code) => sql.lit(code.slice(0, 2))))
  const living = known
    .select('customer.id')
    .select(sql<string | null>`substr(customer.address ->> 'region', 1, 2)`.as('digits'))
    .where('customer.deletedAt', 'is', null)
  // Each customer is looked up once, however often it complained.
  const byCustomer = cases
    .select([sql<string | null>`"serviceCase".customer`.as('customer')])
    .select(sql<number>`count(*)`.as('cases'))
    .groupBy(sql`1`)
  return desk.reading.all(
    anyQuery
      .selectFrom(byCustomer.as('counted'))
      .leftJoin(living.as('living'), 'living.id', 'counted.customer')
      .select(
        sql<
          string | null
        >`case when living.digits in (${digits}) then living.digits || '0000' end`.as('key'),
      )
      .select(sql<number>`sum(counted.cases)`.as('count'))
      .where((eb) => eb.or([eb('counted.customer', 'is', null), eb('living.id', 'is not', null)]))
      .groupBy(sql`1`)
      .orderBy('count', 'desc')
      .orderBy('key'),
  )
}
