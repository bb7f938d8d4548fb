import { expect, it } from 'vitest'
import { snapMove, snapResize, type SnapField } from './snapping.ts'

const field: SnapField = {
  page: { width: 220, height: 110 },
  others: [{ x: 32, y: 40, w: 128, h: 12 }],
}

it('what is moved comes onto the edge of another thing, and a line shows where', () => {
  const { box, guides } = snapMove({ x: 32.8, y: 58.3, w: 60, h: 9 }, field, 1)
  expect(box).toEqual({ x: 32, y: 58.3, w: 60, h: 9 })
  expect(guides).toEqual([{ axis: 'x', at: 32, from: 40, to: 67.3 }])
})

it('middles meet middles: of the page as of other things', () => {
  const { box, guides } = snapMove({ x: 99.6, y: 50.4, w: 20, h: 10 }, field, 1)
  expect(box).toMatchObject({ x: 100, y: 50 })
  expect(guides.map(({ axis, at }) => [axis, at])).toEqual([
    ['x', 110],
    ['y', 55],
  ])
})

it('nothing in reach moves nothing, and the nearest of two is taken', () => {
  expect(snapMove({ x: 70, y: 80, w: 10, h: 7 }, field, 1).guides).toEqual([])
  const two = { ...field, others: [...field.others, { x: 32.6, y: 80, w: 10, h: 7 }] }
  expect(snapMove({ x: 32.5, y: 61, w: 11, h: 8 }, two, 1).box.x).toBe(32.6)
})

it('margins of running text are lines as well', () => {
  const margins = { x: 28, y: 58, w: 157, h: 214 }
  const letter: SnapField = { page: { width: 210, height: 297 }, margins, others: [] }
  expect(snapMove({ x: 27.4, y: 17, w: 50, h: 8 }, letter, 1).box.x).toBe(28)
})

it('only the edge that is moved comes onto a line, and never beyond the other one', () => {
  const box = { x: 40, y: 70, w: 119.5, h: 9 }
  expect(snapResize(box, { right: true }, field, 1).box).toEqual({ x: 40, y: 70, w: 120, h: 9 })
  expect(snapResize({ ...box, w: -3 }, { right: true }, field, 1).box.w).toBe(0)
})
