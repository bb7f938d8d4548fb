import {
  app,
  dialog,
  ipcMain,
  session,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
} from 'electron'
import { join } from 'node:path'
import type { MenuCommand } from '../shared/desktopBridge.ts'
import type { HostRefusal } from '../shared/hostProtocol.ts'
import type { Locale } from '../shared/locales/locale.ts'
import { folderArgument, settleDataFolder } from './shell/dataFolder.ts'
import { guardContents, guardSession, isAtHome } from './shell/guards.ts'
import { createHostProcess } from './shell/hostProcess.ts'
import {
  askWhereItIs,
  askWhetherToTryAgain,
  explainRefusal,
  isMissing,
} from './shell/hostTrouble.ts'
import { installMenu } from './shell/menu.ts'
import { isDesktopPrint, printersOf, printPage } from './shell/printing.ts'
import { appAddress, registerAppScheme, serveInterface } from './shell/protocol.ts'
import { isLocale, openShellMemory } from './shell/shellState.ts'
import { focusWindow, openWindow } from './shell/window.ts'

const built = join(import.meta.dirname, '..')
const home = (!app.isPackaged && process.env.ELECTRON_RENDERER_URL) || appAddress

app.enableSandbox()
registerAppScheme()
const dataFolder = settleDataFolder(process.argv)

if (app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, home))
  void app.whenReady().then(openLaike)
} else {
  app.quit()
}

function openLaike(): void {
  const memory = openShellMemory(join(app.getPath('userData'), 'shell.json'))
  const host = createHostProcess({
    entry: join(built, 'main/host.js'),
    dataFolder,
    onRefused: (reason, path) => void refused(reason, path),
    onGaveUp: () =>
      void askWhetherToTryAgain().then((again) => (again ? host.start() : app.quit())),
  })
  const refused = async (reason: HostRefusal, path: string): Promise<void> => {
    if (!isMissing(reason)) return explainRefusal(reason, path).then(() => app.quit())
    const place = await askWhereItIs(reason, path, dataFolder)
    if (place === null) app.quit()
    else host.start(place)
  }
  host.start(folderArgument(process.argv, 'place'))

  guardSession(session.defaultSession)
  serveInterface(join(built, 'renderer'))

  let window: BrowserWindow | undefined
  const showWindow = (): BrowserWindow => {
    if (window) {
      focusWindow(window)
    } else {
      window = openWindow(home, join(built, 'preload/preload.cjs'), memory)
      window.once('closed', () => (window = undefined))
    }
    return window
  }
  const send = (command: MenuCommand) => {
    if (window) return window.webContents.send('laike:menu', command)
    // On macOS the menu outlives the window; the command waits for a page that can hear it.
    const { webContents } = showWindow()
    webContents.once('did-finish-load', () => webContents.send('laike:menu', command))
  }

  ipcMain.on('laike:requestPort', (event) => {
    if (isFromHome(event)) host.connect(event.sender)
  })
  ipcMain.on('laike:setLanguage', (event, locale: unknown) => {
    if (!isFromHome(event) || !isLocale(locale)) return
    memory.remember({ locale })
    installMenu(locale, send)
  })
  ipcMain.handle('laike:printers', (event) => (isFromHome(event) ? printersOf(event.sender) : []))
  ipcMain.handle('laike:print', (event, asked: unknown) =>
    isFromHome(event) && isDesktopPrint(asked) ? printPage(event.sender, asked) : 'failed',
  )
  ipcMain.handle('laike:chooseFolder', async (event) => {
    if (!window || !isFromHome(event)) return null
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
    })
    return filePaths[0] ?? null
  })
  installMenu(memory.state.locale ?? systemLocale(), send)
  showWindow()

  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    void host.stop().then(() => app.exit())
  })
}

function isFromHome({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAtHome(senderFrame.url, home)
}

function systemLocale(): Locale {
  return app.getPreferredSystemLanguages()[0]?.startsWith('zh') ? 'zh-CN' : 'en'
}
