import type { MessagePort } from 'node:worker_threads'

/** Carries ports to another process: each is known there by a number. */
export interface PortBridge {
  /** Takes a port over; what arrives at it goes to the other side, under the number given or a new one. */
  adopt(port: MessagePort, number?: number): number
  message(number: number, data: unknown): void
  closed(number: number): void
  closeAll(): void
}

/** Makes one side of a bridge; `remote` is told what happens at the ports here. */
export function createPortBridge(remote: {
  message(number: number, data: unknown): void
  closed(number: number): void
}): PortBridge {
  const ports = new Map<number, MessagePort>()
  let last = 0

  function closed(number: number) {
    const port = ports.get(number)
    ports.delete(number)
    port?.close()
  }

  return {
    adopt(port, number = ++last) {
      ports.set(number, port)
      port.on('message', (data: unknown) => remote.message(number, data))
      port.on('close', () => {
        if (ports.delete(number)) remote.closed(number)
      })
      return number
    },
    message: (number, data) => ports.get(number)?.postMessage(data),
    closed,
    closeAll: () => [...ports.keys()].forEach(closed),
  }
}
