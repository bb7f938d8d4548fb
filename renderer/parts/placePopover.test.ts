import { expect, test } from 'vitest'
import { placePopover } from './placePopover.ts'

const window = { width: 1280, height: 800 }
const at = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 28 })

test('it stands under its trigger, flush with the side it is aligned to', () => {
  const menu = { width: 240, height: 200 }
  expect(placePopover(at(20, 40), menu, window, 'start')).toMatchObject({ left: 20, top: 72 })
  expect(placePopover(at(900, 40), menu, window, 'end')).toMatchObject({ left: 760, top: 72 })
})

test('it keeps inside the window at the right, and at the left', () => {
  const menu = { width: 240, height: 200 }
  expect(placePopover(at(1180, 40), menu, window, 'start').left).toBe(1032)
  expect(placePopover(at(0, 40), menu, window, 'end').left).toBe(8)
})

test('it opens upward where there is no room below, and no taller than the room there is', () => {
  const menu = { width: 240, height: 300 }
  expect(placePopover(at(20, 700), menu, window, 'start').top).toBe(396)
  const tall = placePopover(at(20, 300), { width: 240, height: 2000 }, window, 'start')
  expect(tall).toEqual({ left: 20, top: 332, maxHeight: 460 })
})
