import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** Electron's MessagePortMain over a port of Node: silent until started, of no use once transferred. */
export class MessagePortMain extends EventEmitter {
  #port: MessagePort | undefined

  constructor(port: MessagePort) {
    super()
    this.#port = port
    port.on('close', () => this.emit('close'))
  }

  postMessage(data: unknown): void {
    this.#held().postMessage(data)
  }

  start(): void {
    this.#held().on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
  }

  close(): void {
    this.#held().close()
  }

  /** Takes the port out, as transferring it does. */
  transfer(): MessagePort {
    const port = this.#held()
    this.#port = undefined
    port.removeAllListeners('close')
    return port
  }

  #held(): MessagePort {
    if (!this.#port) throw new Error('This port was transferred.')
    return this.#port
  }
}

/** Electron's MessageChannelMain. */
export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new MessagePortMain(port1)
    this.port2 = new MessagePortMain(port2)
  }
}
