/**
 * Stands in for the module `electron` in a main process that is plain Node. Only what the shell uses is here.
 *
 * Results won here are not run on Electron. Real are: the main process's own code, the preload's code in an isolated
 * world of a real Chromium, the page, the host as a process of its own, and every message between them. What it can't
 * show: native menus and dialogs as they are drawn, the operating system's sandbox and context isolation themselves,
 * the app:// origin (pages lie on https://laike.app.invalid instead), fuses, asar, keyboard accelerators, how windows
 * behave under a window manager, and start-up time.
 */
import type { MessageBoxOptions } from 'electron'
import { EventEmitter } from 'node:events'
import type { MainCalls } from '../calls.ts'
import { app } from './app.ts'
import { allWindows, windowOf } from './browserWindow.ts'
import { answers, desk } from './desk.ts'
import { machine } from './machine.ts'
import { chooseMenu } from './menu.ts'
import { isPrevented } from './preventable.ts'
import { declaredSchemes, serve } from './protocol.ts'
import { askPermission } from './session.ts'
import { running } from './utilityProcess.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browserWindow.ts'
export { Menu } from './menu.ts'
export { MessageChannelMain } from './messageChannel.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'
export { utilityProcess } from './utilityProcess.ts'

const handlers = new Map<string, (event: object, ...args: unknown[]) => unknown>()

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: (event: object, ...args: unknown[]) => unknown) =>
    void handlers.set(channel, handler),
})

const eventOf = (window: number, url: string) => ({
  sender: windowOf(window).webContents,
  senderFrame: { url, parent: null },
})

/** A keychain that turns round what it is given, where the machine has one. */
export const safeStorage = {
  isEncryptionAvailable: () => machine.hasKeychain,
  getSelectedStorageBackend: () => (machine.hasKeychain ? 'gnome_libsecret' : 'basic_text'),
  encryptString: (text: string) => Buffer.from(text).reverse(),
  decryptString: (sealed: Buffer) => Buffer.from(sealed).reverse().toString(),
}

export const nativeTheme = { shouldUseDarkColors: machine.isDark }

const displays = machine.displays.map((workArea) => ({ workArea, bounds: workArea }))

export const screen = { getAllDisplays: () => displays, getPrimaryDisplay: () => displays[0] }

export const dialog = {
  async showMessageBox(options: MessageBoxOptions) {
    return { response: await desk.call('messageBox', options), checkboxChecked: false }
  },
  async showOpenDialog() {
    const folder = await desk.call('folder')
    return { canceled: folder === null, filePaths: folder === null ? [] : [folder] }
  },
}

export const shell = { openExternal: (url: string) => desk.call('linkOpened', url) }

Object.assign(answers, {
  loaded: (window) => void windowOf(window).webContents.emit('did-finish-load'),
  crash: (window) =>
    void windowOf(window).webContents.emit('render-process-gone', {}, { reason: 'crashed' }),
  ipc: (window, channel, args, url) => void ipcMain.emit(channel, eventOf(window, url), ...args),
  invoke: async (window, channel, args, url) =>
    handlers.get(channel)?.(eventOf(window, url), ...args),
  portMessage: (window, port, data) => windowOf(window).webContents.ports.message(port, data),
  portClosed: (window, port) => windowOf(window).webContents.ports.closed(port),
  serve,
  mayNavigate: (window, event, url) => !isPrevented(windowOf(window).webContents, event, { url }),
  mayOpenWindow: (window, url) =>
    windowOf(window).webContents.openHandler?.({ url }).action !== 'deny',
  mayAttachWebview: (window) =>
    !isPrevented(windowOf(window).webContents, 'will-attach-webview', {}, {}, {}),
  askPermission: (window, permission) => askPermission(windowOf(window).webContents, permission),
  schemes: () => declaredSchemes,
  windows: allWindows,
  place: (window, bounds) => windowOf(window).place(bounds),
  maximize: (window) => windowOf(window).maximize(),
  minimize: (window) => windowOf(window).minimize(),
  close: (window) => void windowOf(window).close(),
  chooseMenu,
  secondInstance: (argv, folder) => void app.emit('second-instance', {}, argv, folder, {}),
  hostPids: () => [...running],
  quit: () => void app.quit(),
} satisfies MainCalls)
