import { ref, shallowRef } from 'vue'

/** A cell of a list: the place of its row, from 0, and the field of its column. */
export interface CellPlace {
  readonly index: number
  readonly field: string
}

/** Cells between two corners, both included: rows by their places, columns by their numbers. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The cells between two of them; columns that are not shown count as the first. */
export function blockBetween(a: CellPlace, b: CellPlace, fields: readonly string[]): Block {
  const columns = [a, b].map(({ field }) => Math.max(0, fields.indexOf(field)))
  return {
    top: Math.min(a.index, b.index),
    bottom: Math.max(a.index, b.index),
    left: Math.min(...columns),
    right: Math.max(...columns),
  }
}

export const rowsOf = ({ top, bottom }: Block): number => bottom - top + 1
export const columnsOf = ({ left, right }: Block): number => right - left + 1

/** What a list remembers of the keyboard among its cells; the row it stands on is the list's own. */
export const createCellCursor = () => ({
  /** Whether the keyboard walks cells, and not only rows. */
  on: ref(false),
  /** The column it stands in, or stood in or was pointed at last. */
  field: ref<string | null>(null),
  /** The other corner of a block of cells. */
  anchor: shallowRef<CellPlace | null>(null),
  /** A row that was changed here stays where it is as long as the keyboard stands on it. */
  touched: ref<string | null>(null),
})

export type CellCursor = ReturnType<typeof createCellCursor>
