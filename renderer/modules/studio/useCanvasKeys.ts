import type { LayoutItem } from '../../../shared/printing/layout.ts'
import { layoutItemSchema } from '../../../shared/printing/layout.ts'
import { useShortcut, type Shortcut } from '../../frame/shortcuts.ts'
import { newId } from '../../records/ids.ts'
import { copies, moved, resized } from './arranging.ts'
import { boxOf, hundredth } from './boxes.ts'
import type { Studio } from './useStudio.ts'

/** Things that were copied, as long as the window is open: they can be put into another template. */
let copied: readonly LayoutItem[] = []

const ways: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** Keys of the page: arrows move by a millimetre and with Shift by a tenth, with Alt they size. */
export function useCanvasKeys(studio: Studio): void {
  const isAny = () => studio.chosen.value.length > 0
  // Keys of the panels beside the page are theirs.
  const onPage = (keys: Shortcut['keys'], run: () => void, when?: () => boolean) =>
    useShortcut({
      keys,
      ...(when && { when }),
      run: ({ target }) =>
        target === document.body || (target as HTMLElement).closest('[data-canvas]')
          ? run()
          : false,
    })

  function resize(dx: number, dy: number): void {
    studio.changeItems(
      studio.chosen.value,
      (item) => {
        const box = boxOf(item)
        const w = Math.max(0, hundredth(box.w + dx))
        return resized(item, { ...box, w, h: Math.max(0, hundredth(box.h + dy)) })
      },
      `size ${studio.chosen.value.join()}`,
    )
  }
  for (const [key, [dx, dy]] of Object.entries(ways)) {
    const by = (step: number) => {
      const { items, chosen, setItems } = studio
      setItems(
        moved(items.value, chosen.value, dx * step, dy * step),
        `move ${chosen.value.join()}`,
      )
    }
    onPage(key, () => by(1), isAny)
    onPage(`shift+${key}`, () => by(0.1), isAny)
    onPage(`alt+${key}`, () => resize(dx, dy), isAny)
  }
  function add(items: readonly LayoutItem[]): void {
    const made = copies(items, newId).filter((item) => layoutItemSchema.safeParse(item).success)
    studio.setItems([...studio.items.value, ...made])
    studio.chosen.value = made.map(({ id }) => id)
  }
  const copy = () => void (copied = [...studio.chosenItems.value])
  onPage(['del', 'backspace'], () => removeChosen(studio), isAny)
  onPage('mod+c', copy, isAny)
  onPage(
    'mod+x',
    () => {
      copy()
      removeChosen(studio)
    },
    isAny,
  )
  onPage(
    'mod+v',
    () => add(copied),
    () => copied.length > 0,
  )
  onPage('mod+d', () => add(studio.chosenItems.value), isAny)
  onPage('mod+a', () => void (studio.chosen.value = studio.items.value.map(({ id }) => id)))
  onPage('esc', () => void (studio.chosen.value = []), isAny)
}

/** Takes what is chosen off the page. */
export function removeChosen(studio: Studio): void {
  const gone = studio.chosen.value
  studio.setItems(studio.items.value.filter(({ id }) => !gone.includes(id)))
  studio.chosen.value = []
}
