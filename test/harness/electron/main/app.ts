import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { desk, leave } from './desk.ts'
import { machine } from './machine.ts'
import { isPrevented } from './preventable.ts'

const paths: Record<string, string> = { userData: machine.userData }

/** What closes when the app quits: `close` answers whether the window let itself be closed. */
export const openWindows = new Set<{ close(): boolean }>()

let isQuitting = false

/** Electron's app: ready once the module that asked for it has run, as Electron waits for main to be read. */
export const app = Object.assign(new EventEmitter(), {
  name: 'Laike',
  isPackaged: machine.isPackaged,
  isReady: () => isReady,
  whenReady: () => ready,
  enableSandbox() {
    if (isReady) throw new Error('app.enableSandbox() comes too late: the app is ready.')
  },
  getPath(name: string): string {
    const path = paths[name]
    if (!path) throw new Error(`No path '${name}' on this machine.`)
    return path
  },
  setPath(name: string, path: string) {
    if (!existsSync(path)) throw new Error(`app.setPath: ${path} does not exist.`)
    paths[name] = path
  },
  getPreferredSystemLanguages: () => [...machine.languages],
  requestSingleInstanceLock(): boolean {
    const userData = app.getPath('userData')
    if (machine.heldLocks.includes(userData)) {
      void desk.call('lockRefused', userData, process.argv, process.cwd())
      return false
    }
    void desk.call('lockTaken', userData)
    return true
  },
  quit() {
    isQuitting = true
    if (isPrevented(app, 'before-quit')) return (isQuitting = false)
    for (const window of openWindows) {
      if (!window.close()) return (isQuitting = false)
    }
    if (!isPrevented(app, 'will-quit')) app.exit()
  },
  exit(code = 0) {
    app.emit('quit', {}, code)
    leave(code)
  },
})

let isReady = false
const ready = new Promise<void>((resolve) =>
  setImmediate(() => {
    isReady = true
    app.emit('ready')
    resolve()
  }),
)

/** Says that the last window is gone, unless that is the app's own doing. */
export function noteWindowGone(): void {
  if (openWindows.size > 0 || isQuitting) return
  if (!app.emit('window-all-closed')) app.quit()
}
