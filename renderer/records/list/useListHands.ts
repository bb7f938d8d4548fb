import type { Ref } from 'vue'
import { mostNamed } from '../../../shared/api/bulk.ts'
import type { Entity } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { isPhone } from '../../frame/screen.ts'
import { isTyping } from '../../frame/shortcuts.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'
import { many, t } from '../../words.ts'
import { useCellKeys } from './cells/cellKeys.ts'
import { blockBetween } from './cells/cellPlace.ts'
import { useCells } from './cells/useCells.ts'
import { useMarkedFigures } from './cells/useMarkedFigures.ts'
import { copyCells, copyRows } from './copyRows.ts'
import type { DrawnColumn } from './drawnColumns.ts'
import { useListKeys } from './listKeys.ts'
import type { ListModel } from './listModel.ts'
import { useListMouse } from './listMouse.ts'
import type { ListScroll } from './listScroll.ts'
import { useListWalk } from './listWalk.ts'
import { usePaste } from './paste/usePaste.ts'

/** How a list is worked with: by keyboard, mouse and clipboard, over its rows and over their cells. */
export function useListHands(parts: {
  readonly entity: () => Entity
  readonly model: ListModel
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly scroll: ListScroll
  readonly columns: () => readonly DrawnColumn[]
  /** Id of the record open beside the list. */
  readonly peek: () => string | null
  readonly open: (id: string) => void
  /** Opens a record beside the list; `walking` when it takes the place of another. */
  readonly show: (id: string | null, walking: boolean) => void
  readonly remove: () => void
  /** Gives the focus to the cell that the keyboard stands on. */
  readonly focusCell: () => void
}) {
  const { entity, model, scroller, scroll, columns, peek, open, show } = parts
  const { rows, selection, cursor } = model
  const session = useSession()
  const total = () => rows.total.value ?? 0

  const focus = () => scroller.value?.focus({ preventScroll: true })
  const walk = useListWalk({ model, scroll, total, peek, show: (id) => show(id, true) })
  const cells = useCells({
    entity,
    model,
    columns,
    walk,
    scroll,
    focus: parts.focusCell,
    rest: focus,
  })
  const paste = usePaste({ entity, model, cells })
  const marked = useMarkedFigures(model, cells)
  useListKeys({
    ...{ entity: entity().name, model, walk, total, peek, open, show, copy },
    rowsInView: scroll.rowsInView,
    remove: parts.remove,
  })
  useCellKeys({
    ...{ cells, model, walk, total, open },
    copy: copyMarked,
    clear: paste.clear,
    fillDown: paste.fillDown,
    list: () => scroller.value,
  })
  const mouse = useListMouse({ entity, model, cells, peek, open, show: (id) => show(id, false) })

  /** Opens the record beside the list, or closes it where it is open. */
  function showHere(): void {
    const id = cursor.value?.id
    if (id && !cells.isComing.value) show(peek() === id ? null : id, false)
  }

  /** Puts the keyboard on the row at a place, and that in the middle. */
  function goTo(index: number): void {
    scroll.centre(index)
    walk.stand(index)
    focus()
  }

  /** What leaves as a table is for whoever may export; says so to others. */
  function mayCopyTable(): boolean {
    const { name } = entity()
    if (session.may(name, 'export')) return true
    toast({ text: t('list.bulk.notToCopy', { things: many(name) }) })
    return false
  }

  /** What leaves the office stands in its journal, before it leaves; answers whether it does. */
  async function tellCopied(count: number): Promise<boolean> {
    try {
      await client.journal.copied({ entity: entity().name, count })
      return true
    } catch (error) {
      toastFailure(error)
      return false
    }
  }

  /** Copies the picked rows as a table, or the one that the keyboard stands on. */
  async function copy(): Promise<void> {
    const at = cursor.value && rows.row(cursor.value.index)
    const { size } = selection
    const chosen = size.value > 0 ? await selection.rows(mostNamed) : at ? [at] : []
    if (chosen.length === 0 || !mayCopyTable()) return
    const whole = await rows.completed(chosen)
    if (!(await tellCopied(whole.length))) return
    await copyRows(columns(), whole, rows.titles.value, size.value)
  }

  /** Copies the marked cells, or the one that the keyboard stands on; answers whether it could. */
  async function copyMarked(): Promise<boolean> {
    const at = cells.place.value
    if (!at) return false
    const { top, bottom, left, right } =
      cells.block.value ?? blockBetween(at, at, cells.fields.value)
    const isTable = bottom > top || right > left
    if (isTable && !mayCopyTable()) return false
    const marked = await rows.readRows(top, Math.min(bottom + 1, top + mostNamed))
    if (isTable && !(await tellCopied(marked.length))) return false
    return copyCells(columns().slice(left, right + 1), marked, rows.titles.value)
  }

  /** What is pasted into a box is that box's. */
  function pasted(event: ClipboardEvent): void {
    const { clipboardData: data } = event
    if (isPhone.value || isTyping(event.target) || !data) return
    event.preventDefault()
    void paste.paste({ html: data.getData('text/html'), text: data.getData('text/plain') })
  }

  return { cells, marked, mouse, paste, pasted, copy, showHere, goTo, focus }
}
