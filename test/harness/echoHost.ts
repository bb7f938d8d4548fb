/**
 * The smallest host that keeps the host protocol: it sends back whatever arrives on a port, with its process id
 * and the key of the keychain that it was brought, unless it is bytes.
 * Files in the data folder say what is wrong with the office: `refuse` holds a reason not to open unless a place is said, `crash` makes every
 * start end by itself. It writes a line into `log` for each opening and closing.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostMessage, HostOrder, HostRefusal } from '../../shared/hostProtocol.ts'

interface Port {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
  start(): void
}

interface ParentPort {
  on(event: 'message', listener: (event: { data: HostOrder; ports: Port[] }) => void): void
  postMessage(message: HostMessage): void
}

const { parentPort } = process as unknown as { parentPort: ParentPort }
const folder = process.argv[process.argv.indexOf('--data') + 1]!
mkdirSync(folder, { recursive: true })
const log = (line: string) => appendFileSync(join(folder, 'log'), `${line}\n`)

let keychain: string | null = null
let isOpen = false

parentPort.on('message', ({ data, ports }) => {
  if (data.type === 'secretKey') keychain = data.key
  if (data.type === 'stop') {
    if (isOpen) log('closed')
    process.exit(0)
  }
  for (const port of ports) {
    port.on('message', ({ data }) =>
      port.postMessage(
        data instanceof Uint8Array ? data : { echo: data, pid: process.pid, keychain },
      ),
    )
    port.start()
  }
})

log('opened')
const at = process.argv.indexOf('--place')
if (at > 0) log(`at ${process.argv[at + 1]}`)
if (at < 0 && existsSync(join(folder, 'refuse'))) {
  const reason = readFileSync(join(folder, 'refuse'), 'utf8') as HostRefusal
  parentPort.postMessage({ type: 'failed', reason, path: folder })
  setImmediate(() => process.exit(3))
} else if (existsSync(join(folder, 'crash'))) {
  process.exit(1)
} else {
  isOpen = true
  parentPort.postMessage({ type: 'ready' })
}
