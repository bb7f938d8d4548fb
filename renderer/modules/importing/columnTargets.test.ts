import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../shared/api/importing.ts'
import { namesCustomers, remap, targetKey, targetOf, targets } from './columnTargets.ts'

const mapping: Mapping = [
  { entity: 'customer', field: 'name' },
  { entity: 'customer', field: 'phone' },
  null,
]

describe('where the columns of a sheet may go', () => {
  const keys = targets.flatMap((group) => group.targets.map(targetKey))

  test('to every field that people fill in, and to the parts of an address', () => {
    expect(keys).toContain('customer.taxNumber')
    expect(keys).toContain('contact.birthday')
    expect(keys).toContain('customer.address.postcode')
  })

  test('never to what the program works out itself, to files, or to whose contact it is', () => {
    expect(keys).not.toContain('customer.lastContactAt')
    expect(keys).not.toContain('customer.attachments')
    expect(keys).not.toContain('contact.customer')
  })

  test('a value of the select is the target it was made from', () => {
    for (const key of keys) expect(targetKey(targetOf(key)!)).toBe(key)
    expect(targetOf('')).toBeNull()
  })
})

describe('putting a column elsewhere', () => {
  test('takes the place from the column that had it', () => {
    expect(remap(mapping, 2, { entity: 'customer', field: 'phone' })).toEqual([
      { entity: 'customer', field: 'name' },
      null,
      { entity: 'customer', field: 'phone' },
    ])
  })

  test('several columns may stay out', () => {
    expect(remap(mapping, 1, null)).toEqual([mapping[0], null, null])
  })

  test('without a name there is no customer', () => {
    expect(namesCustomers(mapping)).toBe(true)
    expect(namesCustomers(remap(mapping, 0, null))).toBe(false)
  })
})
