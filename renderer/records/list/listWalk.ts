import { ref } from 'vue'
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
  const { rows, cursor, edits, question } = parts.model
  /** Counts the moves, so that a row that comes late does not take the cursor back. */
  let moves = 0
  /** Place of a row that the cursor is on its way to. */
  const going = ref<number | null>(null)

  /** Puts the cursor on a row. One that is still on its way gets it when it is there, unless somebody moved on. */
  function stand(index: number): void {
    const at = Math.max(0, Math.min(index, total() - 1))
    halt()
    scroll.see(at)
    const row = rows.row(at)
    if (row) return take(at, row.id)
    const move = moves
    const asked = question()
    going.value = at
    rows
      .readRows(at, at + 1)
      .then(
        ([read]) => {
          const there = rows.row(at) ?? read
          if (there && move === moves && question() === asked) take(at, there.id)
        },
        // The list itself says why it can't be read.
        () => undefined,
      )
      .finally(() => {
        if (move === moves) going.value = null
      })
  }

  /** Stays where the cursor is, whatever it was on its way to. */
  function halt(): void {
    moves += 1
    going.value = null
  }

  function take(index: number, id: string): void {
    // A cell that is written into stays under the keyboard.
    if (edits.open.value) return
    cursor.value = { index, id }
    if (parts.peek()) parts.show(id)
  }

  /** Place of the row that the keyboard stands on or is on its way to; -1 where it is on none. */
  const place = () => going.value ?? cursor.value?.index ?? -1
  return {
    stand,
    halt,
    place,
    /** Whether the row that the keyboard goes to is still to be read. */
    isGoing: () => going.value !== null,
    /** So many rows on; from nowhere to the first that can be seen. */
    step: (by: number) => stand(place() < 0 ? scroll.inView.value.first : place() + by),
  }
}

export type ListWalk = ReturnType<typeof useListWalk>
