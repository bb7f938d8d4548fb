import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shippedWay, stepsFrom } from '../../../../shared/domain/caseWay.ts'
import { boardPlace, stepToward, type BoardMove } from './boardKeys.ts'

const board = [['a', 'b', 'c'], [], ['d'], ['e', 'f']]

it('arrows go along a column and over empty ones', () => {
  const go = (from: string, move: BoardMove) => boardPlace(board, from, move)
  expect(go('a', 'down')).toBe('b')
  expect(go('a', 'up')).toBeUndefined()
  expect(go('b', 'right')).toBe('d')
  expect(go('d', 'right')).toBe('e')
  expect(go('f', 'left')).toBe('d')
  expect(go('f', 'right')).toBeUndefined()
  expect(go('a', 'last')).toBe('c')
  expect(go('gone', 'down')).toBeUndefined()
})

it('an arrow never leads off the board', () => {
  const columns = fc
    .array(fc.nat(5), { minLength: 1, maxLength: 6 })
    .map((sizes) => sizes.map((size, at) => Array.from({ length: size }, (_, n) => `${at}.${n}`)))
  const moves = fc.constantFrom<BoardMove>('up', 'down', 'left', 'right', 'first', 'last')
  fc.assert(
    fc.property(columns, moves, (some, move) => {
      for (const from of some.flat()) {
        const to = boardPlace(some, from, move)
        if (to !== undefined) expect(some.flat()).toContain(to)
      }
    }),
  )
})

it('a step goes to the nearest column on that side that its way leads to', () => {
  const steps = stepsFrom(
    shippedWay,
    { state: 'received', kind: 'complaint' },
    { role: 'administrator', handles: false },
  )
  expect(stepToward(steps, 'received', 'right')?.to).toBe('investigating')
  expect(stepToward(steps.slice(1), 'received', 'right')?.to).toBe('answered')
  expect(stepToward(steps, 'received', 'left')).toBeUndefined()
})
