import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alikeQueries, rankedAlike } from './alikeQueries.ts'

it('asks for the parts of a title, and for long Chinese in pieces', () => {
  expect(alikeQueries('印刷色差，第二批偏红')).toEqual(['印刷色差', '第二批偏红'])
  expect(alikeQueries('套筒尺寸不符两百件')).toEqual(['套筒尺寸', '不符两百件'])
  expect(alikeQueries('Colour is off, 2nd batch')).toEqual(['Colour', 'off', '2nd', 'batch'])
  expect(alikeQueries('  ，。 ')).toEqual([])
})

it('never asks much, whatever is pasted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (title) => {
      const queries = alikeQueries(title)
      expect(queries.length).toBeLessThanOrEqual(6)
      expect(new Set(queries).size).toBe(queries.length)
    }),
  )
})

it('puts first what most of them found', () => {
  const row = (id: string) => ({ id })
  const found = [[row('a'), row('b')], [row('b')], [row('c')]]
  expect(rankedAlike(found).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
})
