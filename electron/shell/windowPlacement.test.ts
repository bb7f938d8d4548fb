import { expect, test } from 'vitest'
import { placeWindow } from './windowPlacement.ts'

const laptop = { x: 0, y: 0, width: 1440, height: 860 }
const desk = { x: 1440, y: -200, width: 1920, height: 1040 }

test('the first start stands in the middle of the main display', () => {
  expect(placeWindow(undefined, [laptop, desk], laptop)).toEqual({
    x: 80,
    y: 30,
    width: 1280,
    height: 800,
  })
})

test('a window left on the second display opens there again', () => {
  const left = { x: 1700, y: -100, width: 1500, height: 900 }
  expect(placeWindow(left, [laptop, desk], laptop)).toEqual(left)
})

test('when the second display was unplugged the window comes back to the first', () => {
  const left = { x: 1700, y: -100, width: 1500, height: 900 }
  expect(placeWindow(left, [laptop], laptop)).toEqual({ x: 80, y: 30, width: 1280, height: 800 })
})

test('a window half outside is moved in, and one larger than the display is shrunk', () => {
  expect(placeWindow({ x: 900, y: 500, width: 1000, height: 700 }, [laptop], laptop)).toEqual({
    x: 440,
    y: 160,
    width: 1000,
    height: 700,
  })
  expect(placeWindow({ x: -50, y: -50, width: 3000, height: 2000 }, [laptop], laptop)).toEqual(
    laptop,
  )
})

test('a window never opens smaller than it can be used', () => {
  expect(placeWindow({ x: 10, y: 10, width: 60, height: 20 }, [laptop], laptop)).toEqual({
    x: 10,
    y: 10,
    width: 720,
    height: 520,
  })
})

test('on a display smaller than the first size the window fills it', () => {
  const small = { x: 0, y: 0, width: 1024, height: 600 }
  expect(placeWindow(undefined, [small], small)).toEqual(small)
})
