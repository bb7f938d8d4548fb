import { computed, onBeforeUnmount, ref, watch } from 'vue'
import type { SomeRow, Entity } from '../../../../shared/entity.ts'
import { kindOf } from '../../../../shared/fields/kinds.ts'
import { toast, toasts } from '../../../frame/toasts.ts'
import { useSession } from '../../../session.ts'
import { failureText, reader } from '../../../words.ts'
import type { DrawnColumn } from '../drawnColumns.ts'
import type { ListModel } from '../listModel.ts'
import type { ListScroll } from '../listScroll.ts'
import type { ListWalk } from '../listWalk.ts'
import { blockBetween } from './cellPlace.ts'
import { useKeptPlace } from './keptPlace.ts'

/** Where the keyboard goes when a cell is left. */
export type CellStep = 'stay' | 'down' | 'up' | 'next' | 'previous'

/** The keyboard among the cells of a list: where it stands, and what it does there. */
export function useCells(parts: {
  readonly entity: () => Entity
  readonly model: ListModel
  readonly columns: () => readonly DrawnColumn[]
  readonly walk: ListWalk
  readonly scroll: ListScroll
  /** Takes the focus, so that what is typed is caught. */
  readonly focus: () => void
  /** Gives the focus back to the list as a whole. */
  readonly rest: () => void
}) {
  const { model, walk } = parts
  const columns = computed(parts.columns)
  const { cells, edits, cursor, rows } = model
  const session = useSession()
  /** Whether what is typed is caught: the keyboard is here, and nowhere else on the page. */
  const engaged = ref(false)

  const fields = computed(() => columns.value.map(({ field }) => field))
  /** Number of the column, from 0: the one that was chosen, or else the first. */
  const column = computed(() => Math.max(0, fields.value.indexOf(cells.field.value ?? '')))
  const drawn = computed(() => columns.value[column.value])
  const place = computed(() => {
    const index = walk.place()
    return cells.on.value && index >= 0 && drawn.value ? { index, field: drawn.value.field } : null
  })
  /** Cells that are marked, where it is more than the one. */
  const block = computed(() => {
    if (!place.value || !cells.anchor.value) return null
    return blockBetween(cells.anchor.value, place.value, fields.value)
  })
  /** The record that stands there, once it does. */
  const row = computed(() => {
    const at = cursor.value
    const here = at && !walk.isGoing() ? rows.row(at.index) : undefined
    return here?.id === at?.id ? here : undefined
  })
  /** The keyboard has gone to a row that is still on its way: nothing is written anywhere until it is there. */
  const isComing = computed(() => place.value !== null && !row.value)
  const settle = useKeptPlace({ model, walk, scroll: parts.scroll, block })

  /** Whether somebody may write into a column. */
  function isEditable(field: string): boolean {
    const { name, fields: specs } = parts.entity()
    const spec = Object.hasOwn(specs, field) ? specs[field] : undefined
    return (
      spec !== undefined &&
      !spec.derived &&
      spec.kind !== 'attachments' &&
      session.may(name, 'edit')
    )
  }

  /** px of the columns before this one that do not stay where they are while the list is scrolled sideways. */
  const scrollingBefore = (place: number): number =>
    columns.value
      .slice(0, place)
      .reduce((sum, { left, px }) => (left === undefined ? sum + px : sum), 0)

  /** Begins to walk cells, at a column or where the keyboard stood last. */
  function enter(field?: string): void {
    if (walk.place() < 0) walk.stand(0)
    settle()
    cells.field.value = field ?? cells.field.value ?? parts.entity().title
    cells.anchor.value = null
    cells.on.value = true
  }

  /** Walks rows again. */
  function leave(): void {
    cells.on.value = false
    cells.anchor.value = null
    parts.rest()
  }

  /** Stands on a cell; extending, those between it and where one stood are marked. */
  function stand(index: number, field: string, extending = false): void {
    if (edits.open.value && !isLeft()) return
    edits.hurry()
    if (extending) cells.anchor.value ??= place.value
    else cells.anchor.value = null
    cells.field.value = field
    if (index !== walk.place()) walk.stand(index)
    parts.focus()
  }

  /** Leaves the cell in hand for another, unless it is busy with something that was opened from it. */
  function isLeft(): boolean {
    // Without the focus it reads what was typed, and is left.
    parts.rest()
    return edits.open.value === null
  }

  /** Goes so many rows and columns on, as far as there are any. */
  function move(down: number, across: number, extending = false): void {
    const to = Math.max(0, Math.min(column.value + across, fields.value.length - 1))
    stand(walk.place() + down, fields.value[to] ?? '', extending)
  }

  /** Goes to the next cell that can be written into, or the one before, over the end of a row too. */
  function goOn(step: 1 | -1): void {
    const editable = fields.value.filter(isEditable)
    const ahead = fields.value
      .slice(step > 0 ? column.value + 1 : 0, step > 0 ? undefined : column.value)
      .filter((field) => editable.includes(field))
    const inRow = step > 0 ? ahead[0] : ahead.at(-1)
    const inNext = step > 0 ? editable[0] : editable.at(-1)
    if (inRow !== undefined) stand(walk.place(), inRow)
    else if (inNext !== undefined && mayStep(step)) stand(walk.place() + step, inNext)
  }

  const mayStep = (step: number) => {
    const next = walk.place() + step
    return next >= 0 && next < (rows.total.value ?? 0)
  }

  /** Opens the cell; answers false where there is nothing to write into. */
  function edit(typed?: () => string): boolean {
    if (!row.value || !place.value || !isEditable(place.value.field)) return false
    cells.anchor.value = null
    if (typed && drawn.value?.spec.kind === 'yesNo') return answer(row.value, typed())
    void edits.begin(parts.entity(), row.value, place.value.field, typed)
    return true
  }

  /** A yes or no that is typed is one as far as it can be read; a letter opens nothing here. */
  function answer(of: SomeRow, text: string): boolean {
    const { spec, field } = drawn.value!
    const read = kindOf(spec).parse(text, spec, reader())
    if ('value' in read && read.value !== null) {
      void edits.put(parts.entity(), of, field, read.value)
    }
    return true
  }

  /** Says that nobody writes into this column. */
  function refuse(): void {
    const text = failureText({ path: [], key: 'readOnly' })
    if (toasts.at(-1)?.text !== text) toast({ text })
  }

  /** Leaves the cell in hand and goes on. */
  function done(step: CellStep): void {
    edits.leave()
    if (step === 'down' || step === 'up') move(step === 'down' ? 1 : -1, 0)
    else if (step !== 'stay') goOn(step === 'next' ? 1 : -1)
    parts.focus()
  }

  function cancel(): void {
    edits.cancel()
    parts.focus()
  }

  /** Turns a yes into a no, and what is not said into a yes; answers false where there is none. */
  function toggle(): boolean {
    if (!row.value || !place.value || drawn.value?.spec.kind !== 'yesNo') return false
    const { field } = place.value
    if (!isEditable(field)) return false
    void edits.put(parts.entity(), row.value, field, row.value[field] !== true)
    return true
  }

  /** Empties the cell. */
  function clear(): boolean {
    if (!row.value || !place.value || !isEditable(place.value.field)) return false
    void edits.put(parts.entity(), row.value, place.value.field, null)
    return true
  }

  watch(edits.open, (open) => {
    if (open && cursor.value) parts.scroll.see(cursor.value.index)
  })

  onBeforeUnmount(() => {
    edits.leave()
    cells.on.value = false
  })

  return {
    engaged,
    engage: (here: boolean) => (engaged.value = here),
    columns,
    column,
    drawn,
    scrollingBefore,
    place,
    block,
    row,
    isComing,
    fields,
    isEditable,
    enter,
    leave,
    stand,
    move,
    goOn,
    edit,
    refuse,
    done,
    cancel,
    toggle,
    clear,
  }
}

export type Cells = ReturnType<typeof useCells>
