import { sql } from 'kysely'
import { phoneKey } from '../../../shared/domain/phone.ts'
import type { Reading } from '../database/handle.ts'
import { idsIn, query } from '../database/query.ts'
import { mailKey, mailSpellings } from './mailKey.ts'

/** Who is written to at an address or a number. */
export interface AddressHolder {
  readonly name: 'customer' | 'contact'
  readonly id: string
}

const holders = ['customer', 'contact'] as const

/** Customers and contacts who have this address or number, the deleted left out: what is said of it is said of all of them. */
export const addressHolders = (
  reading: Reading,
  output: 'email' | 'sms',
  address: string,
): AddressHolder[] =>
  holders.flatMap((name) =>
    reading
      .all(output === 'email' ? withEmail(name, address) : withNumber(name, address))
      .map(({ id }) => ({ name, id })),
  )

const withEmail = (name: AddressHolder['name'], address: string) =>
  query
    .selectFrom(name)
    .select('id')
    .where(sql<string>`lower(email)`, 'in', mailSpellings(address))
    .where('deletedAt', 'is', null)

/** The deleted have no keys. */
const withNumber = (name: AddressHolder['name'], number: string) =>
  query
    .selectFrom('duplicateKey')
    .select('record as id')
    .distinct()
    .where('entity', '=', name)
    .where('key', '=', phoneKey(number))
    .where('field', 'in', ['mobile', 'phone', 'phone2'])

/** Which of some addresses or numbers are those of a contact who refuses what goes out this way. */
export function refusedReaches(
  reading: Reading,
  output: 'email' | 'sms',
  reaches: ReadonlySet<string>,
): ReadonlySet<string> {
  const keyOf = output === 'email' ? mailKey : phoneKey
  const spelled = output === 'email' ? mailSpellings : (number: string) => [phoneKey(number)]
  const keys = idsIn(JSON.stringify([...reaches].flatMap(spelled)))
  const contacts = query.selectFrom('contact').where('contact.deletedAt', 'is', null)
  const refusing =
    output === 'email'
      ? contacts
          .select(sql<string>`lower(email)`.as('key'))
          .where('mayEmail', '=', 0)
          .where(sql<string>`lower(email)`, 'in', keys)
      : contacts
          .innerJoin('duplicateKey', 'duplicateKey.record', 'contact.id')
          .select('duplicateKey.key as key')
          .where('mayText', '=', 0)
          .where('duplicateKey.entity', '=', 'contact')
          .where('duplicateKey.key', 'in', keys)
          .where('duplicateKey.field', 'in', ['mobile', 'phone', 'phone2'])
  const refused = new Set(reading.all(refusing).map(({ key }) => keyOf(key)))
  return new Set([...reaches].filter((reach) => refused.has(keyOf(reach))))
}
