import type { ListModel } from './listModel.ts'
import type { ListScroll } from './listScroll.ts'

/** Puts the keyboard on rows of a list, wherever in it they are. */
export function useListWalk(parts: {
  readonly model: ListModel
  readonly scroll: ListScroll
  readonly total: () => number
  /** Id of the record open beside the list. */
  readonly peek: () => string | null
  /** Opens another record beside the list in its place. */
  readonly show: (id: string) => void
}) {
  const { scroll, total } = parts
  const { rows, cursor } = parts.model
  /** Counts the moves, so that a row that comes late does not take the cursor back. */
  let moves = 0

  /** Puts the cursor on a row. One that is still on its way gets it when it is there, unless somebody moved on. */
  function stand(index: number): void {
    const at = Math.max(0, Math.min(index, total() - 1))
    const move = ++moves
    scroll.see(at)
    const row = rows.row(at)
    if (row) return take(at, row.id)
    rows.readRows(at, at + 1).then(
      ([read]) => {
        if (read && move === moves) take(at, read.id)
      },
      // The list itself says why it can't be read.
      () => undefined,
    )
  }

  function take(index: number, id: string): void {
    cursor.value = { index, id }
    if (parts.peek()) parts.show(id)
  }

  const place = () => cursor.value?.index ?? -1
  return { stand, place, step: (by: number) => stand(cursor.value ? place() + by : 0) }
}

export type ListWalk = ReturnType<typeof useListWalk>
