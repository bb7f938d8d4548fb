import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import type { SomeRow } from '../../../../shared/entity.ts'
import { customer } from '../../../../shared/entities/customer.ts'
import { setLocale } from '../../../words.ts'
import { markedWords } from './useMarkedFigures.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('zh-CN')
})

const column = (field: 'name' | 'creditLimit' | 'employees') => ({
  field,
  spec: customer.fields[field],
})
const rows = [
  { name: '甲', creditLimit: 1050, employees: 3 },
  { name: '乙', creditLimit: null, employees: 4 },
  { name: '丙', creditLimit: 2000, employees: null },
].map((values, at): SomeRow => ({ id: String(at), ...values }))

test('the figures among the marked cells are added up, and what is empty counts for no average', () => {
  expect(markedWords([column('creditLimit')], rows)).toBe('3 格 · 合计 ¥30.50 · 平均 ¥15.25')
  expect(markedWords([column('name'), column('employees')], rows)).toBe('6 格 · 合计 7 · 平均 3.5')
})

test('what can not be added up is only counted', () => {
  expect(markedWords([column('name')], rows)).toBe('3 格')
  expect(markedWords([column('creditLimit'), column('employees')], rows)).toBe('6 格')
})
