import { isPhone } from '../../../frame/screen.ts'
import { useShortcut, type Shortcut } from '../../../frame/shortcuts.ts'
import { t } from '../../../words.ts'
import { onControl } from '../listKeys.ts'
import type { ListModel } from '../listModel.ts'
import type { ListWalk } from '../listWalk.ts'
import type { Cells } from './useCells.ts'

const walkedByArrows =
  'aside, dialog, [role="dialog"], [role="menu"], [role="radiogroup"], [role="tablist"]'

/**
 * The keyboard among cells. ← and → lead into them; from then on what is typed is written into the cell, and the keys
 * of one letter rest, until Esc leads back to the rows.
 */
export function useCellKeys(parts: {
  readonly cells: Cells
  readonly model: ListModel
  readonly walk: ListWalk
  readonly total: () => number
  readonly open: (id: string) => void
  /** Answers whether it could. */
  readonly copy: () => Promise<boolean>
  readonly clear: () => Promise<boolean>
  readonly fillDown: () => Promise<void>
  readonly list: () => HTMLElement | null
}) {
  const { cells, walk } = parts
  const { cells: keyboard, cursor } = parts.model
  const { opening } = parts.model.edits
  const inCells = () => keyboard.on.value

  const add = (
    keys: Shortcut['keys'],
    label: (() => string) | null,
    run: (event: KeyboardEvent) => void | boolean,
  ) =>
    useShortcut({
      keys,
      ...(label && { label }),
      group: 'cell',
      when: () => parts.total() > 0 && !isPhone.value,
      run: (event) => mayLead(event.target) && run(event),
    })
  /** Keys that mean something else as long as rows are walked, or somebody is elsewhere on the page. */
  const addInside = (
    keys: Shortcut['keys'],
    label: (() => string) | null,
    run: (event: KeyboardEvent) => void | boolean,
  ) => add(keys, label, (event) => inCells() && isHere(event.target) && run(event))

  const isHere = (target: EventTarget | null) =>
    target === document.body ||
    target === parts.list() ||
    (target instanceof Element && target.matches('[data-catches-typing]'))
  /** Whether keys there may lead into the cells: not where arrows walk something else. */
  const mayLead = (target: EventTarget | null) =>
    isHere(target) || (target instanceof Element && target.closest(walkedByArrows) === null)

  const across = (by: number) => (inCells() ? cells.move(0, by) : cells.enter())
  add(
    ['left', 'right'],
    () => t('list.cells.walk'),
    ({ key }) => across(key === 'ArrowLeft' ? -1 : 1),
  )
  addInside('up', null, () => cells.move(-1, 0))
  addInside('down', null, () => cells.move(1, 0))
  addInside('home', null, () => cells.move(0, -Infinity))
  addInside('end', null, () => cells.move(0, Infinity))
  addInside('mod+home', null, () => cells.stand(0, cells.fields.value[0] ?? ''))
  addInside('mod+end', null, () => cells.stand(parts.total() - 1, cells.fields.value.at(-1) ?? ''))
  addInside(
    ['shift+left', 'shift+right'],
    () => t('list.cells.extend'),
    ({ key }) => cells.move(0, key === 'ArrowLeft' ? -1 : 1, true),
  )
  addInside('shift+up', null, () => cells.move(-1, 0, true))
  addInside('shift+down', null, () => cells.move(1, 0, true))
  addInside(
    ['tab', 'shift+tab'],
    () => t('list.cells.goOn'),
    ({ shiftKey }) => cells.goOn(shiftKey ? -1 : 1),
  )
  add(
    'f2',
    () => t('list.cells.edit'),
    () => {
      if (!inCells()) cells.enter()
      return openCell()
    },
  )
  addInside(
    'enter',
    () => t('list.cells.editOrOpen'),
    (event) => !onControl(event) && finishOrOpen(),
  )
  add(
    'mod+enter',
    () => t('list.shortcuts.open'),
    () => openRecord(),
  )
  addInside(
    ['del', 'backspace'],
    () => t('list.cells.clear'),
    () => void parts.clear(),
  )
  addInside(
    'mod+c',
    () => t('list.cells.copy'),
    () => void parts.copy(),
  )
  addInside(
    'mod+x',
    () => t('list.cells.cut'),
    () => void cut(),
  )
  addInside(
    'mod+d',
    () => t('list.cells.fillDown'),
    () => void parts.fillDown(),
  )
  // The browser hands over what is pasted; the list of shortcuts says that it can be.
  addInside(
    'mod+v',
    () => t('list.cells.paste'),
    () => false,
  )
  addInside('esc', () => t('list.cells.leave'), collapse)

  /** Empties what was copied, and nothing that was not. */
  async function cut(): Promise<void> {
    const before = marked()
    if ((await parts.copy()) && marked() === before) await parts.clear()
  }
  const marked = () =>
    JSON.stringify([cells.row.value?.id, cells.place.value?.field, cells.block.value])

  /** Enter ends a cell that has not opened yet as it ends one that has. */
  function finishOrOpen(): boolean {
    if (!opening.value) return openCell()
    cells.done('down')
    return true
  }

  function openCell(): boolean {
    // What was typed opens the cell by itself as soon as its row is there.
    if (cells.isComing.value) return true
    return cells.edit() || openRecord()
  }

  function openRecord(): boolean {
    if (!cursor.value || cells.isComing.value) return false
    parts.open(cursor.value.id)
    return true
  }

  /** First what was typed is given up, then a block becomes one cell again, then the keyboard walks rows. */
  function collapse(): void {
    if (opening.value) cells.cancel()
    else if (keyboard.anchor.value) cells.stand(walk.place(), keyboard.field.value ?? '')
    else cells.leave()
  }
}
