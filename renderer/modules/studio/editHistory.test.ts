import { expect, it } from 'vitest'
import { beginHistory, endStep, stepBack, stepForward, stepTo } from './editHistory.ts'

it('the moves of one drag are one step, and the next drag is another', () => {
  let history = beginHistory(0)
  history = endStep(stepTo(stepTo(history, 1, 'drag'), 2, 'drag'))
  history = stepTo(history, 3, 'drag')
  history = stepBack(history)
  expect(history.now).toBe(2)
  expect(stepBack(history).now).toBe(0)
  expect(stepBack(stepBack(stepBack(history))).now).toBe(0)
})

it('what was taken back can be done again, until something else is done', () => {
  const back = stepBack(stepTo(stepTo(beginHistory('a'), 'b'), 'c'))
  expect(stepForward(back).now).toBe('c')
  const otherwise = stepTo(back, 'd')
  expect(stepForward(otherwise).now).toBe('d')
  expect(stepBack(otherwise).now).toBe('b')
})

it('nothing that was not changed is a step', () => {
  expect(stepTo(beginHistory('a'), 'a').past).toEqual([])
})
