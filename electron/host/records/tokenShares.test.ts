import { expect, test } from 'vitest'
import { worthAsking } from './tokenShares.ts'

const shares = new Map([
  ['c有限', 0.8],
  ['c公司', 0.8],
  ['c包装', 0.03],
  ['c装有', 0.02],
  ['c澄川', 0.001],
])
const most = 640
const asked = (records: number, ...terms: string[][][]) =>
  worthAsking(terms, { records, shares }, most)

test('what nearly every record has is not asked for beside what few have', () => {
  expect(asked(1_000_000, [['c澄川', 'c包装', 'c有限', 'c公司']])).toEqual([[['c澄川', 'c包装']]])
})

test('what is alone is asked for, however many have it', () => {
  expect(asked(1_000_000, [['c公司']])).toEqual([[['c公司']]])
})

test('each way to read a term keeps a token of its own', () => {
  expect(asked(1_000_000, [['c公司'], ['c澄川', 'c有限']])).toEqual([[['c公司'], ['c澄川']]])
})

test('of tokens that are as common those are asked for that lie farthest apart', () => {
  expect(asked(1_000_000, [['a0033', 'a0330', 'a3304', 'a3040', 'a0405']])).toEqual([
    [['a0033', 'a0405', 'a0330']],
  ])
})

test('a term that nearly every record holds is left to whoever reads the records that hold the other', () => {
  expect(asked(1_000_000, [['c公司']], [['c澄川']])).toEqual([[['c澄川']]])
  expect(asked(1_000_000, [['c包装']], [['c澄川']])).toEqual([[['c澄川']], [['c包装']]])
})

test('where most of what is read is something else, more is asked for', () => {
  const term = [['c澄川', 'c宁澄', 'a118']]
  const known = {
    records: 1_000_000,
    shares: new Map([...shares, ['c宁澄', 0.0005], ['a118', 0.04]]),
  }
  expect(worthAsking([term], known, most)).toEqual([[['c宁澄', 'c澄川']]])
  expect(worthAsking([term], known, most, true)).toEqual([[['c宁澄', 'c澄川', 'a118']]])
})
