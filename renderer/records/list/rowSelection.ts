import { computed, ref, shallowReactive } from 'vue'
import { mostNamed, type BulkWhich } from '../../../shared/api/bulk.ts'
import type { SomeRow } from '../../../shared/entity.ts'
import type { Filter } from '../../../shared/filter.ts'

/** The list that rows are picked from. */
export interface PickedFrom {
  /** Reads rows of the list, from `first` to the one before `end`. */
  readonly read: (first: number, end: number) => Promise<readonly SomeRow[]>
  /** How many rows it has, as far as is known. */
  readonly total: () => number
  readonly filter: () => Filter | null
  /** Called when more are picked one by one than can be named. */
  readonly full: () => void
}

/**
 * Rows picked from a list for something to be done with all of them: some, one by one, which stay picked while the list
 * is scrolled or filtered; or the whole list as it is asked for, but for some. A whole list is never read here,
 * however long it is.
 */
export function createSelection(list: PickedFrom) {
  /** The rows that are picked; of a whole list those that are not. */
  const named = shallowReactive(new Map<string, SomeRow>())
  const whole = ref(false)
  /** The row from which Shift extends. */
  const anchor = ref<number | null>(null)

  const has = (id: string) => named.has(id) !== whole.value
  const size = computed(() => (whole.value ? Math.max(0, list.total() - named.size) : named.size))

  function name(row: SomeRow): boolean {
    if (named.size < mostNamed) named.set(row.id, row)
    return named.has(row.id)
  }

  function toggle(index: number, row: SomeRow): void {
    anchor.value = index
    if (!named.delete(row.id) && !name(row)) list.full()
  }

  /** Picks all rows between the anchor and this one. */
  async function extendTo(index: number): Promise<void> {
    const from = anchor.value ?? index
    anchor.value = from
    const [first, end] = [Math.min(from, index), Math.max(from, index) + 1]
    const rows = await list.read(first, Math.min(end, first + mostNamed))
    if (whole.value) for (const { id } of rows) named.delete(id)
    else if (!rows.map(name).every(Boolean) || end - first > mostNamed) list.full()
  }

  /** Picks the whole list, of which there may be more than is on the screen or counted so far. */
  function selectAll(): void {
    clear()
    whole.value = true
  }

  function clear(): void {
    named.clear()
    whole.value = false
    anchor.value = null
  }

  /** Another list is shown: rows picked one by one stay picked. */
  function leaveList(): void {
    if (whole.value) clear()
  }

  const which = (): BulkWhich =>
    whole.value ? { filter: list.filter(), except: [...named.keys()] } : { ids: [...named.keys()] }

  /** The rows that are picked, so many at the most; of a whole list those that stand first. */
  async function rows(most: number): Promise<SomeRow[]> {
    if (!whole.value) return [...named.values()].slice(0, most)
    const first = await list.read(0, Math.min(list.total(), most + named.size))
    return first.filter(({ id }) => !named.has(id)).slice(0, most)
  }

  return {
    whole: computed(() => whole.value),
    /** Rows of the whole list that are not picked. */
    excepted: computed(() => (whole.value ? named.size : 0)),
    anchor,
    size,
    has,
    toggle,
    extendTo,
    selectAll,
    clear,
    leaveList,
    which,
    rows,
  }
}

export type RowSelection = ReturnType<typeof createSelection>
