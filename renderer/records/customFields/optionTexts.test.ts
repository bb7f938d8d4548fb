import { expect, test } from 'vitest'
import { optionTexts } from './optionTexts.ts'

test('one a line, whatever stands in the lines', () => {
  expect(optionTexts('10,000 以下\r\n10,000 以上\n\n  以上皆非  ')).toEqual([
    '10,000 以下',
    '10,000 以上',
    '以上皆非',
  ])
})

test('on one line with commas of any kind between', () => {
  expect(optionTexts('好、一般，差; good,bad；')).toEqual(['好', '一般', '差', 'good', 'bad'])
})

test('each once, and none that can’t be seen', () => {
  expect(optionTexts('A\na\nＡ\n\u200b\nB')).toEqual(['A', 'B'])
  expect(optionTexts(' \n ')).toEqual([])
})
