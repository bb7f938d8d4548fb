import { describe, expect, test } from 'vitest'
import type { RowPreview } from '../../../shared/api/importing.ts'
import { csvCell, failedRowsCsv } from './failedRows.ts'

const row = (line: number, ...cells: string[]): RowPreview => ({
  line,
  cells,
  outcome: 'error',
  problems: [{ path: [1], key: 'notPhone' }],
})

describe('the file of rows that stayed behind', () => {
  test('opens in Excel with its Chinese intact and says what was wrong with each row', () => {
    const csv = failedRowsCsv(
      ['客户名称', '电话'],
      [row(4, '宁波澄川包装', '无'), row(9, '义乌拾光', '没有')],
      '原因',
      (failed) => `第 ${failed.line} 行:电话至少要有三位数字`,
    )
    expect(csv).toBe(
      '\ufeff客户名称,电话,原因\r\n' +
        '宁波澄川包装,无,第 4 行:电话至少要有三位数字\r\n' +
        '义乌拾光,没有,第 9 行:电话至少要有三位数字\r\n',
    )
  })

  test('a row with fewer cells than the header keeps its reason in the last column', () => {
    const csv = failedRowsCsv(
      ['Name', 'Phone', 'City'],
      [row(2, 'Anders')],
      'Why',
      () => 'no phone',
    )
    expect(csv.split('\r\n')[1]).toBe('Anders,,,no phone')
  })

  test('a row with more cells than the header loses none of them', () => {
    const csv = failedRowsCsv(['Name'], [row(2, 'Anders', 'spilt over')], 'Why', () => 'x')
    expect(csv.split('\r\n').slice(0, 2)).toEqual(['\ufeffName,,Why', 'Anders,spilt over,x'])
  })

  test('commas, quotes and line breaks stay inside their cell', () => {
    expect(csvCell('Obere Str. 57, "Hinterhof"')).toBe('"Obere Str. 57, ""Hinterhof"""')
    expect(csvCell('two\nlines')).toBe('"two\nlines"')
  })

  test.each([
    '=HYPERLINK("http://x")',
    '+1+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\uff1d1+1',
    '\uff20A1',
  ])('a spreadsheet does not run %j', (typed) => {
    expect(csvCell(typed).replace(/^"/, '')).toMatch(/^'/)
  })

  test('a plain number keeps its sign', () => {
    expect(csvCell('-12.5')).toBe('-12.5')
    expect(csvCell('+8613858002196')).toBe('+8613858002196')
  })
})
