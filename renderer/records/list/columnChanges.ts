import { nextTick, watch, type ShallowRef } from 'vue'
import type { Cells } from './cells/useCells.ts'
import type { Column } from './columns.ts'
import type { DrawnColumn } from './drawnColumns.ts'
import { fittingWidth } from './fittingWidth.ts'
import { moveColumn, showColumn, sizeColumn, type ListShape } from './listShape.ts'

/** Widest that a new column is drawn for the sake of its name, px. */
const roomy = 200

/** What is done to the columns of a list by hand, at its head. */
export function columnChanges(parts: {
  readonly shape: () => ListShape
  /** The columns that there is room for. */
  readonly fitting: () => readonly Column[]
  readonly shown: () => readonly DrawnColumn[]
  /** The list with an edge that is being dragged, until it is kept. */
  readonly sizing: ShallowRef<ListShape | undefined>
  readonly change: (shape: ListShape) => void
  readonly list: () => HTMLElement | null
  readonly cells: Cells
}) {
  const { shape, shown, sizing, change } = parts
  watch(shape, () => (sizing.value = undefined))
  const placeOf = (field: string) => shown().findIndex((column) => column.field === field)

  /** A column dragged to a place among those shown stands before the same one among all. */
  function moved(field: string, to: number): void {
    const before = parts.fitting().filter((column) => column.field !== field)[to]
    const others = shape().columns.filter((column) => column.field !== field)
    change(moveColumn(shape(), field, before ? others.indexOf(before) : others.length))
  }

  function size(field: string, px: number, done: boolean): void {
    sizing.value = sizeColumn(shape(), field, px)
    if (done) change(sizing.value)
  }

  /** So many of the columns shown stay in sight. */
  function frozen(count: number): void {
    const last = shown()[count - 1]?.field
    change({ ...shape(), frozen: shape().columns.findIndex(({ field }) => field === last) + 1 })
  }

  function fit(field: string): void {
    const list = parts.list()
    const place = placeOf(field)
    if (list && place >= 0) change(sizeColumn(shape(), field, fittingWidth(list, place)))
  }

  /** The keyboard stands in a new column, so that what is typed next is its first value. */
  async function begin(field: string): Promise<void> {
    await nextTick()
    const list = parts.list()
    const place = placeOf(field)
    const drawn = shown()[place]
    if (!list || !drawn) return
    const px = Math.min(fittingWidth(list, place), roomy)
    if (px > drawn.px) change(sizeColumn(shape(), field, px))
    parts.cells.enter(field)
    parts.cells.stand(parts.cells.place.value?.index ?? 0, field)
  }

  /** Shows a field that was just made as the last column, wide enough for its name. */
  function added(field: string): void {
    watch(shape, () => void begin(field), { once: true })
    change(showColumn(shape(), field))
  }

  return { moved, size, frozen, fit, added }
}
