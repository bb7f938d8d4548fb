import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createPortBridge } from '../portBridge.ts'
import type { MessagePortMain } from './messageChannel.ts'

/** What crosses between the main process and a utility process. */
export type UtilityMessage =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'closed'; readonly port: number }

const setUp = new URL('./utilityParent.ts', import.meta.url).href

/** Process ids of those that run. */
export const running = new Set<number>()

/** Electron's utilityProcess: a process of Node's, which finds `process.parentPort` set. */
export const utilityProcess = {
  fork(entry: string, args: string[] = []) {
    const child = fork(entry, args, { serialization: 'advanced', execArgv: ['--import', setUp] })
    if (child.pid !== undefined) running.add(child.pid)
    // What is said to a process that has just ended is lost, and nobody hears of it.
    const tell = (message: UtilityMessage) => {
      if (child.connected) child.send(message, () => undefined)
    }
    const ports = createPortBridge({
      message: (port, data) => tell({ kind: 'port', port, data }),
      closed: (port) => tell({ kind: 'closed', port }),
    })
    const utility = Object.assign(new EventEmitter(), {
      pid: child.pid,
      postMessage(data: unknown, transfer: MessagePortMain[] = []) {
        const numbers = transfer.map((port) => ports.adopt(port.transfer()))
        tell({ kind: 'message', data, ports: numbers })
      },
      kill: () => child.kill(),
    })
    child.on('message', (received) => {
      const message = received as UtilityMessage
      if (message.kind === 'message') utility.emit('message', message.data)
      else if (message.kind === 'port') ports.message(message.port, message.data)
      else ports.closed(message.port)
    })
    child.once('exit', (code) => {
      running.delete(child.pid ?? 0)
      ports.closeAll()
      // Electron gives the signal's number when there is no code; nobody here asks which.
      utility.emit('exit', code ?? 9)
    })
    return utility
  },
}
