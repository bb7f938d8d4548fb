import { query } from '../database/query.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Store } from '../records/store.ts'
import type { Rule } from './rule.ts'

/** A customer's last contact is the time of its newest interaction. */
export const interaction: Rule = {
  prepare: ({ tx, before, values }) => customerOfContact(tx, values, before),
  follow: ({ tx, store, before, after }) => {
    for (const customer of new Set([before?.customer, after.customer])) {
      if (typeof customer === 'string') deriveLastContact(tx, store, customer)
    }
  },
}

function deriveLastContact(tx: Transaction, store: Store, customer: string): void {
  const newest = tx.first(
    query
      .selectFrom('interaction')
      .select('at')
      .where('customer', '=', customer)
      .where('deletedAt', 'is', null)
      .orderBy('at', 'desc')
      .limit(1),
  )
  store.derive(tx, entities.customer, customer, { lastContactAt: newest?.at ?? null })
}

/** What concerns a contact concerns the contact's customer, unless another one was named. */
export function customerOfContact(
  tx: Transaction,
  values: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> | undefined {
  if (typeof values.contact !== 'string' || (values.customer ?? before?.customer)) return undefined
  const contact = tx.first(
    query.selectFrom('contact').select('customer').where('id', '=', values.contact),
  )
  return contact ? { customer: contact.customer } : undefined
}
