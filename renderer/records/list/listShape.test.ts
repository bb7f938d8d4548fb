import { expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import {
  boxWidth,
  freezeTo,
  frozenEdges,
  frozenIn,
  hideColumn,
  moveColumn,
  sameShape,
  showColumn,
  sizeColumn,
  type ListShape,
} from './listShape.ts'

const of = (fields: string, frozen?: number): ListShape => ({
  columns: fields.split(' ').map((field) => ({ field })),
  ...(frozen !== undefined && { frozen }),
})
const words = ({ columns, frozen }: ListShape) => {
  const fields = columns.map(({ field }) => field)
  return frozen === undefined
    ? fields.join(' ')
    : [...fields.slice(0, frozen), '|', ...fields.slice(frozen)].join(' ')
}

test('the name stays in sight where it stands near the front, until somebody says otherwise', () => {
  expect(frozenIn(customer, of('level name phone'))).toBe(2)
  expect(frozenIn(customer, of('level phone name'))).toBe(0)
  expect(frozenIn(customer, of('level name phone', 0))).toBe(0)
  expect(frozenIn(customer, of('level name', 7))).toBe(2)
})

test('freezing goes up to the column that was asked for, and asked again lets go', () => {
  const frozen = freezeTo(customer, of('level name phone owner'), 'phone')
  expect(words(frozen)).toBe('level name phone | owner')
  expect(words(freezeTo(customer, frozen, 'phone'))).toBe('| level name phone owner')
  expect(words(freezeTo(customer, frozen, 'level'))).toBe('level | name phone owner')
})

test.each([
  ['phone', 0, 'phone level name | owner'],
  ['phone', 1, 'level phone name | owner'],
  ['phone', 3, 'level name | owner phone'],
  ['owner', 2, 'level name | owner phone'],
  ['level', 1, 'name level | phone owner'],
  ['level', 2, 'name | phone level owner'],
  ['level', 3, 'name | phone owner level'],
  ['gone', 0, 'level name | phone owner'],
])('%s moved to place %i: %s', (field, to, expected) => {
  expect(words(moveColumn(of('level name phone owner', 2), field, to))).toBe(expected)
})

test('what nobody froze moves as it always did', () => {
  expect(words(moveColumn(of('level name phone'), 'phone', 0))).toBe('phone level name')
})

test('a column that is hidden leaves the ones in sight one fewer, and one that is shown stands last', () => {
  expect(words(hideColumn(of('level name phone', 2), 'level'))).toBe('name | phone')
  expect(words(hideColumn(of('level name phone', 2), 'phone'))).toBe('level name |')
  expect(words(showColumn(of('level name', 2), 'phone'))).toBe('level name | phone')
})

test('a column is made wider within reason, or as wide as usual again', () => {
  const wide = sizeColumn(of('level name', 1), 'name', 10_000)
  expect(wide).toEqual({ columns: [{ field: 'level' }, { field: 'name', width: 800 }], frozen: 1 })
  expect(sizeColumn(wide, 'name', undefined)).toEqual(of('level name', 1))
})

test('widths make no other list of it, columns in sight do', () => {
  expect(sameShape(customer, of('level name'), sizeColumn(of('level name'), 'name', 90))).toBe(true)
  expect(sameShape(customer, of('level name'), of('level name', 1))).toBe(false)
})

test('columns stay where they stand, as long as the window has room for others', () => {
  const { columns } = of('level name phone')
  expect(frozenEdges(customer, columns, 3, 1000)).toEqual([
    boxWidth,
    boxWidth + 56,
    boxWidth + 56 + 200,
  ])
  expect(frozenEdges(customer, columns, 3, 400)).toEqual([boxWidth])
  expect(frozenEdges(customer, columns, 0, 1000)).toEqual([])
})
