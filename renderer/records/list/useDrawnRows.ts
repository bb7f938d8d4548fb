import { computed } from 'vue'
import type { ListRows } from './listRows.ts'
import type { ListScroll } from './listScroll.ts'
import { rowSlots } from './rowSlots.ts'

/**
 * Rows to draw, each in a slot that it leaves to another as it scrolls out. Where a flight lands, the rows of before stay
 * out of sight until those that belong there have come: drawn empty first, all of them would be drawn twice.
 */
export function useDrawnRows(
  {
    drawn,
    isFlying,
    settledFirst,
    inView,
  }: Pick<ListScroll, 'drawn' | 'isFlying' | 'settledFirst' | 'inView'>,
  { row, total, failure }: Pick<ListRows, 'row' | 'total' | 'failure'>,
) {
  const isThere = computed(() => {
    const { first, last } = inView.value
    const end = Math.min(last + 1, total.value ?? 0)
    if (first >= end || failure.value !== null) return true
    // One that was deleted meanwhile never comes.
    for (let index = first; index < end; index += 1) if (row(index)) return true
    return false
  })
  const isAway = computed(
    (was?: boolean): boolean => isFlying.value || (was === true && !isThere.value),
  )
  const rowsNow = () =>
    rowSlots(drawn.value.first, drawn.value.end, settledFirst.value).map(({ index, slot }) => ({
      index,
      slot,
      row: row(index),
    }))
  return {
    /** Nothing that is drawn belongs where the list stands. */
    isAway,
    drawn: computed((before?: ReturnType<typeof rowsNow>) =>
      isAway.value && before ? before : rowsNow(),
    ),
  }
}
