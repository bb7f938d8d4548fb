import { expect, it } from 'vitest'
import { layoutSchema, type LayoutItem } from '../../../shared/printing/layout.ts'
import { aligned, copies, layered, moved, resized, spread } from './arranging.ts'

const page = { width: 220, height: 110 }
const { items } = layoutSchema.parse({
  page,
  items: [
    { id: 'a', type: 'text', x: 10, y: 10, w: 40, h: 10, text: '甲' },
    { id: 'b', type: 'box', x: 60, y: 35, w: 20, h: 10 },
    { id: 'c', type: 'line', x: 30, y: 90, w: 80, h: 0 },
    { id: 'p', type: 'postcode', x: 12, y: 10, w: 8, h: 9, gap: 2, text: '{{recipient.postcode}}' },
  ],
})
const at = (list: readonly LayoutItem[], id: string) => list.find((item) => item.id === id)!

it('several are brought onto a line of the room they take, one alone onto that of the page', () => {
  const right = aligned(items, ['a', 'b', 'c'], 'right', page)
  expect(right.map(({ x }) => x)).toEqual([70, 90, 30, 12])
  expect(at(aligned(items, ['a'], 'center', page), 'a').x).toBe(90)
  // A postcode is as wide as all its boxes.
  expect(at(aligned(items, ['p'], 'right', page), 'p').x).toBe(162)
})

it('the same room is left between three', () => {
  expect(spread(items, ['a', 'b', 'c'], 'y').map(({ y }) => y)).toEqual([10, 50, 90, 10])
  expect(spread(items, ['a', 'b'], 'y')).toEqual(items)
})

it('things go over others and keep their order', () => {
  expect(layered(items, ['a', 'c'], 'front').map(({ id }) => id)).toEqual(['b', 'p', 'a', 'c'])
  expect(layered(items, ['c'], 'back')[0]!.id).toBe('c')
})

it('what is moved, sized or copied is still a thing that a layout may hold', () => {
  const next = [
    ...moved(items, ['a'], 0.105, -20),
    ...copies(items, () => crypto.randomUUID()),
    { ...resized(at(items, 'p'), { x: 12, y: 10, w: 70, h: 12 }), id: 'wide' },
  ]
  expect(layoutSchema.safeParse({ page, items: next }).error).toBeUndefined()
  expect(at(next, 'wide')).toMatchObject({ w: 10, h: 12, gap: 2 })
})
