import { describe, expect, test } from 'vitest'
import { customer } from '../../../../shared/entities/customer.ts'
import type { SomeRow } from '../../../../shared/entity.ts'
import type { FieldSpec } from '../../../../shared/fields/field.ts'
import { readCell } from '../../../../shared/fields/readCell.ts'
import { changesOf, filled, planPaste, type PasteAsked } from './planPaste.ts'

const fields: Readonly<Record<string, FieldSpec>> = customer.fields
const labels: Readonly<Record<string, string>> = {
  name: '名称',
  level: '级别',
  foundedOn: '成立日期',
  creditLimit: '信用额度',
  lastContactAt: '最近联系',
}
const reader = {
  locale: 'zh-CN',
  today: '2026-11-22',
  codeOf: (_list: string, label: string) => (['A', 'B'].includes(label) ? label : undefined),
  idOf: () => undefined,
} as const

const column = (field: string) => ({
  field,
  label: labels[field]!,
  spec: fields[field]!,
  isTitle: field === 'name',
  editable: !fields[field]!.derived,
})
const row = (name: string, more: object = {}) =>
  ({
    id: name,
    name,
    level: 'A',
    foundedOn: null,
    creditLimit: null,
    ...more,
  }) as unknown as SomeRow
const written = (value: unknown) => String(value)

const plan = (
  table: string[][],
  columns = ['name', 'level', 'foundedOn'],
  more: Partial<PasteAsked> = {},
) =>
  planPaste({
    table,
    columns: columns.map(column),
    rows: [row('甲'), row('乙'), row('丙')],
    adding: true,
    read: (text, spec) => readCell(text, spec, reader),
    written,
    copied: written,
    ...more,
  })

describe('what a paste would do', () => {
  test('stands there cell by cell, old and new', () => {
    const { rows, changes, problems } = plan([['甲', 'B', '2026/2/8']])
    expect(rows[0]!.cells).toEqual([
      { field: 'name', old: '甲', now: '甲' },
      { field: 'level', old: 'A', now: 'B', value: { of: 'B' } },
      { field: 'foundedOn', old: '', now: '2026-02-08', value: { of: '2026-02-08' } },
    ])
    expect([changes, problems]).toEqual([2, 0])
  })

  test('what can not be read is told at its cell, and the others are still written', () => {
    const asked = plan([
      ['', 'X', '2026-02-30'],
      ['戊', '', ''],
    ])
    const problems = asked.rows.flatMap(({ cells }) => cells.map(({ problem }) => problem))
    expect(problems).toEqual(['required', 'notInList', 'notDate', undefined, undefined, undefined])
    expect(changesOf(asked)).toEqual({
      changes: [
        { id: '乙', values: { name: '戊', level: null }, seen: { name: '乙', level: 'A' } },
      ],
      creates: [],
    })
  })

  test('a column that nobody writes says so, unless nothing would change', () => {
    const rows = [row('甲', { lastContactAt: 5 })]
    const { rows: planned } = plan([['5'], ['6']], ['lastContactAt'], {
      rows: [rows[0]!, rows[0]!],
    })
    expect(planned.map(({ cells }) => cells[0]!.problem)).toEqual([undefined, 'readOnly'])
  })

  test('a line that names the columns is left out', () => {
    const asked = plan([
      ['名称', '级别'],
      ['甲', 'B'],
    ])
    expect([asked.headed, asked.rows.length, asked.changes]).toEqual([true, 1, 1])
    expect(plan([['名称', '级别']]).headed).toBe(false)
  })

  test('lines beyond the end of the list become new records where they have a name', () => {
    const table = [['甲'], ['乙'], ['丙'], ['丁'], [''], ['戊']]
    const asked = plan(table)
    expect([asked.creates, asked.rowsLeftOut]).toEqual([2, 1])
    expect(changesOf(asked).creates).toEqual([{ name: '丁' }, { name: '戊' }])
    const without = plan(table, ['name'], { adding: false })
    expect([without.creates, without.rowsLeftOut]).toEqual([0, 3])
    const nameless = plan([['A'], ['A'], ['A'], ['B']], ['level'])
    expect([nameless.creates, nameless.rowsLeftOut]).toEqual([0, 1])
  })

  test('a new record keeps what can be read of its line', () => {
    const asked = plan([[], [], [], ['丁', 'X', '2026-01-02'], ['', 'A', '']])
    expect([asked.creates, asked.problems]).toEqual([1, 2])
    expect(changesOf(asked).creates).toEqual([{ name: '丁', foundedOn: '2026-01-02' }])
  })

  test('columns beyond the last are left out', () => {
    expect(plan([['甲', 'B', '', 'x', 'y']]).columnsLeftOut).toBe(2)
  })

  test('a short line empties nothing that it does not reach', () => {
    expect(plan([['甲', 'B'], ['乙']]).rows[1]!.cells.map(({ value }) => value)).toEqual([
      undefined,
      undefined,
    ])
  })
})

test('one cell fills a block, and a table as often as it fits', () => {
  expect(filled([['A']], { rows: 2, columns: 2 })).toEqual([
    ['A', 'A'],
    ['A', 'A'],
  ])
  expect(filled([['A', 'B']], { rows: 2, columns: 2 })).toEqual([
    ['A', 'B'],
    ['A', 'B'],
  ])
  expect(filled([['A', 'B']], { rows: 2, columns: 3 })).toEqual([['A', 'B']])
})
