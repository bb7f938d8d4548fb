import type { DuplicatePolicy, RowPreview } from '../../../shared/api/importing.ts'
import { nameKey } from '../../../shared/domain/nameKey.ts'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { problem, type Problem } from '../../../shared/failure.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { customerKeys, knownCustomers, sameInSheet, type CustomerKeys } from './knownCustomers.ts'
import { contactsOf, sameContact } from './knownContacts.ts'
import type { Sheet } from './openSheet.ts'
import type { ReadRow } from './readRow.ts'
import type { TableRow } from './readTable.ts'

/** A customer that one or several rows are about. */
export interface PlannedCustomer {
  readonly id: string
  /** The record that is there already. */
  readonly existing: AnyRow | undefined
  readonly keys: CustomerKeys
  values: AnyValues
  readonly contacts: PlannedContact[]
}

/** Somebody at a planned customer. */
export interface PlannedContact {
  readonly id: string
  readonly existing: AnyRow | undefined
  values: AnyValues
}

/** What becomes of one row. */
export interface PlannedRow {
  readonly row: TableRow
  readonly outcome: RowPreview['outcome']
  readonly problems: readonly Problem[]
  /** Written with this row: its customer where the row is the first about it, and its contact. */
  readonly customer?: PlannedCustomer
  readonly first: boolean
  readonly contact?: PlannedContact
}

/** Makes the id of what a line of the sheet adds. */
export type NewId = (line: number, entity: 'customer' | 'contact') => string

/** Rows that are read between two breaths. */
const stride = 500

/**
 * Works out what importing a sheet would do, row by row, without writing anything. Rows about the same
 * customer become one customer with several contacts. Ends early when the signal fires.
 */
export async function planImport(
  office: Office,
  actor: Actor,
  sheet: Sheet,
  policy: DuplicatePolicy,
  newId: NewId,
  signal?: AbortSignal,
): Promise<readonly PlannedRow[]> {
  const planned: PlannedRow[] = []
  const plan = createPlanner(office, actor, policy, newId)
  const entity = office.registry.customer!
  for (let start = 0; start < sheet.rows.length && !signal?.aborted; start += stride) {
    const rows = sheet.rows.slice(start, start + stride)
    const read = rows.map(sheet.readRow)
    const keys = read.map(({ customer }) => customerKeys(entity, customer))
    const known = policy === 'add' ? [] : knownCustomers(office, actor, keys)
    rows.forEach((row, index) => {
      planned.push(plan(row, read[index]!, keys[index]!, known[index]))
    })
    await new Promise(setImmediate)
  }
  return planned
}

function createPlanner(office: Office, actor: Actor, policy: DuplicatePolicy, newId: NewId) {
  const byKey = new Map<string, PlannedCustomer[]>()
  const byRecord = new Map<string, PlannedCustomer>()

  const alreadyPlanned = (keys: CustomerKeys, known: AnyRow | undefined) =>
    (known && byRecord.get(known.id)) ??
    (keys.taxNumber ? byKey.get(`tax ${keys.taxNumber}`)?.[0] : undefined) ??
    byKey.get(`name ${keys.name}`)?.find((each) => sameInSheet(each.keys, keys))

  const remember = (customer: PlannedCustomer) => {
    const { taxNumber, name } = customer.keys
    for (const key of [taxNumber && `tax ${taxNumber}`, name && `name ${name}`].filter(Boolean)) {
      const same = byKey.get(key)
      if (same) same.push(customer)
      else byKey.set(key, [customer])
    }
    if (customer.existing) byRecord.set(customer.existing.id, customer)
  }

  return (
    row: TableRow,
    read: ReadRow,
    keys: CustomerKeys,
    known: AnyRow | undefined,
  ): PlannedRow => {
    const problems = keys.name ? read.problems : [...read.problems, problem([], 'noName')]
    if (problems.length > 0) return { row, outcome: 'error', problems, first: false }
    // A run that was broken off is sent again: what it had added is its own, and not somebody else's.
    const isOwn = known?.id === newId(row.line, 'customer')
    const there = isOwn ? undefined : known
    const before = alreadyPlanned(keys, there)
    const customer = before ?? {
      id: known?.id ?? newId(row.line, 'customer'),
      existing: there,
      keys,
      values: read.customer,
      contacts: [],
    }
    if (!before) remember(customer)
    if (customer.existing && policy === 'skip')
      return { row, outcome: 'skip', problems, first: false }
    const added = before ? fill(before, read.customer) : true
    const contact = read.contact
      ? planContact(office, actor, customer, read.contact, () => newId(row.line, 'contact'))
      : undefined
    const outcome = before || there ? (added || contact ? 'update' : 'skip') : 'add'
    return { row, outcome, problems, customer, first: !before, ...(contact && { contact }) }
  }
}

/** Takes over what an earlier row about the same customer left open; whether there was anything. */
function fill(customer: PlannedCustomer, values: AnyValues): boolean {
  const open = Object.entries(values).filter(([field]) => customer.values[field] === undefined)
  customer.values = { ...customer.values, ...Object.fromEntries(open) }
  return open.length > 0
}

/** The contact of a row; undefined when an earlier row brought the same one. */
function planContact(
  office: Office,
  actor: Actor,
  customer: PlannedCustomer,
  values: AnyValues,
  newId: () => string,
): PlannedContact | undefined {
  const entity = office.registry.contact!
  const planned = customer.contacts.find((each) => sameContact(entity, each.values, values))
  if (planned) {
    planned.values = { ...values, ...planned.values }
    return undefined
  }
  const existing = customer.existing
    ? contactsOf(office, actor, customer.existing.id).find((each) =>
        sameContact(entity, each, values),
      )
    : undefined
  const first =
    !customer.existing &&
    customer.contacts.length === 0 &&
    nameKey(String(values.name)) !== customer.keys.name
  const contact: PlannedContact = {
    id: existing?.id ?? newId(),
    existing,
    values: first ? { primary: true, ...values } : values,
  }
  customer.contacts.push(contact)
  return contact
}
