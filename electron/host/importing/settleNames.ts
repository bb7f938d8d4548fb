/** Values of a customer and of somebody there, by field. */
export interface RowValues {
  readonly customer: Readonly<Record<string, unknown>>
  readonly contact: Readonly<Record<string, unknown>> | null
}

type Values = Readonly<Record<string, unknown>>

/**
 * Settles whose the values of a row are. A person without a company is a customer of their own; ways to reach
 * somebody who has no name belong to the customer, and what is left is kept under the best name there is.
 * @param people whether the sheet's customers are people
 */
export function settleNames(customer: Values, contact: Values, people: boolean): RowValues {
  if (customer.name === undefined && contact.name !== undefined) {
    const { name, ...rest } = contact
    return settleNames({ ...customer, name, kind: customer.kind ?? 'person' }, rest, true)
  }
  const settled = { ...(people && customer.name !== undefined && { kind: 'person' }), ...customer }
  if (Object.keys(contact).length === 0) return { customer: settled, contact: null }
  if (contact.name !== undefined) return { customer: settled, contact }
  const moved = moveReach(settled, contact)
  if (Object.keys(moved.contact).length === 0) return { customer: moved.customer, contact: null }
  const name = people ? customer.name : (contact.position ?? contact.department ?? customer.name)
  return { customer: moved.customer, contact: { ...moved.contact, name } }
}

/** Puts telephone numbers, mail and post address where the customer has room for them. */
function moveReach(customer: Values, contact: Values): { customer: Values; contact: Values } {
  const taken: Record<string, unknown> = { ...customer }
  const left: Record<string, unknown> = { ...contact }
  const places = {
    mobile: ['phone', 'phone2'],
    phone: ['phone', 'phone2'],
    email: ['email'],
    address: ['address'],
  } as const
  for (const [field, fields] of Object.entries(places)) {
    const free = fields.find((each) => taken[each] === undefined)
    if (left[field] === undefined || free === undefined) continue
    taken[free] = left[field]
    delete left[field]
  }
  return { customer: taken, contact: left }
}
