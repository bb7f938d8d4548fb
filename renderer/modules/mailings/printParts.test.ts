import { expect, it } from 'vitest'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { piecesOn } from './printParts.ts'

it('a part is as many pieces as its pages take, and ends with a whole sheet of labels', () => {
  const once = { copies: 1, startAt: 1 }
  expect(piecesOn(500, once, null)).toBe(500)
  expect(piecesOn(500, { copies: 2, startAt: 9 }, null)).toBe(250)
  expect(piecesOn(1, { copies: 99, startAt: 1 }, null)).toBe(1)
  const label = { width: 60, height: 30, left: 0, top: 0, pitchX: 60, pitchY: 30 }
  const sheet = layoutSchema.parse({
    page: { width: 210, height: 297 },
    labels: { columns: 3, rows: 8, ...label },
    items: [],
  })
  expect(piecesOn(10, once, sheet)).toBe(240)
  expect(piecesOn(10, { copies: 1, startAt: 5 }, sheet)).toBe(236)
  expect(piecesOn(1, { copies: 2, startAt: 99 }, sheet)).toBe(1)
})

it('a list of everybody is one part, and letters are counted themselves, as long as a window holds their pages', () => {
  const once = { copies: 1, startAt: 1 }
  expect(piecesOn(20, once, null, { forAll: true })).toBe(Infinity)
  const letter = layoutSchema.parse({
    page: { width: 210, height: 297 },
    flow: { left: 20, top: 20, right: 20, bottom: 20 },
    items: [],
  })
  expect(piecesOn(50, once, letter, { letterPages: 3 })).toBe(50)
  expect(piecesOn(500, once, letter, { letterPages: 3 })).toBe(166)
})
