import { sql, type SqlBool } from 'kysely'
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
  const refused = new Set(reading.all(refusing(output, [...reaches])).map(({ key }) => keyOf(key)))
  return new Set([...reaches].filter((reach) => refused.has(keyOf(reach))))
}

/** What of some addresses or numbers stands with contacts who refuse. */
export function refusing(output: 'email' | 'sms', reaches: readonly string[]) {
  const contacts = query.selectFrom('contact').where('contact.deletedAt', 'is', null)
  if (output === 'sms') {
    return contacts
      .innerJoin('duplicateKey', 'duplicateKey.record', 'contact.id')
      .select('duplicateKey.key as key')
      .where('mayText', '=', 0)
      .where('duplicateKey.entity', '=', 'contact')
      .where('duplicateKey.key', 'in', idsIn(JSON.stringify(reaches.map(phoneKey))))
      .where('duplicateKey.field', 'in', ['mobile', 'phone', 'phone2'])
  }
  const email = sql<string>`lower(email)`
  return (
    contacts
      .select(email.as('key'))
      // As its index says it.
      .where(sql<SqlBool>`"mayEmail" = 0`)
      .where(email, 'in', idsIn(JSON.stringify(reaches.flatMap(mailSpellings))))
  )
}
