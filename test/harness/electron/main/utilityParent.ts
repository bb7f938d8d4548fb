// Loaded ahead of a utility process's own entry.
import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { createPortBridge } from '../portBridge.ts'
import { MessagePortMain } from './messageChannel.ts'
import type { UtilityMessage } from './utilityProcess.ts'

const tell = (message: UtilityMessage) => void process.send?.(message)

const ports = createPortBridge({
  message: (port, data) => tell({ kind: 'port', port, data }),
  closed: (port) => tell({ kind: 'closed', port }),
})

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => tell({ kind: 'message', data, ports: [] }),
})

Object.defineProperty(process, 'parentPort', { value: parentPort })

// Electron keeps what arrives until somebody listens.
let early: object[] | undefined = []
parentPort.on('newListener', (name) => {
  if (name !== 'message' || !early) return
  const kept = early
  early = undefined
  queueMicrotask(() => kept.forEach((event) => parentPort.emit('message', event)))
})

function deliver(event: object): void {
  if (early) early.push(event)
  else parentPort.emit('message', event)
}

process.on('message', (received) => {
  const message = received as UtilityMessage
  if (message.kind === 'message') {
    deliver({ data: message.data, ports: message.ports.map(receive) })
  } else if (message.kind === 'port') {
    ports.message(message.port, message.data)
  } else {
    ports.closed(message.port)
  }
})

// A utility process dies with the app.
process.on('disconnect', () => process.exit(1))

function receive(number: number): MessagePortMain {
  const { port1, port2 } = new MessageChannel()
  ports.adopt(port1, number)
  return new MessagePortMain(port2)
}
