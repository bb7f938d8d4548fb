import { expect, test } from 'vitest'
import { customName, withCustomFields, type CustomFieldRow } from './customFields.ts'
import { checkRegistry, entities } from './entities/registry.ts'

const idOf = (digit: string) => `${digit.repeat(8)}-0000-7000-8000-000000000000`
const field = (digit: string, values: Partial<CustomFieldRow> = {}): CustomFieldRow => ({
  id: idOf(digit),
  label: `字段 ${digit}`,
  entity: 'customer',
  kind: 'text',
  position: 1,
  ...values,
})

test('an entity has the office’s fields behind its own, in a group of theirs', () => {
  const made = withCustomFields(entities, [
    field('b', { kind: 'money' }),
    field('a', { kind: 'choice', position: 2 }),
    field('c'),
  ])
  const names = ['b', 'c', 'a'].map((digit) => customName(idOf(digit)))
  expect(made.customer?.groups).toEqual({ ...entities.customer.groups, custom: names })
  expect(Object.keys(made.customer?.fields ?? {}).slice(-3)).toEqual(names)
  expect(made.customer?.fields[names[0]!]).toMatchObject({ kind: 'money', label: '字段 b' })
  expect(made.customer?.fields[names[2]!]).toMatchObject({ dictionary: names[2] })
  expect(() => checkRegistry(made)).not.toThrow()
})

test('an entity that has none stays the very same', () => {
  const made = withCustomFields(entities, [field('a')])
  expect(made.contact).toBe(entities.contact)
  expect(made.customer).not.toBe(entities.customer)
})

test('nothing is added where nothing may be, nor of a kind that nobody knows', () => {
  const rows = [
    field('a', { entity: 'user' }),
    field('b', { entity: 'constructor' }),
    field('c', { kind: 'hologram' as CustomFieldRow['kind'] }),
    field('d', { kind: 'toString' as CustomFieldRow['kind'] }),
  ]
  const made = withCustomFields(entities, rows)
  expect(made.user).toBe(entities.user)
  expect(Object.keys(made)).toEqual(Object.keys(entities))
  expect(made.customer?.groups).toEqual({ ...entities.customer.groups, custom: [] })
})
