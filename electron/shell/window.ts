import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { createRestartLimit } from './restartLimit.ts'
import type { ShellMemory } from './shellState.ts'
import { leastSize, placeWindow } from './windowPlacement.ts'

// The page's own ground in each theme, so that the window does not flash before the first paint.
const ground = { light: '#ffffff', dark: '#17191d' }

const settling = 400

/** Opens the window where it was left last time and loads `address` in it; it shows itself once it has painted. */
export function openWindow(address: string, preload: string, memory: ShellMemory): BrowserWindow {
  const window = new BrowserWindow({
    ...placeWindow(
      memory.state.bounds,
      screen.getAllDisplays().map((display) => display.workArea),
      screen.getPrimaryDisplay().workArea,
    ),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium would fetch its dictionaries from the internet.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  const isMaximized = memory.state.isMaximized ?? false
  const show = () => {
    // Maximizing shows a hidden window, so it has to wait for the paint too.
    if (isMaximized) window.maximize()
    window.show()
  }
  window.once('ready-to-show', show)
  rememberPlace(window, memory)
  reviveWhenGone(window)
  window.loadURL(address).catch(() => {
    if (!window.isDestroyed()) show()
  })
  return window
}

/** Brings the window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** A page whose process died is loaded anew, instead of leaving an empty window; drafts are kept by the page. */
function reviveWhenGone({ webContents }: BrowserWindow): void {
  const mayReload = createRestartLimit(5, 60_000)
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && mayReload()) webContents.reload()
  })
}

function rememberPlace(window: BrowserWindow, memory: ShellMemory): void {
  let timer: NodeJS.Timeout | undefined
  const remember = () => {
    clearTimeout(timer)
    memory.remember({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() })
  }
  // Closing alone would not do: a desk that is shut down with Laike open ends it without closing the window.
  const rememberSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(remember, settling)
  }
  window.on('resize', rememberSoon)
  window.on('move', rememberSoon)
  window.on('close', remember)
  window.on('closed', () => clearTimeout(timer))
}
