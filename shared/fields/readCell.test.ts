import { expect, test } from 'vitest'
import { entities } from '../entities/registry.ts'
import type { FieldSpec } from './field.ts'
import type { Reader } from './kind.ts'
import { plainCell, readCell } from './readCell.ts'

const reader: Reader = {
  locale: 'zh-CN',
  today: '2026-11-22',
  codeOf: () => undefined,
  idOf: (_entity, title) => title,
}
const fields: Readonly<Record<string, FieldSpec>> = entities.customer.fields
const read = (cell: string, field: string) => readCell(cell, fields[field]!, reader)

test.each([
  ['="013912345678"', '013912345678'],
  ["'0574-87654321", '0574-87654321'],
  ["'=1+1", '=1+1'],
  ["Bon app'", "Bon app'"],
  ["'t Hooft", "'t Hooft"],
  ['=1+1', '=1+1'],
  ['#N/A', ''],
  ['#REF!', ''],
  ['NULL', ''],
  ['——', ''],
  [' 甲 ', '甲'],
])('%j means %j', (cell, meant) => {
  expect(plainCell(cell)).toBe(meant)
})

test('nothing is written in many ways, but a note may say it', () => {
  for (const cell of ['', ' ', '-', '/', 'N/A', '无', '暂无']) {
    expect(read(cell, 'phone')).toEqual({ value: null })
    expect(read(cell, 'foundedOn')).toEqual({ value: null })
  }
  expect(read('无', 'note')).toEqual({ value: '无' })
})

test('a number that Excel shortened is not a number any more', () => {
  for (const field of ['phone', 'taxNumber', 'bankAccount']) {
    expect(read('1.37066E+10', field)).toEqual({ problem: 'shortenedNumber' })
  }
  expect(read('1370666E', 'number')).toEqual({ value: '1370666E' })
})

test('a unit beside a number is read over', () => {
  expect(read('30 天', 'creditDays')).toEqual({ value: 30 })
  expect(read('25人', 'employees')).toEqual({ value: 25 })
  expect(read('月结', 'creditDays')).toEqual({ problem: 'notNumber' })
})

test('the groups that Google makes by itself are no tags', () => {
  expect(read('* myContacts ::: Friends ::: Fair 2025', 'tags')).toEqual({
    value: ['Friends', 'Fair 2025'],
  })
})
