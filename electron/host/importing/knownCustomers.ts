import { fold } from '../../../shared/domain/fold.ts'
import { nameKey } from '../../../shared/domain/nameKey.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { query } from '../database/query.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { duplicateFields, duplicateKeyOf } from '../records/derivedIndexes.ts'
import { readVisible } from '../records/visible.ts'

/** Digits that a telephone number must have to say who somebody is. */
const tellingDigits = 7

/** Normal forms by which two customers are told to be the same. */
export interface CustomerKeys {
  readonly taxNumber: string
  /** Customer number; '' for 1, 2, 3 …, which only count the rows. */
  readonly number: string
  readonly name: string
  readonly phones: readonly string[]
  readonly person: boolean
}

/** The normal forms of a customer's values. */
export function customerKeys(customer: Entity, values: AnyValues): CustomerKeys {
  const phones = ['phone', 'phone2'].map((field) => duplicateKeyOf(customer, field, values[field]))
  return {
    taxNumber: duplicateKeyOf(customer, 'taxNumber', values.taxNumber),
    number: fold(String(values.number ?? '')).replace(/^\d{1,4}$/u, ''),
    name: nameKey(String(values.name ?? '')),
    phones: phones.filter((key) => key.length >= tellingDigits),
    person: values.kind === 'person',
  }
}

/**
 * Whether two customers of the same name are one: not when their tax numbers differ, and people only
 * when their telephone numbers don't.
 */
function sameByName(a: CustomerKeys, b: CustomerKeys): boolean {
  if (!a.name || a.name !== b.name || differ(a.taxNumber, b.taxNumber)) return false
  if (!a.person && !b.person) return true
  const both = a.phones.length > 0 && b.phones.length > 0
  return !both || a.phones.some((phone) => b.phones.includes(phone))
}

/** Whether two rows of one sheet are about the same customer: of the same name, and not numbered apart. */
export function sameInSheet(a: CustomerKeys, b: CustomerKeys): boolean {
  return sameByName(a, b) && !differ(a.number, b.number)
}

const differ = (a: string, b: string) => a !== '' && b !== '' && a !== b

/** Finds the customers of an office that rows of a sheet are about; several rows are asked for at once. */
export function knownCustomers(
  office: Office,
  actor: Actor,
  asked: readonly CustomerKeys[],
): (AnyRow | undefined)[] {
  const customer = office.registry.customer!
  const keys = [
    ...new Set(asked.flatMap(({ taxNumber, name, phones }) => [taxNumber, name, ...phones])),
  ]
  const records = new Map<string, string[]>()
  for (const { key, field, record } of recordsUnder(office, keys.filter(Boolean))) {
    const place = `${kindOfKey(field)} ${key}`
    records.set(place, [...(records.get(place) ?? []), record])
  }
  const rows = new Map<string, AnyRow | undefined>()
  const read = (id: string) => {
    if (!rows.has(id)) {
      rows.set(id, readVisible(office.reading, customer, office.rules.customer, actor, id))
    }
    return rows.get(id)
  }
  const pick = (place: string, fits: (row: AnyRow) => boolean) =>
    (records.get(place) ?? []).flatMap((id) => read(id) ?? []).find(fits)

  return asked.map((keys) => {
    const theirs = (row: AnyRow) => customerKeys(customer, row)
    return (
      pick(`tax ${keys.taxNumber}`, () => true) ??
      pick(`name ${keys.name}`, (row) => sameInSheet(keys, theirs(row))) ??
      pick(`name ${keys.name}`, (row) => sameByName(keys, theirs(row))) ??
      keys.phones
        .map((phone) =>
          pick(`phone ${phone}`, (row) => !differ(keys.taxNumber, theirs(row).taxNumber)),
        )
        .find((row) => row !== undefined)
    )
  })
}

const kindOfKey = (field: string) =>
  field === 'taxNumber' ? 'tax' : field === 'name' ? 'name' : 'phone'

/** What is kept from whoever imports is no sign for them that two are the same. */
function recordsUnder({ reading, registry }: Office, keys: readonly string[]) {
  const fields = duplicateFields(registry.customer!)
  if (keys.length === 0 || fields.length === 0) return []
  return reading.all(
    query
      .selectFrom('duplicateKey')
      .select(['key', 'field', 'record'])
      .where('entity', '=', 'customer')
      .where('key', 'in', keys)
      .where('field', 'in', fields)
      .orderBy('record'),
  )
}
