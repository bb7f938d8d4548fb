import type { Titles } from '../../../shared/api/records.ts'
import type { AnyRow, Entity } from '../../../shared/entity.ts'
import { failure, problem } from '../../../shared/failure.ts'
import type { Address } from '../../../shared/fields/field.ts'
import {
  recipientLists,
  type Recipient,
  type RecipientList,
  type RecipientSource,
} from '../../../shared/printing/recipient.ts'
import { idsIn } from '../database/query.ts'
import { demand, type Actor } from '../records/access.ts'
import { toRow, type StoredRow } from '../records/rows.ts'
import { titlesFor } from '../records/titles.ts'
import { visibleRows } from '../records/visible.ts'
import type { ComposeDesk } from './forms.ts'

/** Records of a list that are said of one customer at the most. */
const mostListed = 500

/** How lists are ordered; the newest first where they tell what happened. */
const listOrder = {
  contacts: ['name', 'asc'],
  cases: ['receivedAt', 'desc'],
  interactions: ['at', 'desc'],
  tasks: ['dueOn', 'asc'],
} as const satisfies Record<RecipientList, readonly [string, 'asc' | 'desc']>

/** What recipients' fields are filled from, and the names of what their records refer to. */
export interface ReadSources {
  readonly sources: readonly RecipientSource[]
  readonly titles: Titles
}

/** What recipients are read from, and for whom. */
interface SourceDesk {
  readonly office: Pick<ComposeDesk['office'], 'reading' | 'registry' | 'rules'>
  readonly actor: Actor
}

/** Reads some recipients for paper. Throws `forbidden` for whoever may not print one of the kinds of records that would be on it. */
export function readSources(
  desk: SourceDesk,
  recipients: readonly Recipient[],
  lists: ReadonlySet<RecipientList>,
): ReadSources {
  const isToContacts = recipients.some(({ contact }) => contact !== null)
  for (const name of [
    ...(recipients.length > 0 ? ['customer'] : []),
    ...(isToContacts ? ['contact'] : []),
    ...[...lists].map((list) => recipientLists[list].entity),
  ]) {
    demand(desk.actor, desk.office.registry[name]!, 'print')
  }
  return sourcesOf(desk, recipients, lists)
}

/** Reads some recipients as the person at the desk sees them. Throws `notFound` for one who is not there: nothing is printed for nobody. */
export function sourcesOf(
  desk: SourceDesk,
  recipients: readonly Recipient[],
  lists: ReadonlySet<RecipientList>,
): ReadSources {
  const contacts = rowsWith(desk, 'contact', 'id', idsOf(recipients, 'contact'))
  const contactOf = byId(contacts)
  const customerIdOf = ({ customer, contact }: Recipient) =>
    customer ?? (contactOf.get(contact ?? '')?.['customer'] as string | null | undefined) ?? null
  const customers = rowsWith(desk, 'customer', 'id', [
    ...new Set(recipients.map(customerIdOf).filter((id) => id !== null)),
  ])
  const customerOf = byId(customers)
  const listed = [...lists].map(
    (list) => [list, listedBy(desk, list, [...customerOf.keys()])] as const,
  )

  const sources = recipients.map((recipient): RecipientSource => {
    const customer = customerOf.get(customerIdOf(recipient) ?? '') ?? null
    const contact = contactOf.get(recipient.contact ?? '') ?? null
    if (!customer && !contact) throw failure('notFound', problem([], 'notFound'))
    return {
      customer,
      contact,
      address: addressOf(recipient, customer, contact),
      lists: Object.fromEntries(
        listed.map(([list, rows]) => [list, rows.get(customer?.id ?? '') ?? []]),
      ),
    }
  })
  const { registry } = desk.office
  const named = [
    ...customers.map((row) => ({ entity: registry['customer']!, row })),
    ...contacts.map((row) => ({ entity: registry['contact']!, row })),
    ...listed.flatMap(([list, rows]) =>
      [...rows.values()].flat().map((row) => ({ entity: entityOfList(desk, list), row })),
    ),
  ]
  return { sources, titles: titlesFor(desk.office, desk.actor, named) }
}

function addressOf(
  { address }: Recipient,
  customer: AnyRow | null,
  contact: AnyRow | null,
): Address | null {
  const own = (contact?.['address'] ?? null) as Address | null
  const theirs = (customer?.['address'] ?? null) as Address | null
  if (address === 'contact') return own
  return address === 'customer' ? theirs : (own ?? theirs)
}

const idsOf = (recipients: readonly Recipient[], name: 'customer' | 'contact') => [
  ...new Set(recipients.map((recipient) => recipient[name]).filter((id) => id !== null)),
]
const byId = (rows: readonly AnyRow[]) => new Map(rows.map((row) => [row.id, row]))

const entityOfList = ({ office }: SourceDesk, list: RecipientList): Entity =>
  office.registry[recipientLists[list].entity]!

/** Records that somebody may see and that hold one of these in a field; deleted ones are not among them. */
function rowsWith(
  { office, actor }: SourceDesk,
  name: string,
  field: string,
  ids: readonly string[],
  order?: readonly [string, 'asc' | 'desc'],
): AnyRow[] {
  const entity = office.registry[name]!
  const rows = visibleRows(entity, office.rules[name], actor)
  if (!rows || ids.length === 0) return []
  const found = rows
    .selectAll()
    .where(field, 'in', idsIn(JSON.stringify(ids)))
    .where('deletedAt', 'is', null)
  const ordered = order ? found.orderBy(order[0], order[1]) : found
  return office.reading.all(ordered).map((stored) => toRow(entity, stored as StoredRow))
}

/** Records of a list by the customer that they hang on. */
function listedBy(desk: SourceDesk, list: RecipientList, customers: readonly string[]) {
  const { entity } = recipientLists[list]
  const found = new Map<string, AnyRow[]>()
  for (const row of rowsWith(desk, entity, 'customer', customers, listOrder[list])) {
    const customer = String(row['customer'])
    const rows = found.get(customer)
    if (!rows) found.set(customer, [row])
    else if (rows.length < mostListed) rows.push(row)
  }
  return found
}
