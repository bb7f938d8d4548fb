import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/desktopBridge.ts'
import type { Locale } from '../../shared/locales/locale.ts'
import { menuLabels, type MenuLabels } from './menuLabels.ts'

type Item = MenuItemConstructorOptions

/** Puts up the native menu in one language; `send` carries a chosen command to the page. */
export function installMenu(locale: Locale, send: (command: MenuCommand) => void): void {
  const labels: MenuLabels = menuLabels[locale]
  const command = (id: MenuCommand, accelerator?: string): Item => ({
    id,
    label: labels[id],
    accelerator,
    click: () => send(id),
  })
  const isMac = process.platform === 'darwin'
  const settings = command('settings', 'CmdOrCtrl+,')
  const about: Item = { role: 'about', label: labels.about }
  const quit: Item = { role: 'quit', label: labels.quit }
  const close: Item = { role: 'close', label: labels.close }
  const separator: Item = { type: 'separator' }

  const file = [
    command('newCustomer', 'CmdOrCtrl+N'),
    command('newContact', 'CmdOrCtrl+Shift+N'),
    separator,
    command('importCustomers'),
    separator,
    ...(isMac ? [close] : [settings, separator, quit]),
  ]
  const help = [command('shortcuts', 'CmdOrCtrl+/'), ...(isMac ? [] : [separator, about])]

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(labels, about, settings, quit)] : []),
      { label: labels.file, submenu: file },
      editMenu(labels),
      viewMenu(labels, command('search', 'CmdOrCtrl+K')),
      windowMenu(labels, isMac ? [] : [close]),
      { role: 'help', label: labels.help, submenu: help },
    ]),
  )
}

function appMenu(labels: MenuLabels, about: Item, settings: Item, quit: Item): Item {
  return {
    label: app.name,
    submenu: [
      about,
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services', label: labels.services },
      { type: 'separator' },
      { role: 'hide', label: labels.hide },
      { role: 'hideOthers', label: labels.hideOthers },
      { role: 'unhide', label: labels.unhide },
      { type: 'separator' },
      quit,
    ],
  }
}

function editMenu(labels: MenuLabels): Item {
  return {
    label: labels.edit,
    submenu: [
      { role: 'undo', label: labels.undo },
      { role: 'redo', label: labels.redo },
      { type: 'separator' },
      { role: 'cut', label: labels.cut },
      { role: 'copy', label: labels.copy },
      { role: 'paste', label: labels.paste },
      { role: 'selectAll', label: labels.selectAll },
    ],
  }
}

function viewMenu(labels: MenuLabels, search: Item): Item {
  const development: Item[] = [
    { type: 'separator' },
    { role: 'reload', label: labels.reload },
    { role: 'toggleDevTools', label: labels.developerTools },
  ]
  return {
    label: labels.view,
    submenu: [
      search,
      { type: 'separator' },
      { role: 'resetZoom', label: labels.resetZoom },
      { role: 'zoomIn', label: labels.zoomIn },
      { role: 'zoomOut', label: labels.zoomOut },
      { type: 'separator' },
      { role: 'togglefullscreen', label: labels.fullScreen },
      ...(app.isPackaged ? [] : development),
    ],
  }
}

function windowMenu(labels: MenuLabels, close: Item[]): Item {
  const arrange: Item[] = [
    { role: 'zoom', label: labels.zoom },
    { type: 'separator' },
    { role: 'front', label: labels.front },
  ]
  return {
    role: 'window',
    label: labels.window,
    submenu: [
      { role: 'minimize', label: labels.minimize },
      ...(process.platform === 'darwin' ? arrange : close),
    ],
  }
}
