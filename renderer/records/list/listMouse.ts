import { onScopeDispose } from 'vue'
import type { Entity } from '../../../shared/entity.ts'
import { isPhone } from '../../frame/screen.ts'
import type { Cells } from './cells/useCells.ts'
import type { ListModel } from './listModel.ts'
import { useLongPress } from './longPress.ts'

/** Milliseconds within which a second click makes a double one: until then it is not known what the first one means. */
const patience = 240

/** What stands in a row and acts by itself: a number to dial, the name of another record. */
const isLink = (event: Event) => (event.target as Element).closest('a, input') !== null
const onButton = (event: Event) => (event.target as Element).closest('button, input, .box') !== null

interface Place {
  readonly index: number
  readonly field: string | undefined
}

function placeOf(event: Event): number {
  const row = (event.target as Element).closest('[role="row"]')
  return Number(row?.getAttribute('aria-rowindex') ?? 1) - 2
}

/**
 * The mouse over the rows of a list. A click opens a record beside the list, a double click writes into the cell under
 * it, or opens the page where there is nothing to write or it is the title. Dragged from one cell to another it marks
 * those between, and while the keyboard walks cells it stands on them, as in a spreadsheet.
 */
export function useListMouse(parts: {
  readonly entity: () => Entity
  readonly model: ListModel
  readonly cells: Cells
  /** Id of the record open beside the list. */
  readonly peek: () => string | null
  readonly open: (id: string) => void
  /** Opens a record beside the list. */
  readonly show: (id: string) => void
}) {
  const { cells } = parts
  const { rows, selection, cursor, cells: keyboard } = parts.model
  let waiting: ReturnType<typeof setTimeout> | undefined
  let dragging = false
  /** Where the button went down among rows: on another cell it has become a drag over cells. */
  let held: { readonly index: number; readonly field: string } | undefined
  /** Where the first of two clicks fell: what it opened may have moved the list from under the second. */
  let first: Place | undefined
  onScopeDispose(() => clearTimeout(waiting))

  /** A finger that rests on a row picks it. */
  const longPress = useLongPress((event) => pick(placeOf(event)))

  function pick(index: number): void {
    const row = rows.row(index)
    if (row) selection.toggle(index, row)
  }

  /** Rows are picked, so that the keyboard is among rows again. */
  function pickWith(event: MouseEvent, index: number): void {
    keyboard.on.value = false
    if (event.shiftKey) void selection.extendTo(index)
    else pick(index)
  }

  function fieldOf(event: Event): string | undefined {
    const cell = (event.target as Element).closest('[aria-colindex]')
    return cell ? cells.fields.value[Number(cell.getAttribute('aria-colindex')) - 2] : undefined
  }

  const isWriting = (field: string | undefined): field is string =>
    field !== undefined && field !== parts.entity().title && cells.isEditable(field)

  function clicked(event: MouseEvent): void {
    if (longPress.swallows()) return
    const picks = event.shiftKey || event.ctrlKey || event.metaKey
    if (event.detail > 1 && first && !picks && !isPhone.value) return
    const index = placeOf(event)
    const field = fieldOf(event)
    first = isLink(event) ? undefined : { index, field }
    const row = rows.row(index)
    if (!row || isLink(event) || (keyboard.on.value && !event.ctrlKey && !event.metaKey)) return
    clearTimeout(waiting)
    cursor.value = { index, id: row.id }
    keyboard.field.value = field ?? keyboard.field.value
    if (picks) pickWith(event, index)
    else if (isPhone.value && selection.size.value > 0) pick(index)
    else if (isPhone.value) parts.open(row.id)
    // What opens beside the list would move the cell away from under the second click.
    else if (parts.peek() === null && isWriting(field)) {
      waiting = setTimeout(() => parts.show(row.id), patience)
    } else parts.show(row.id)
  }

  function doubleClicked(event: MouseEvent): void {
    clearTimeout(waiting)
    const begun = event.detail > 1 ? first : undefined
    const { index, field } = begun ?? { index: placeOf(event), field: fieldOf(event) }
    const row = rows.row(index)
    if (!row || isPhone.value || (!begun && isLink(event) && !keyboard.on.value)) return
    if (!isWriting(field)) return parts.open(row.id)
    if (!keyboard.on.value) cells.enter(field)
    cells.stand(index, field)
    cells.edit()
  }

  /** A link in a cell that one stands on is a cell like any other, and so is one that came under the second of two clicks. */
  function clickedFirst(event: MouseEvent): void {
    const isSecond = event.detail > 1 && first !== undefined && !isPhone.value
    if ((keyboard.on.value || isSecond) && !onButton(event)) event.preventDefault()
  }

  function pressed(event: MouseEvent): void {
    // Text marked with the mouse is not a click, and not a place to drag rows from.
    if (event.shiftKey) event.preventDefault()
    const field = fieldOf(event)
    held = undefined
    if (field === undefined || event.button !== 0 || onButton(event)) return
    if (event.ctrlKey || event.metaKey) return
    if (!keyboard.on.value) {
      if (!event.shiftKey && !isPhone.value) held = { index: placeOf(event), field }
      return
    }
    event.preventDefault()
    dragging = true
    cells.stand(placeOf(event), field, event.shiftKey)
  }

  /** Begins to mark cells where the button went down, once it is dragged over another one. */
  function dragFrom({ index, field }: NonNullable<typeof held>, event: MouseEvent): void {
    const isElsewhere = fieldOf(event) !== field || placeOf(event) !== index
    const row = rows.row(index)
    if (!row || fieldOf(event) === undefined || !isElsewhere) return
    held = undefined
    getSelection()?.removeAllRanges()
    cursor.value = { index, id: row.id }
    cells.enter(field)
    dragging = true
  }

  function moved(event: MouseEvent): void {
    if ((event.buttons & 1) === 0) held = undefined
    if (held) dragFrom(held, event)
    if (!dragging) return
    dragging = (event.buttons & 1) === 1
    const field = fieldOf(event)
    const index = placeOf(event)
    const at = cells.place.value
    if (!dragging || field === undefined || (at?.field === field && at.index === index)) return
    cells.stand(index, field, true)
  }

  return {
    /** What the rows listen to. */
    on: {
      ...longPress.on,
      click: clicked,
      dblclick: doubleClicked,
      mousedown: pressed,
      mousemove: moved,
      // A number to dial would be dragged as a link.
      dragstart: (event: DragEvent) => event.preventDefault(),
    },
    clickedFirst,
    /** The box before a row was pressed. */
    picked: pickWith,
  }
}
