import type { MenuItemConstructorOptions } from 'electron'
import type { MenuEntry } from '../calls.ts'
import { desk } from './desk.ts'

type Template = readonly MenuItemConstructorOptions[]

let current: Template = []

/** Electron's Menu; a built menu is its template. */
export const Menu = {
  buildFromTemplate: (template: Template) => template,
  setApplicationMenu(menu: Template) {
    current = menu
    void desk.call('menuSet', menu.map(entry))
  },
}

function entry(item: MenuItemConstructorOptions): MenuEntry {
  const { id, label, role, type, accelerator } = item
  return { id, label, role, type, accelerator, submenu: children(item)?.map(entry) }
}

function children(item: MenuItemConstructorOptions): Template | undefined {
  return item.submenu as Template | undefined
}

/** A person chooses an entry of the menu by its id. */
export function chooseMenu(id: string): void {
  const entries = current.flatMap((item) => children(item) ?? [item])
  const chosen = entries.find((item) => item.id === id)
  if (!chosen?.click) throw new Error(`No menu entry '${id}'.`)
  // The shell uses none of the three: which entry, which window, which keys.
  const click = chosen.click as () => void
  click()
}
