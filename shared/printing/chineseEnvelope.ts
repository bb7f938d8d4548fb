/** A place on an envelope. Millimetres from its upper left corner. */
export interface Zone {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * The boxes for the recipient's postcode. How large they are and where they stand is in a figure of GB/T 1416 that no public
 * source shows: these are assumed, fit the zone, and are moved to where they are on the envelopes at hand.
 */
export const assumedPostcodeBoxes = { x: 12, y: 10, width: 8, height: 9, gap: 2, count: 6 } as const

/** What GB/T 1416-2021 keeps free on a domestic envelope; the size of the stamp and the strip of the barcode are assumed. */
export function reservedZones(page: { readonly width: number; readonly height: number }): {
  readonly postcode: Zone
  readonly stamp: Zone
  readonly barcode: Zone
} {
  return {
    postcode: { x: 0, y: 0, width: 90, height: 26 },
    stamp: { x: page.width - 30, y: 8, width: 20, height: 20 },
    barcode: { x: page.width - 160, y: page.height - 20, width: 105, height: 20 },
  }
}
