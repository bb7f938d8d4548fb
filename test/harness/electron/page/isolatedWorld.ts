// Runs as a plain script in an isolated world of each page, ahead of the preload: its `require('electron')`.
// Text from here goes to the test through the binding `laikeHarness`, and back through `laikeReceive`.
export {}

interface Sent {
  readonly kind: 'ipc' | 'invoke' | 'port' | 'portClosed' | 'navigate'
  readonly url?: string
  readonly channel?: string
  readonly args?: unknown[]
  readonly call?: number
  readonly port?: number
  readonly body?: { readonly json: string } | { readonly bytes: string }
}

interface Received {
  readonly kind: 'ipc' | 'answer' | 'port' | 'portClosed'
  readonly channel: string
  readonly args: unknown[]
  readonly ports: number[]
  readonly call: number
  readonly value: unknown
  readonly port: number
  readonly body: { readonly json: string } | { readonly bytes: string }
}

declare function laikeHarness(text: string): void

type Listener = (event: { ports: MessagePort[] }, ...args: unknown[]) => void

const say = (message: Sent) => laikeHarness(JSON.stringify(message))

const listeners = new Map<string, Listener[]>()
const ports = new Map<number, MessagePort>()
const answers: ((value: unknown) => void)[] = []

function toText(data: unknown): Sent['body'] {
  if (!(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) {
    return { json: JSON.stringify(data) }
  }
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Uint8Array)
  return { bytes: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}

function fromText(body: Received['body']): unknown {
  if ('json' in body) return JSON.parse(body.json)
  return Uint8Array.from(atob(body.bytes), (letter) => letter.charCodeAt(0))
}

function openPort(port: number): MessagePort {
  const { port1, port2 } = new MessageChannel()
  ports.set(port, port1)
  port1.onmessage = ({ data }) => say({ kind: 'port', port, body: toText(data) })
  port1.addEventListener('close', () => {
    if (ports.delete(port)) say({ kind: 'portClosed', port })
  })
  return port2
}

function closePort(port: number) {
  const open = ports.get(port)
  ports.delete(port)
  open?.close()
}

// What Chromium asks no network for, such as tel:, would open a dialog of its own here that takes the mouse away.
navigation.addEventListener('navigate', (event) => {
  const { url } = event.destination
  if (/^https?:/.test(url)) return
  event.preventDefault()
  say({ kind: 'navigate', url })
})

Object.assign(globalThis, {
  laikeReceive(message: Received) {
    if (message.kind === 'port') return ports.get(message.port)?.postMessage(fromText(message.body))
    if (message.kind === 'portClosed') return closePort(message.port)
    if (message.kind === 'answer') return answers[message.call]?.(message.value)
    const event = { ports: message.ports.map(openPort) }
    for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args)
  },

  laikeElectron: {
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => say({ kind: 'ipc', channel, args }),
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve) => {
          const call = answers.push(resolve) - 1
          say({ kind: 'invoke', channel, args, call })
        }),
      on(channel: string, listener: Listener) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
    },
    contextBridge: {
      // The two worlds share nothing but the document: what is exposed is described, and called, by its events.
      exposeInMainWorld(key: string, api: Record<string, unknown>) {
        const members = Object.entries(api).map(([name, value]) =>
          typeof value === 'function' ? { name } : { name, value },
        )
        addEventListener(`laike-call-${key}`, (event) => {
          const { name, args, callbacks, call } = JSON.parse(
            (event as CustomEvent<string>).detail,
          ) as {
            call: number
            name: string
            args: unknown[]
            callbacks: Record<number, number>
          }
          for (const [position, callback] of Object.entries(callbacks)) {
            args[Number(position)] = (...values: unknown[]) =>
              dispatchEvent(
                new CustomEvent(`laike-callback-${key}`, {
                  detail: JSON.stringify({ callback, values }),
                }),
              )
          }
          const given = (api[name] as (...args: unknown[]) => unknown)(...args)
          void Promise.resolve(given).then((value: unknown) =>
            dispatchEvent(
              new CustomEvent(`laike-result-${key}`, { detail: JSON.stringify({ call, value }) }),
            ),
          )
        })
        dispatchEvent(new CustomEvent('laike-expose', { detail: JSON.stringify({ key, members }) }))
      },
    },
  },
})
