import { isMainThread, parentPort } from 'node:worker_threads'
import {
  failedCode,
  restartCode,
  type HostMessage,
  type HostOrder,
} from '../../shared/hostProtocol.ts'
import { systemClock } from '../../shared/clock.ts'
import { servePort, type HostPort } from './api/transports/port.ts'
import { jobsBeside } from './backup/runJob.ts'
import { openPathOf, openReasonOf } from './database/open.ts'
import { openDoor, type Door } from './door.ts'
import { readHostOptions } from './hostOptions.ts'
import { noteUncaught } from './lastResort.ts'
import { printPartsBeside } from './printing/printParts.ts'
import { readerBeside } from './reading/readOnThreads.ts'

/** Whoever started this host: the desktop, as `process.parentPort`, or a thread. */
interface Parent {
  on(event: 'message', listener: (message: PostedOrder | HostOrderEvent) => void): unknown
  postMessage(message: HostMessage): void
}

/** An order as a worker thread gets it, with its port inside. */
type PostedOrder = HostOrder & { readonly port?: HostPort }

/** An order as Electron's utility process gets it, with its port beside. */
interface HostOrderEvent {
  readonly data: HostOrder
  readonly ports: readonly HostPort[]
}

const parent =
  (process as NodeJS.Process & { readonly parentPort?: Parent }).parentPort ??
  (parentPort as Parent | null)
if (!parent) throw new Error('This host is started by the desktop; serve.ts starts by itself')

let secretsCame = () => {}
const secretsCome = new Promise<void>((resolve) => (secretsCame = resolve))
const { data, place } = readHostOptions(process.argv.slice(2), '')
const door = opened(parent)
if (door) serve(door, parent)

function opened(parent: Parent): Door | undefined {
  try {
    // A host that is a thread itself has no others, and nobody brings it a key.
    const reading = isMainThread
      ? {
          reader: readerBeside(import.meta.url),
          backupJob: jobsBeside(import.meta.url),
          secretsCome,
        }
      : {}
    return openDoor(data, systemClock, {
      ...reading,
      place,
      print: printPartsBeside(import.meta.url),
      restart: (close) => void close().then(() => process.exit(restartCode)),
    })
  } catch (error) {
    const reason = openReasonOf(error)
    if (!reason) throw error
    const path = openPathOf(error) ?? data
    parent.postMessage({ type: 'failed', reason, path })
    // Electron drops a message that is still on its way when the process ends.
    setTimeout(() => process.exit(failedCode), 100)
    return undefined
  }
}

function serve(door: Door, parent: Parent): void {
  noteUncaught(door.log)
  parent.on('message', (message) => {
    const isEvent = 'data' in message
    const order = isEvent ? message.data : message
    const port = isEvent ? message.ports[0] : message.port
    if (order.type === 'port' && port) servePort(door, port)
    if (order.type === 'secretKey') {
      if (order.key) {
        const keychain = Buffer.from(order.key, 'hex')
        useKey(door, keychain)
        door.useKeychain(keychain, order.isFirst)
      }
      secretsCame()
    }
    if (order.type === 'stop') {
      void door.close().then(() => process.exit(0))
    }
  })
  parent.postMessage({ type: 'ready' })
}

/** What can't be kept anew with it is when the program starts the next time. */
function useKey({ secrets, log }: Door, key: Buffer): void {
  try {
    secrets.useKey(key)
  } catch (error) {
    log.defect('secrets', 'useKey', error)
  }
}
