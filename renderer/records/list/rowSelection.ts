import { computed, ref, shallowReactive } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'

/** Most rows that can be selected at once: what one act may delete. */
export const mostSelected = 10_000

/** Reads rows of the list, from `first` to the one before `end`. */
type ReadRows = (first: number, end: number) => Promise<readonly AnyRow[]>

/**
 * Rows picked from a list for something to be done with all of them; they stay picked while the list is scrolled or
 * filtered. `count` answers how long the list is, once that is known, or undefined when it no longer matters.
 */
export function createSelection(read: ReadRows, count: () => Promise<number | undefined>) {
  const rows = shallowReactive(new Map<string, AnyRow>())
  /** The row from which Shift extends. */
  const anchor = ref<number | null>(null)

  function toggle(index: number, row: AnyRow): void {
    if (!rows.delete(row.id) && rows.size < mostSelected) rows.set(row.id, row)
    anchor.value = index
  }

  /** Picks all rows between the anchor and this one. */
  async function extendTo(index: number): Promise<void> {
    const from = anchor.value ?? index
    anchor.value = from
    await add(Math.min(from, index), Math.max(from, index) + 1)
  }

  async function add(first: number, end: number): Promise<void> {
    const most = first + mostSelected - rows.size
    for (const row of await read(first, Math.min(end, most))) rows.set(row.id, row)
  }

  /** Picks the whole list, of which there may be more than is on the screen or counted so far. */
  async function selectAll(): Promise<void> {
    const total = await count()
    if (total !== undefined) await add(0, total)
  }

  function clear(): void {
    rows.clear()
    anchor.value = null
  }

  return {
    rows,
    anchor,
    size: computed(() => rows.size),
    has: (id: string) => rows.has(id),
    toggle,
    extendTo,
    selectAll,
    clear,
  }
}

export type RowSelection = ReturnType<typeof createSelection>
