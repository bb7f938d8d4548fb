import { expect, it } from 'vitest'
import { calibrated, testCrosses, type Distance } from './calibration.ts'
import { asItIs, printerMatrix, type PrinterGeometry } from './printerGeometry.ts'

const page = { width: 220, height: 110 }
const [first, second] = testCrosses(page)

/** A printer that stretches and moves whatever it is given. */
const printer = { stretchX: 0.985, stretchY: 1.01, moveX: 3.4, moveY: -2.2 }
function landed(geometry: PrinterGeometry, { x, y }: Distance): Distance {
  const [a, b, c, d, e, f] = printerMatrix(page, geometry).matrix
  return {
    x: printer.stretchX * (a * x + c * y + e) + printer.moveX,
    y: printer.stretchY * (b * x + d * y + f) + printer.moveY,
  }
}
function measuredOn(geometry: PrinterGeometry) {
  const [one, two] = [landed(geometry, first), landed(geometry, second)]
  return { first: one, apart: { x: two.x - one.x, y: two.y - one.y } }
}

it('the crosses are in reach of printers on all that is printed on', () => {
  expect([first, second]).toEqual([
    { x: 30, y: 25 },
    { x: 190, y: 85 },
  ])
  const [near, far] = testCrosses({ width: 20, height: 20 })
  expect([near, far]).toEqual([
    { x: 5, y: 5 },
    { x: 15, y: 15 },
  ])
})

it('what was measured once makes every place land on itself, whatever was entered before', () => {
  for (const before of [asItIs, { ...asItIs, offsetX: 5, offsetY: -3, scaleX: 97, scaleY: 104 }]) {
    const found = calibrated(page, before, measuredOn(before))!
    for (const place of [{ x: 0, y: 0 }, { x: 220, y: 110 }, second]) {
      const there = landed({ ...asItIs, ...found }, place)
      expect(Math.abs(there.x - place.x)).toBeLessThan(0.1)
      expect(Math.abs(there.y - place.y)).toBeLessThan(0.1)
    }
  }
})

it('the edges alone tell how far to move, and leave the scale as it is', () => {
  const found = calibrated(page, asItIs, { first: { x: 28.5, y: 25.5 } })
  expect(found).toEqual({ offsetX: 1.5, offsetY: -0.5, scaleX: 100, scaleY: 100 })
  const twice = calibrated(page, { ...asItIs, ...found }, { first })
  expect(twice).toEqual(found)
})

it('refuses measures that no adjustment mends', () => {
  expect(calibrated(page, asItIs, { first, apart: { x: 110, y: 60 } })).toBeNull()
  expect(calibrated(page, asItIs, { first: { x: 120, y: 20 } })).toBeNull()
  expect(calibrated(page, asItIs, { first, apart: { x: 0 } })).toBeNull()
})
