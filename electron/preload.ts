import { contextBridge, ipcRenderer } from 'electron'
import {
  portChannel,
  type DesktopBridge,
  type DesktopPrinter,
  type MenuCommand,
  type PrintEnd,
} from '../shared/desktopBridge.ts'

const bridge: DesktopBridge = {
  platform: process.platform,
  requestPort: () => ipcRenderer.send('laike:requestPort'),
  setLanguage: (locale) => ipcRenderer.send('laike:setLanguage', locale),
  chooseFolder: () => ipcRenderer.invoke('laike:chooseFolder') as Promise<string | null>,
  // The event stays here: it carries the whole of ipcRenderer.
  onMenu: (listener) => {
    ipcRenderer.on('laike:menu', (_event, command: MenuCommand) => listener(command))
  },
  printers: () => ipcRenderer.invoke('laike:printers') as Promise<readonly DesktopPrinter[]>,
  print: (asked) => ipcRenderer.invoke('laike:print', asked) as Promise<PrintEnd>,
}

contextBridge.exposeInMainWorld('laike', bridge)

// A port cannot cross the context bridge, but the window's own messages carry it.
ipcRenderer.on(portChannel, (event) => {
  window.postMessage({ type: portChannel }, location.origin, [...event.ports])
})
