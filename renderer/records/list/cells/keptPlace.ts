import { watch, type Ref } from 'vue'
import type { SomeRow } from '../../../../shared/entity.ts'
import type { ListModel } from '../listModel.ts'
import { rowIn } from '../listPages.ts'
import type { ListScroll } from '../listScroll.ts'
import type { ListWalk } from '../listWalk.ts'
import type { Block } from './cellPlace.ts'

type Pages = ReadonlyMap<number, readonly SomeRow[]>

/** Whether the same records stand in a block as before, so many rows further down. */
function holdsTheSame(block: Block, before: Pages, now: Pages, moved: number): boolean {
  for (let at = block.top; at <= block.bottom; at += 1) {
    const id = rowIn(before, at)?.id
    if (id === undefined || rowIn(now, at + moved)?.id !== id) return false
  }
  return true
}

/**
 * Keeps the keyboard on its record while the list changes under it, and what is marked on the records that were marked:
 * nothing is written into a record that somebody did not see there. Answers with what does so at once.
 */
export function useKeptPlace(parts: {
  readonly model: ListModel
  readonly walk: ListWalk
  readonly scroll: ListScroll
  readonly block: Readonly<Ref<Block | null>>
}): () => void {
  const { walk, scroll, block } = parts
  const { rows, cursor, cells, edits } = parts.model

  /**
   * Stays on the record when that moved a little, and on its place in the list when it went far; with a cell open it
   * stays on the record in any case. Answers how far that moved; undefined where it is another one or not at hand.
   */
  function follow(): number | undefined {
    const at = cursor.value
    if (!at || walk.isGoing()) return undefined
    const here = rows.row(at.index)
    if (here?.id === at.id) return 0
    const found = rows.placeAtHand(at.id)
    const { first, end } = scroll.drawn.value
    const isNear = found >= first && found < end
    if (found >= 0 && (isNear || edits.open.value)) {
      cursor.value = { index: found, id: at.id }
      scroll.shift(found - at.index)
      return found - at.index
    }
    if (here && !edits.open.value) cursor.value = { index: at.index, id: here.id }
    return undefined
  }

  /** A cell that opened late is where the keyboard is, though it had gone on. */
  function goToOpen(): void {
    const { row, field } = edits.open.value ?? {}
    if (!row || field === undefined || (cursor.value?.id === row.id && !walk.isGoing())) return
    walk.halt()
    const found = rows.placeAtHand(row.id)
    cursor.value = { index: found < 0 ? (cursor.value?.index ?? 0) : found, id: row.id }
    cells.field.value = field
  }

  watch(
    [rows.shown, () => cursor.value && rows.row(cursor.value.index)?.id, edits.open],
    ([now], [before]) => {
      if (!cells.on.value) return
      const marked = block.value
      goToOpen()
      const moved = follow()
      const { anchor } = cells
      if (!marked || !anchor.value || now === before) return
      const isKept = moved !== undefined && holdsTheSame(marked, before, now, moved)
      anchor.value = isKept ? { ...anchor.value, index: anchor.value.index + moved } : null
    },
  )
  return follow
}
