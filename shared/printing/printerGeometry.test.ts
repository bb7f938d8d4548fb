import { expect, it } from 'vitest'
import { asItIs, printerMatrix, type PrinterGeometry } from './printerGeometry.ts'

const page = { width: 220, height: 110 }
const landing = (geometry: Partial<PrinterGeometry>, x: number, y: number) => {
  const { matrix, paper } = printerMatrix(page, { ...asItIs, ...geometry })
  const [a, b, c, d, e, f] = matrix
  return {
    at: [a * x + c * y + e, b * x + d * y + f].map((mm) => Math.round(mm * 100) / 100),
    paper,
  }
}

it('a page lands as it is, moved, and scaled from its middle', () => {
  expect(landing({}, 12, 10).at).toEqual([12, 10])
  expect(landing({ offsetX: 1.5, offsetY: -0.5 }, 12, 10).at).toEqual([13.5, 9.5])
  expect(landing({ scaleX: 98 }, 110, 55).at).toEqual([110, 55])
  expect(landing({ scaleX: 98 }, 0, 0).at).toEqual([2.2, 0])
  expect(landing({ scaleY: 102 }, 0, 0).at).toEqual([0, -1.1])
  // What goes along the page goes down the paper once it is turned.
  expect(landing({ scaleX: 98, turn: 'right' }, 0, 0).at).toEqual([110, 2.2])
})

it('a page that is turned lies on a turned paper, each corner where it belongs', () => {
  expect(landing({ turn: 'right' }, 0, 0)).toEqual({
    at: [110, 0],
    paper: { width: 110, height: 220 },
  })
  expect(landing({ turn: 'right' }, 220, 110).at).toEqual([0, 220])
  expect(landing({ turn: 'left' }, 0, 0)).toEqual({
    at: [0, 220],
    paper: { width: 110, height: 220 },
  })
  expect(landing({ turn: 'over' }, 12, 10).at).toEqual([208, 100])
})

it('an offset goes along with the page, however it is turned', () => {
  expect(landing({ turn: 'right', offsetX: 2 }, 0, 0).at).toEqual([110, 2])
  expect(landing({ turn: 'left', offsetX: 2 }, 0, 0).at).toEqual([0, 218])
})
