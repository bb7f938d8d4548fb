import { query } from '../database/query.ts'
import { template } from '../database/template.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Change, Rule } from './rule.ts'

/** A customer's last contact is the time of its newest interaction. */
export const interaction: Rule = {
  prepare: ({ tx, before, values }) => customerOfContact(tx, values, before),
  follow: (change) => {
    for (const customer of new Set([change.before?.customer, change.after.customer])) {
      if (typeof customer === 'string') deriveLastContact(change, customer)
    }
  },
}

const newestOf = template((at: { customer: string }) =>
  query
    .selectFrom('interaction')
    .select('at')
    .where('customer', '=', at.customer)
    .where('deletedAt', 'is', null)
    .orderBy('at', 'desc'),
)

function deriveLastContact({ tx, derive }: Change, customer: string): void {
  const newest = tx.first(newestOf({ customer }))
  derive(entities.customer, customer, { lastContactAt: newest?.at ?? null })
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
