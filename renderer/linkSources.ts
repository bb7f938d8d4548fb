import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { portChannel, type DesktopBridge } from '../shared/desktopBridge.ts'
import type { Link, LinkSource } from './connection.ts'
import { restingLink } from './restingLink.ts'

/** What the source needs of the window that ports are handed to. */
type PortWindow = Pick<Window, 'addEventListener' | 'location'>

/** The host of the desktop app: over the port that the shell hands to this window, and a new one after every restart. */
export function windowPorts(
  scope: PortWindow,
  bridge: Pick<DesktopBridge, 'requestPort'>,
): LinkSource {
  return portLinks((take) => {
    scope.addEventListener('message', (event) => {
      const [port] = event.ports
      if (event.source !== scope || event.origin !== scope.location.origin) return
      if ((event.data as { type?: unknown } | null)?.type === portChannel && port) take(port)
    })
    bridge.requestPort()
  })
}

/** Links over ports; `listen` gets the function that takes each new one. */
export function portLinks(listen: (take: (port: MessagePort) => void) => void): LinkSource {
  return {
    start: (found, lost) => {
      let hangUp = () => {}
      listen((port) => {
        hangUp()
        const line = lineOver(port, () => {
          if (line.hangUp === hangUp) lost()
        })
        hangUp = line.hangUp
        found(line.link)
      })
    },
    doubt: () => {},
  }
}

/** A link over a port that can be given up from this side too, which ends what is under way on it. */
function lineOver(port: MessagePort, closed: () => void): { link: Link; hangUp: () => void } {
  const ends = new EventTarget()
  const hangUp = () => {
    port.close()
    ends.dispatchEvent(new Event('close'))
  }
  port.addEventListener('close', () => {
    ends.dispatchEvent(new Event('close'))
    closed()
  })
  const link = new PortLink({
    port: {
      postMessage: (message: unknown) => port.postMessage(message),
      addEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
        (type === 'close' ? ends : port).addEventListener(type, listener),
    },
  })
  port.start()
  return { link, hangUp }
}

/** Milliseconds between two looks for a host that went away, the last for good. */
const waits = [100, 200, 400, 800, 1500]

/**
 * The browser host at an address (`http://127.0.0.1:4870`), looked for again when a call finds nobody there. `ask` is
 * how requests are made, where there is no browser to keep the cookie.
 */
export function httpLinks(
  origin: string,
  ask?: (request: Request) => Promise<Response>,
): LinkSource {
  const plain: Link = new FetchLink({ url: `${origin}/rpc`, ...(ask && { fetch: ask }) })
  const link = globalThis.document ? restingLink(plain, document) : plain
  let report: { found(link: Link): void; lost(): void } | undefined
  let looking = false

  async function look() {
    for (let attempt = 0; !(await answers()); attempt += 1) {
      const wait = waits[Math.min(attempt, waits.length - 1)]
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    looking = false
    report?.found(link)
  }

  const answers = () =>
    link.call(['office', 'state'], undefined, { context: {} }).then(
      () => true,
      () => false,
    )

  return {
    start: (found, lost) => {
      report = { found, lost }
      found(link)
    },
    doubt: () => {
      if (looking) return
      looking = true
      report?.lost()
      void look()
    },
  }
}
