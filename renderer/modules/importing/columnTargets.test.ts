import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../shared/api/importing.ts'
import { customName, withCustomFields } from '../../../shared/customFields.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { namesCustomers, remap, targetKey, targetsIn } from './columnTargets.ts'

const mapping: Mapping = [
  { entity: 'customer', field: 'name' },
  { entity: 'customer', field: 'phone' },
  null,
]

describe('where the columns of a sheet may go', () => {
  const keys = targetsIn(entities).flatMap((group) => group.targets.map(targetKey))

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

  test('to the office’s own fields, last', () => {
    const id = 'aaaaaaaa-0000-7000-8000-000000000000'
    const own = { id, label: '介绍人', entity: 'customer', kind: 'text', position: 1 } as const
    const [ofCustomers] = targetsIn(withCustomFields(entities, [own]))
    expect(ofCustomers?.targets.at(-1)).toEqual({ entity: 'customer', field: customName(id) })
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
