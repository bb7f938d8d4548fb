import { isPhone } from '../../frame/screen.ts'
import { useShortcut, type Shortcut } from '../../frame/shortcuts.ts'
import { useSession } from '../../session.ts'
import { t } from '../../words.ts'
import type { ListModel } from './listModel.ts'
import type { ListWalk } from './listWalk.ts'

/** A control that has the focus acts on Enter and Space itself. */
export const onControl = (event: KeyboardEvent) =>
  event.target instanceof Element &&
  event.target.closest('button, a, [role="tab"], summary') !== null

/** The keyboard of a list. */
export function useListKeys(parts: {
  readonly entity: string
  readonly model: ListModel
  readonly walk: ListWalk
  readonly rowsInView: () => number
  readonly total: () => number
  /** Id of the record open beside the list. */
  readonly peek: () => string | null
  readonly open: (id: string) => void
  /** Opens a record beside the list; `walking` when it takes the place of another. */
  readonly show: (id: string | null, walking: boolean) => void
  readonly remove: () => void
  readonly copy: () => Promise<void>
}) {
  const { model, total } = parts
  const { stand, step, place } = parts.walk
  const { rows, selection, cursor } = model
  const session = useSession()

  function extend(by: number): void {
    if (!cursor.value) return stand(0)
    selection.anchor.value ??= place()
    stand(place() + by)
    void selection.extendTo(place())
  }

  function pick(): void {
    const at = cursor.value
    const row = at && rows.row(at.index)
    if (at && row) selection.toggle(at.index, row)
  }

  /** First the record beside the list goes, then what is picked. */
  function leave(): boolean {
    if (parts.peek()) parts.show(null, false)
    else if (selection.size.value > 0) selection.clear()
    else return false
    return true
  }

  const ready = () => total() > 0 && !isPhone.value
  const add = (keys: Shortcut['keys'], label: (() => string) | null, run: Shortcut['run']) =>
    useShortcut({ keys, ...(label && { label }), group: 'list', when: ready, run })

  add(
    ['j', 'down'],
    () => t('list.shortcuts.next'),
    () => step(1),
  )
  add(
    ['k', 'up'],
    () => t('list.shortcuts.previous'),
    () => step(-1),
  )
  add(
    ['home', 'mod+home'],
    () => t('list.shortcuts.first'),
    () => stand(0),
  )
  add(
    ['end', 'mod+end'],
    () => t('list.shortcuts.last'),
    () => stand(total() - 1),
  )
  add('pagedown', null, () => step(parts.rowsInView()))
  add('pageup', null, () => step(-parts.rowsInView()))
  add('x', () => t('list.shortcuts.select'), pick)
  add(
    ['shift+down', 'shift+j'],
    () => t('list.shortcuts.extend'),
    () => extend(1),
  )
  add(['shift+up', 'shift+k'], null, () => extend(-1))
  add(
    'mod+a',
    () => t('list.shortcuts.all'),
    () => {
      model.cells.on.value = false
      selection.selectAll()
    },
  )
  add(
    'enter',
    () => t('list.shortcuts.open'),
    (event) => {
      if (onControl(event) || !cursor.value) return false
      parts.open(cursor.value.id)
      return true
    },
  )
  add(
    'space',
    () => t('list.shortcuts.peek'),
    (event) => {
      if (onControl(event)) return false
      const at = cursor.value?.id
      if (at !== undefined) parts.show(parts.peek() === at ? null : at, false)
      // Without a row to show the list does not scroll either.
      return true
    },
  )
  add('esc', () => t('list.shortcuts.close'), leave)
  add(
    'mod+c',
    () => t('list.shortcuts.copy'),
    () => {
      // Marked text is what somebody means to copy.
      if (String(getSelection() ?? '') !== '' || (!cursor.value && selection.size.value === 0)) {
        return false
      }
      void parts.copy()
      return true
    },
  )
  useShortcut({
    keys: 'del',
    label: () => t('list.shortcuts.remove'),
    group: 'list',
    when: () => ready() && selection.size.value > 0 && session.may(parts.entity, 'delete'),
    run: parts.remove,
  })
}
