import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import { portChannel } from '../../shared/desktopBridge.ts'
import {
  failedCode,
  restartCode,
  type HostMessage,
  type HostOrder,
  type HostRefusal,
} from '../../shared/hostProtocol.ts'
import { keychainKey } from './keychainKey.ts'
import { createRestartLimit } from './restartLimit.ts'

const patience = 10_000

/** The office's own process, kept alive beside the windows. */
export interface HostProcess {
  /** Opens the office; `place` says where it lies if where it was moved to is not there. */
  start(place?: string): void
  /** Gives a window a line to the host, now or once the office is open, and a fresh one after every restart. */
  connect(contents: WebContents): void
  /** Lets the host close the office; ends it after ten seconds if it does not. Resolves when it is gone. */
  stop(): Promise<void>
}

/** What the host process needs, and whom it tells when it cannot go on. */
export interface HostProcessOptions {
  readonly entry: string
  readonly dataFolder: string
  /** The office cannot be opened: starting again would not help. */
  onRefused(reason: HostRefusal, path: string): void
  /** The host stopped by itself five times within a minute and was left alone. */
  onGaveUp(): void
}

/** Makes the keeper of the host process; nothing runs before `start`. */
export function createHostProcess(options: HostProcessOptions): HostProcess {
  const windows = new Set<WebContents>()
  const mayRestart = createRestartLimit(5, 60_000)
  let child: UtilityProcess | undefined
  let isOpen = false
  let isFirst = true
  let leaving: Promise<void> | undefined

  function tell(host: UtilityProcess, order: HostOrder, ...ports: Electron.MessagePortMain[]) {
    host.postMessage(order, ports)
  }

  function handPort(host: UtilityProcess, contents: WebContents) {
    const { port1, port2 } = new MessageChannelMain()
    tell(host, { type: 'port' }, port1)
    contents.postMessage(portChannel, null, [port2])
  }

  function start(place?: string) {
    const args = ['--data', options.dataFolder, ...(place === undefined ? [] : ['--place', place])]
    const host = utilityProcess.fork(options.entry, args, { serviceName: 'Laike office' })
    child = host

    host.on('message', (message: HostMessage) => {
      if (message.type === 'ready') {
        isOpen = true
        const key = keychainKey(options.dataFolder) ?? null
        tell(host, { type: 'secretKey', key, isFirst })
        isFirst = false
        for (const contents of windows) handPort(host, contents)
      } else {
        options.onRefused(message.reason, message.path)
      }
    })
    host.once('exit', (code) => {
      // Somebody may have been quicker to have it opened anew.
      if (child === host) {
        child = undefined
        isOpen = false
      }
      // Why the office could not be opened is told by a message, which may come after this.
      if (code === failedCode || leaving) return
      // Where it lies is written down once it is unlocked; after a move it lies elsewhere.
      if (code === restartCode) start()
      else if (mayRestart()) start(place)
      else options.onGaveUp()
    })
  }

  function connect(contents: WebContents) {
    if (!windows.has(contents)) {
      windows.add(contents)
      contents.once('destroyed', () => windows.delete(contents))
    }
    if (child && isOpen) handPort(child, contents)
  }

  function stop() {
    leaving ??= new Promise((resolve) => {
      const host = child
      if (!host) return resolve()
      const overdue = setTimeout(() => host.kill(), patience)
      host.once('exit', () => {
        clearTimeout(overdue)
        resolve()
      })
      tell(host, { type: 'stop' })
    })
    return leaving
  }

  return { start, connect, stop }
}
