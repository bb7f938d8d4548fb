/** A row to draw, and the slot that it is drawn in. */
export interface RowSlot {
  /** Place in the list, from 0. */
  readonly index: number
  readonly slot: number
}

const wrapped = (value: number, size: number) => ((value % size) + size) % size

/**
 * The rows from `first` to the one before `end`, each in a slot that it leaves to the row as many further on as there are
 * slots. They come in the order in which the slots stand in the page, which was that of the rows when `settled` was the
 * first: while the window moves, nothing in the page does.
 */
export function rowSlots(first: number, end: number, settled: number): RowSlot[] {
  const count = end - first
  return Array.from({ length: count }, (_, place) => {
    const slot = wrapped(settled + place, count)
    return { slot, index: first + wrapped(slot - first, count) }
  })
}
