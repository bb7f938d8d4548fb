import { expect, test } from 'vitest'
import { failureOf } from '../../../shared/failure.ts'
import { columnLimit, readTable, rowLimit } from './readTable.ts'

const problemOf = (text: string) => {
  try {
    readTable(text)
    return undefined
  } catch (error) {
    return failureOf(error)?.problems[0]
  }
}

test.each([',', ';', '\t', '|'])('cells are told apart by %j', (separator) => {
  const text = '名称,电话,备注\n甲,1,x\n乙,2,\n'.replaceAll(',', separator)
  expect(readTable(text)).toEqual({
    top: 1,
    header: ['名称', '电话', '备注'],
    rows: [
      { line: 2, cells: ['甲', '1', 'x'] },
      { line: 3, cells: ['乙', '2'] },
    ],
  })
})

test('a comma in the addresses of a sheet with semicolons changes nothing', () => {
  const { header, rows } = readTable('Name;Street\nA;Main St, 1\nB;Main St, 2, left\n')
  expect(header).toEqual(['Name', 'Street'])
  expect(rows[1]?.cells).toEqual(['B', 'Main St, 2, left'])
})

test('Excel may say itself which separator it took', () => {
  expect(readTable('sep=;\r\na;b\r\n1,5;2\r\n')).toEqual({
    top: 1,
    header: ['a', 'b'],
    rows: [{ line: 2, cells: ['1,5', '2'] }],
  })
})

test('lines are counted as a spreadsheet counts them', () => {
  const { rows } = readTable('名称,备注\r\n甲,"第一行\n第二行"\r\n\r\n,\r\n乙,x\r\n')
  expect(rows).toEqual([
    { line: 2, cells: ['甲', '第一行\n第二行'] },
    { line: 5, cells: ['乙', 'x'] },
  ])
})

test('a title above the header is passed over', () => {
  const { header, rows, top } = readTable('2026 年客户资料表,,\n\n名称,电话,地址\n甲,1,\n')
  expect(top).toBe(3)
  expect(header).toEqual(['名称', '电话', '地址'])
  expect(rows).toEqual([{ line: 4, cells: ['甲', '1'] }])
})

test('short rows stay short, long ones keep their last cells, empty columns go', () => {
  const { header, rows } = readTable('名称,电话,,\n甲\n乙,2,,\n丙,3,多出来的,\n')
  expect(header).toEqual(['名称', '电话', ''])
  expect(rows.map(({ cells }) => cells)).toEqual([['甲'], ['乙', '2'], ['丙', '3', '多出来的']])
})

test('columns may have the same head', () => {
  expect(readTable('名称,电话,电话\n甲,1,2\n').header).toEqual(['名称', '电话', '电话'])
})

test('a sheet with one column is a sheet', () => {
  expect(readTable('名称\n甲\n乙\n').rows).toHaveLength(2)
})

test('what is no sheet, or too much of one, is refused in plain words', () => {
  expect(problemOf('')?.key).toBe('emptyTable')
  expect(problemOf('名称,电话\n')?.key).toBe('emptyTable')
  expect(problemOf('名称,电话\n,\n\n')?.key).toBe('emptyTable')
  const wide = Array.from({ length: columnLimit + 1 }, (_, index) => index).join(',')
  expect(problemOf(`${wide}\n${wide}\n`)).toMatchObject({ key: 'tooManyColumns' })
  expect(problemOf(`a\n${'b\n'.repeat(rowLimit + 1)}`)).toMatchObject({ key: 'tooManyRows' })
  expect(problemOf(`a,b\n1,2\n1,"${'长'.repeat(100_001)}"\n`)).toMatchObject({
    key: 'cellTooLong',
    params: { line: 3 },
  })
})
