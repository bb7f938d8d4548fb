import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import { entityNamed } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import { knownEntity } from '../../../shared/rights/knownEntity.ts'
import { idsIn } from '../database/query.ts'
import type { Actor } from '../records/access.ts'
import type { ListDesk } from '../records/listQueries.ts'
import { toRow } from '../records/rows.ts'
import { visibleRows } from '../records/visible.ts'

/** Some of those to whom a mailing goes: by their ids, deleted ones among them, or by their row numbers. */
export type SomeRecipients = { readonly ids: readonly string[] } | { readonly numbers: Int32Array }

/** Who gets a piece of mail: a customer, somebody there, or both, with what one knows of them. */
export interface Addressee {
  readonly customer: RowOf<Entities['customer']> | null
  readonly contact: RowOf<Entities['contact']> | null
}

type RowsDesk = Pick<ListDesk, 'reading' | 'registry' | 'rules'>

/** Who gets mail of some customers: each of them, or each of their contacts; who has no contact gets it all the same. */
export function ofCustomers(
  desk: RowsDesk,
  actor: Actor,
  some: SomeRecipients,
  { per, output }: { readonly per: 'customer' | 'contact'; readonly output: Output },
): Addressee[] {
  const customers = rowsOf(desk, actor, 'customer', some)
  const ids = customers.map(({ id }) => id)
  const contacts = Map.groupBy(
    rowsOf(desk, actor, 'contact', { of: ids }),
    ({ customer }) => customer,
  )
  return customers.flatMap((customer): Addressee[] => {
    const known = contacts.get(customer.id) ?? []
    if (per === 'customer' || known.length === 0)
      return [{ customer, contact: mainOf(known, output) }]
    return known.map((contact) => ({ customer, contact }))
  })
}

/** Who gets mail of some contacts: each of them, at their customer. */
export function ofContacts(desk: RowsDesk, actor: Actor, some: SomeRecipients): Addressee[] {
  const contacts = rowsOf(desk, actor, 'contact', some)
  const ids = contacts.flatMap(({ customer }) => customer ?? [])
  const customers = new Map(
    rowsOf(desk, actor, 'customer', { ids }).map((customer) => [customer.id, customer]),
  )
  return contacts.map((contact) => ({
    customer: customers.get(contact.customer ?? '') ?? null,
    contact,
  }))
}

/** To whom mail for a customer goes: the main contact or the only one, unless they want none of this kind. */
function mainOf(
  contacts: readonly NonNullable<Addressee['contact']>[],
  output: Output,
): Addressee['contact'] {
  const only = contacts.length === 1 ? contacts[0] : undefined
  const main = contacts.find(({ primary }) => primary) ?? only
  return main && takes(main, output) ? main : null
}

type Output = ChoiceOf<'mailingOutput'>

/** Whether somebody takes what goes out this way; who may not be asked, since the answer is hidden, gets none. */
export function takes(one: Consents, output: Output): boolean {
  const consent = output === 'email' ? one.mayEmail : output === 'sms' ? one.mayText : one.mayMail
  return consent !== false && consent !== undefined
}

type Consents = Partial<Pick<NonNullable<Addressee['contact']>, 'mayMail' | 'mayEmail' | 'mayText'>>

/** Rows that somebody may see, as they came to be. */
function rowsOf<E extends 'customer' | 'contact'>(
  { reading, registry, rules }: RowsDesk,
  actor: Actor,
  name: E,
  some: SomeRecipients | { readonly of: readonly string[] },
): RowOf<Entities[E]>[] {
  const entity = entityNamed(registry, name)
  const rows = entity && visibleRows(entity, rules[name], actor)
  if (!rows) return []
  const live = rows.where('deletedAt', 'is', null)
  const wanted =
    'ids' in some
      ? rows.where('id', 'in', idsIn(JSON.stringify(some.ids)))
      : 'of' in some
        ? live.where('customer', 'in', idsIn(JSON.stringify(some.of)))
        : live.where('rowid', 'in', idsIn<number>(JSON.stringify([...some.numbers])))
  return reading
    .all(wanted.selectAll().orderBy('rowid'))
    .map((stored) => toRow(knownEntity(entity, actor), stored) as unknown as RowOf<Entities[E]>)
}
