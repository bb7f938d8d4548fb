import type { ChoiceOf } from '../dictionaries.ts'

/** How a page is brought onto the paper in one printer. */
export interface PrinterGeometry {
  /** Millimetres to the right and down, as the page is read. */
  readonly offsetX: number
  readonly offsetY: number
  /** Per cent, along and down the page, from its middle. */
  readonly scaleX: number
  readonly scaleY: number
  readonly turn: ChoiceOf<'pageTurn'>
}

/** Within what a profile may move and scale. */
export const profileLimits = {
  offsetX: { least: -50, most: 50 },
  offsetY: { least: -50, most: 50 },
  scaleX: { least: 80, most: 120 },
  scaleY: { least: 80, most: 120 },
} as const

/** A page that is brought onto the paper as it is. */
export const asItIs: PrinterGeometry = {
  offsetX: 0,
  offsetY: 0,
  scaleX: 100,
  scaleY: 100,
  turn: 'none',
}

/** Whether pages are brought onto the paper as they are. */
export const isAsItIs = ({ offsetX, offsetY, scaleX, scaleY, turn }: PrinterGeometry): boolean =>
  turn === 'none' && scaleX === 100 && scaleY === 100 && offsetX === 0 && offsetY === 0

/** `x' = a·x + c·y + e`, `y' = b·x + d·y + f`, in millimetres from the upper left corner, y downwards. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Millimetres. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Where a page's points go on the paper, and how large the paper is as it lies in the printer. */
export function printerMatrix(
  { width, height }: Size,
  { offsetX, offsetY, scaleX, scaleY, turn }: PrinterGeometry,
): { readonly matrix: Matrix; readonly paper: Size } {
  const [across, down] = [scaleX / 100, scaleY / 100]
  const [x, y] = [(width / 2) * (1 - across) + offsetX, (height / 2) * (1 - down) + offsetY]
  switch (turn) {
    case 'right':
      return {
        matrix: [0, across, -down, 0, height - y, x],
        paper: { width: height, height: width },
      }
    case 'left':
      return {
        matrix: [0, -across, down, 0, y, width - x],
        paper: { width: height, height: width },
      }
    case 'over':
      return { matrix: [-across, 0, 0, -down, width - x, height - y], paper: { width, height } }
    case 'none':
      return { matrix: [across, 0, 0, down, x, y], paper: { width, height } }
  }
}
