import { profileLimits, type PrinterGeometry, type Size } from './printerGeometry.ts'

/** A place on a page, or how far it is from one to another. Millimetres, to the right and down, as the page is read. */
export interface Distance {
  readonly x: number
  readonly y: number
}

/** The two crosses of a test sheet: near the upper left corner, and near the lower right one. */
export function testCrosses({ width, height }: Size): readonly [first: Distance, second: Distance] {
  const [x, y] = [inset(width), inset(height)]
  return [
    { x, y },
    { x: Math.floor(width) - x, y: Math.floor(height) - y },
  ]
}
/** Far enough in for any printer to reach, and a measure that is round. */
const inset = (length: number) => Math.min(30, Math.max(5, Math.floor(length / 20) * 5))

/** What somebody read off a ruler on a printed test sheet. */
export interface Measured {
  /** From the left and the upper edge of the paper to the first cross. */
  readonly first: Distance
  /** From the first cross to the second, where that was measured too: it tells how far the printer stretches. */
  readonly apart?: Partial<Distance> | undefined
}

type Adjustment = Pick<PrinterGeometry, 'offsetX' | 'offsetY' | 'scaleX' | 'scaleY'>

/**
 * What to enter so that the crosses of a test sheet land where they belong, worked out along each axis by itself. It
 * takes a printer to stretch what it is given by `k` and to move it by `d`.
 *
 * A place `p` of a page of length `L` is sent to `q = s·(p − L/2) + L/2 + o`, with the scale `s` and the offset `o` that
 * were entered when the sheet was printed, and lands at `m = k·q + d`. Two crosses that are `D` apart on the sheet and
 * were measured `M` apart tell `k = M / (s·D)`; where nobody measured, the scale is taken to be right: `k = 1 / s`.
 * The first cross tells `d = m − k·q`. So that every place lands on itself, what is entered becomes
 * `s' = 1 / k` and `o' = (L/2 − d) / k − L/2`.
 *
 * Offsets are rounded to tenths of a millimetre, scales to hundredths of a per cent. Null where more would have to be
 * entered than a profile takes: something else was measured, or the printer fitted the sheet to the paper.
 */
export function calibrated(page: Size, now: Adjustment, measured: Measured): Adjustment | null {
  const [first, second] = testCrosses(page)
  const along = (axis: keyof Distance, length: number, offset: number, scale: number) => {
    const s = scale / 100
    const meant = second[axis] - first[axis]
    const k = (measured.apart?.[axis] ?? meant) / (s * meant)
    const d = measured.first[axis] - k * (s * (first[axis] - length / 2) + length / 2 + offset)
    return {
      scale: Math.round(1e4 / k) / 100,
      offset: Math.round(((length / 2 - d) / k - length / 2) * 10) / 10,
    }
  }
  const x = along('x', page.width, now.offsetX, now.scaleX)
  const y = along('y', page.height, now.offsetY, now.scaleY)
  const found = { offsetX: x.offset, offsetY: y.offset, scaleX: x.scale, scaleY: y.scale }
  return isWithin(found) ? found : null
}

const isWithin = (found: Adjustment) =>
  (Object.keys(profileLimits) as (keyof Adjustment)[]).every(
    (name) => found[name] >= profileLimits[name].least && found[name] <= profileLimits[name].most,
  )
