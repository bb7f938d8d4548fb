import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import type { Condition } from '../../../shared/filter.ts'
import { setLocale } from '../../words.ts'
import { conditionWords } from './conditionWords.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('en')
})

const said = (condition: Condition, titles = {}) => {
  const { field, operator, value } = conditionWords(customer, condition, titles)
  return [field, operator, value].filter(Boolean).join(' · ')
}

test('a choice says its labels, and counts what it cannot name', () => {
  expect(said({ field: 'stage', op: 'oneOf', value: ['active'] })).toBe('Stage · is · Active')
  expect(said({ field: 'stage', op: 'noneOf', value: ['active', 'lost'] })).toBe(
    'Stage · is not · Active, Lost',
  )
  expect(said({ field: 'stage', op: 'oneOf', value: ['lead', 'active', 'lost'] })).toBe(
    'Stage · is · Lead and 2 more',
  )
  setLocale('zh-CN')
  expect(said({ field: 'stage', op: 'oneOf', value: ['active', 'lost'] })).toBe(
    '阶段 · 是 · 成交、流失',
  )
})

test('a reference says the name of its record', () => {
  const id = '01938d4e-0000-7000-8000-000000000001'
  expect(said({ field: 'parent', op: 'oneOf', value: [id] }, { [id]: 'Northwind' })).toBe(
    'Head office · is · Northwind',
  )
  expect(said({ field: 'owner', op: 'mine' })).toBe('Owner · is · me')
})

test('days, months and spans of time are said as such', () => {
  const field = 'lastContactAt'
  expect(said({ field, op: 'notLastDays', value: 60 })).toBe(
    'Last contact · not in the last · 60 days',
  )
  expect(said({ field, op: 'thisMonth' })).toBe('Last contact · in · this month')
  expect(said({ field, op: 'between', value: ['2026-01-01', '9999-12-31'] })).toBe(
    'Last contact · since Jan 1, 2026',
  )
  expect(said({ field, op: 'between', value: ['2026-01-01', '2026-01-31'] })).toBe(
    'Last contact · between · Jan 1, 2026 – Jan 31, 2026',
  )
})

test('money is said in yuan, though it is asked in cents', () => {
  expect(said({ field: 'creditLimit', op: 'atLeast', value: 5_000_000 })).toBe(
    'Credit limit · at least · ¥50,000.00',
  )
})

test('a question about a field that is no longer there is still said', () => {
  expect(said({ field: 'gone', op: 'contains', value: 'x' })).toBe('gone · contains')
})
