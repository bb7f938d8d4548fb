import { reachFields } from '../../../shared/domain/reachFields.ts'
import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import {
  type AddressSource,
  type Piece,
  type PieceDecision,
  type PieceIssue,
} from '../../../shared/domain/mailPiece.ts'
import { nameKey } from '../../../shared/domain/nameKey.ts'
import { smsNumber } from '../../../shared/domain/smsLength.ts'
import { mailKey } from '../sending/mailKey.ts'
import { takes, type Addressee } from './recipientRows.ts'

interface Asked {
  readonly output: 'email' | 'sms'
  readonly addressFrom: ChoiceOf<'mailingAddress'>
  /** Whether whoever asks reads a field as it is: a masked address is none. */
  readonly reads: (of: AddressSource, field: string) => boolean
}

type Reached = NonNullable<Addressee['customer'] | Addressee['contact']>

/** What is said of who refused, and of who has no address. */
export const refusalOf = { email: 'refusedEmail', sms: 'refusedText' } as const
const noneOf = { email: 'noEmail', sms: 'noMobile' } as const

/** A piece that goes out by email or as a text message: to the preferred one of two addresses, else to the other. */
export function reachedPiece(
  { customer, contact }: Addressee,
  { output, addressFrom, reads }: Asked,
  decided: (PieceDecision & { readonly from: AddressSource | null }) | null,
): Piece {
  const of = {
    customer: customer && reachOf(customer, reachFields[output].customer, reads, 'customer'),
    contact: contact && reachOf(contact, reachFields[output].contact, reads, 'contact'),
  }
  const preferred = decided?.from ?? (contact && addressFrom === 'contact' ? 'contact' : 'customer')
  const other = preferred === 'contact' ? 'customer' : 'contact'
  const from = of[preferred] || !of[other] ? preferred : other
  const bearing = from === 'contact' ? contact : customer
  const people = [customer, contact].filter((one): one is Reached => one !== null)
  const refused = people.some((one) => !takes(one, output))
  const reach = of[from]
  const issues: PieceIssue[] = []
  const deleted = people.some(({ deletedAt }) => deletedAt !== null)
  if (deleted) issues.push('deleted')
  if (people.every(({ name }) => !nameKey(name ?? ''))) issues.push('noName')
  if (refused) issues.push(refusalOf[output])
  if (!reach) issues.push(noneOf[output])
  else if (output === 'email' && bearing?.emailReturnedOn) issues.push('emailReturned')
  return {
    customer: customer?.id ?? null,
    contact: contact?.id ?? null,
    name: customer?.name ?? contact?.name ?? '',
    person: contact?.name ?? null,
    from,
    address: null,
    reach,
    other: null,
    key: reach ? mailKey(reach) : '',
    returnedOn: bearing?.emailReturnedOn ?? null,
    refused,
    deleted,
    issues,
    decision: decided && {
      id: decided.id,
      excluded: decided.excluded,
      accepted: decided.accepted,
    },
  }
}

function reachOf(
  row: Reached,
  fields: readonly string[],
  reads: Asked['reads'],
  of: AddressSource,
): string | null {
  const held = row as unknown as Readonly<Record<string, string | null | undefined>>
  const found = fields
    .filter((field) => reads(of, field))
    .map((field) => (field === 'email' ? held[field] : smsNumber(held[field])))
  return found.find((each) => !!each) ?? null
}
