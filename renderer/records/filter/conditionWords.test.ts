import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { operatorsOf } from '../../../shared/fields/asking.ts'
import type { FieldSpec } from '../../../shared/fields/field.ts'
import type { Condition } from '../../../shared/filter.ts'
import { setLocale } from '../../words.ts'
import { conditionWords, wholeOperator } from './conditionWords.ts'

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

test('every question of every field of every entity has words in both languages', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    setLocale(locale)
    for (const entity of Object.values(entities)) {
      for (const [field, spec] of Object.entries(entity.fields as Record<string, FieldSpec>)) {
        for (const op of operatorsOf(spec)) {
          const { operator } = conditionWords(entity, { field, op }, {})
          expect([field, op, operator, wholeOperator(spec, op)].join()).not.toMatch(/filter\./)
          expect(operator).not.toBe('')
        }
      }
    }
  }
})

test('what needs no value says it in the chip and in the list of questions alike', () => {
  setLocale('zh-CN')
  expect(said({ field: 'owner', op: 'myDepartment' })).toBe('负责人 · 属于 · 我的部门')
  expect(wholeOperator(customer.fields.owner, 'myDepartment')).toBe('属于我的部门')
  expect(said({ field: 'nextTaskOn', op: 'past' })).toBe('下次 · 已过')
  expect(said({ field: 'attachments', op: 'empty' })).toBe('附件 · 没有')
  setLocale('en')
  expect(wholeOperator(customer.fields.lastContactAt, 'thisWeek')).toBe('in this week')
})
