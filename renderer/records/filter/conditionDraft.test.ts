import { expect, test } from 'vitest'
import { contact } from '../../../shared/entities/contact.ts'
import { customer } from '../../../shared/entities/customer.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { operatorsOf } from '../../../shared/fields/asking.ts'
import { isComplete, startingValue, valueKind } from './conditionDraft.ts'

test('every question of every field has a way to give its value', () => {
  for (const entity of Object.values(entities)) {
    for (const spec of Object.values(entity.fields)) {
      for (const op of operatorsOf(spec)) expect(valueKind(spec, op)).toBeTruthy()
    }
  }
})

test('"mine" is asked of people, not of customers', () => {
  expect(operatorsOf(customer.fields.owner)).toContain('mine')
  expect(operatorsOf(contact.fields.customer)).not.toContain('mine')
})

test('a question is asked only once it says something', () => {
  const { level, lastContactAt, name, owner } = customer.fields
  expect(isComplete(level, { field: 'level', op: 'oneOf', value: [] })).toBe(false)
  expect(isComplete(level, { field: 'level', op: 'oneOf', value: ['A'] })).toBe(true)
  expect(isComplete(name, { field: 'name', op: 'contains', value: '' })).toBe(false)
  expect(isComplete(owner, { field: 'owner', op: 'mine' })).toBe(true)
  const range = (from: string, to: string) =>
    isComplete(lastContactAt, { field: 'lastContactAt', op: 'between', value: [from, to] })
  expect(range('0001-01-01', '9999-12-31')).toBe(false)
  expect(range('2026-01-01', '9999-12-31')).toBe(true)
})

test('turning "is" into "is not" keeps what was chosen; turning it into "is empty" does not', () => {
  const { level, lastContactAt } = customer.fields
  const before = { field: 'level', op: 'oneOf', value: ['A', 'B'] } as const
  expect(startingValue(level, 'noneOf', before)).toEqual(['A', 'B'])
  expect(startingValue(level, 'empty', before)).toBeUndefined()
  expect(startingValue(lastContactAt, 'notLastDays')).toBe(30)
})
