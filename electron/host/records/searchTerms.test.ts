import { expect, test } from 'vitest'
import { parseQuery } from '../../../shared/domain/searchQuery.ts'
import { entities } from '../../../shared/entities/registry.ts'
import { readTerms, tokensBeside, tokensIn, type AskedTerm, type Held } from './searchTerms.ts'

const termsOf = (typed: string, ...tags: string[]): AskedTerm[] =>
  parseQuery(typed).terms.map((term) => ({
    term,
    tags: new Map(tags.map((id) => [id, nameless])),
  }))
const nameless: Held = { text: '', match: { ranges: [], quality: 'part', bySound: false } }

test('an entity without names is not asked how they sound, and one without tags not for any', () => {
  const read = readTerms(termsOf('ningbo', 'aa-01'), 'anywhere')
  const [customer] = tokensIn(entities.customer, read)
  const [interaction] = tokensIn(entities.interaction, read)
  expect(customer).toContainEqual(['pningbo'])
  expect(customer).toContainEqual(['taa01'])
  expect(interaction).toEqual([['anin', 'aing', 'angb', 'agbo']])
})

test('what was seen to its end is not asked for again', () => {
  expect(tokensBeside([[['a'], ['b'], ['c']]], [[['b'], ['d']]])).toEqual([[['a'], ['c']]])
  expect(tokensBeside([[['a']], [['b'], ['c']]], [[['a']], [['b']]])).toEqual([[['a']], [['c']]])
  expect(tokensBeside([[['a'], ['b']]], [[['b'], ['a']]])).toEqual([])
})

test('two terms that may each be read otherwise are asked for as a whole', () => {
  const asked = [
    [['a'], ['b']],
    [['c'], ['d']],
  ]
  expect(tokensBeside(asked, [[['a']], [['c']]])).toEqual(asked)
  expect(tokensBeside(asked, [[['a']]])).toEqual(asked)
})
