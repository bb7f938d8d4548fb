import type { ChoiceOf } from '../dictionaries.ts'

/** How a page is brought onto the paper in one printer. */
export interface PrinterGeometry {
  /** Millimetres to the right and down, as the page is read. */
  readonly offsetX: number
  readonly offsetY: number
  /** Per cent, from the middle of the page. */
  readonly scale: number
  readonly turn: ChoiceOf<'pageTurn'>
}

/** Within what a profile may move and scale. */
export const profileLimits = {
  offsetX: { least: -50, most: 50 },
  offsetY: { least: -50, most: 50 },
  scale: { least: 80, most: 120 },
} as const

/** A page that is brought onto the paper as it is. */
export const asItIs: PrinterGeometry = { offsetX: 0, offsetY: 0, scale: 100, turn: 'none' }

/** `x' = a·x + c·y + e`, `y' = b·x + d·y + f`, in millimetres from the upper left corner, y downwards. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

interface Size {
  readonly width: number
  readonly height: number
}

/** Where a page's points go on the paper, and how large the paper is as it lies in the printer. */
export function printerMatrix(
  { width, height }: Size,
  { offsetX, offsetY, scale, turn }: PrinterGeometry,
): { readonly matrix: Matrix; readonly paper: Size } {
  const by = scale / 100
  const [x, y] = [(width / 2) * (1 - by) + offsetX, (height / 2) * (1 - by) + offsetY]
  switch (turn) {
    case 'right':
      return { matrix: [0, by, -by, 0, height - y, x], paper: { width: height, height: width } }
    case 'left':
      return { matrix: [0, -by, by, 0, y, width - x], paper: { width: height, height: width } }
    case 'over':
      return { matrix: [-by, 0, 0, -by, width - x, height - y], paper: { width, height } }
    case 'none':
      return { matrix: [by, 0, 0, by, x, y], paper: { width, height } }
  }
}

/**
 * What to enter so that the cross of a test sheet lands where it belongs.
 * @param measured millimetres from the left and from the upper edge of the paper to the cross, as somebody measured them
 * @param meant where the cross stands on the sheet
 * @param now what was entered when the sheet was printed
 */
export function corrected(
  measured: { readonly x: number; readonly y: number },
  meant: { readonly x: number; readonly y: number },
  now: Pick<PrinterGeometry, 'offsetX' | 'offsetY'>,
): Pick<PrinterGeometry, 'offsetX' | 'offsetY'> {
  const tenth = (mm: number) => Math.round(mm * 10) / 10
  return {
    offsetX: tenth(now.offsetX + meant.x - measured.x),
    offsetY: tenth(now.offsetY + meant.y - measured.y),
  }
}
