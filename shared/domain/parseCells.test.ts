import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCells } from './parseCells.ts'

const parse = (text: string, separator = ',') => {
  const rows: string[][] = []
  parseCells(text, separator, (cells) => rows.push(cells) > 0)
  return rows
}

test.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['1\n2,3,4\n\n5,', [['1'], ['2', '3', '4'], [''], ['5', '']]],
  ['"24, place Kléber",67000', [['24, place Kléber', '67000']]],
  ['"one\ntwo\n\nthree",x', [['one\ntwo\n\nthree', 'x']]],
  ['"says ""hello""",""', [['says "hello"', '']]],
  ['""""', [['"']]],
  ['', []],
])('%j', (text, rows) => {
  expect(parse(text)).toEqual(rows)
})

test('a quote that nobody meant as one does not swallow the sheet', () => {
  expect(parse('5" pipe,3\nx,y')).toEqual([
    ['5" pipe', '3'],
    ['x', 'y'],
  ])
  expect(parse('"never closed,3\nx,y')).toEqual([
    ['"never closed', '3'],
    ['x', 'y'],
  ])
  expect(parse('"十八子"牌,3')).toEqual([['十八子牌', '3']])
  expect(parse(' "after a blank" ,3')).toEqual([['after a blank', '3']])
})

test('whoever reads may stop early', () => {
  const seen: string[][] = []
  parseCells('1\n2\n3\n', ',', (cells) => seen.push(cells) < 2)
  expect(seen).toEqual([['1'], ['2']])
})

test('what a spreadsheet writes is read back, whatever stands in the cells', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab名 ",;\t\n"') })
  const sheet = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 })
  fc.assert(
    fc.property(sheet, fc.constantFrom(',', ';', '\t', '|'), (rows, separator) => {
      const text = rows
        .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator))
        .join('\n')
      expect(parse(text, separator)).toEqual(rows)
    }),
  )
})

test('any text at all is cut into cells, and none of its letters are lost', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'ab,"\n ') })
  fc.assert(
    fc.property(noise, (text) => {
      const letters = (from: string) => from.replace(/[^ab]/g, '')
      expect(letters(parse(text).flat().join(''))).toBe(letters(text))
    }),
  )
})
