/**
 * The page's half of the host protocol and nothing else: it keeps the newest line to the host, and the menu's commands.
 */
export interface EchoPage {
  /** How many lines have been handed over since the page was loaded. */
  lines: number
  readonly commands: string[]
  /** Sends something down the newest line, and waits for what comes back. */
  ask(question: unknown): Promise<unknown>
  /** Whether the page may turn text into code. */
  readonly evaluates: boolean
}

declare global {
  interface Window {
    readonly echoPage: EchoPage
  }
}

let newest = Promise.withResolvers<MessagePort>()

const echoPage: EchoPage = {
  lines: 0,
  commands: [],
  async ask(question) {
    const port = await newest.promise
    return new Promise((resolve) => {
      port.onmessage = ({ data }) => resolve(data)
      port.postMessage(question)
    })
  },
  evaluates: evaluates(),
}

function evaluates() {
  try {
    return new Function('return true')() as boolean
  } catch {
    return false
  }
}

addEventListener('message', ({ source, origin, data, ports: [port] }) => {
  if (source !== window || origin !== location.origin) return
  if (data.type !== 'laike:port' || !port) return
  // A line may end before or after the next one comes: whoever waits gets the next one either way.
  if (echoPage.lines > 0) newest = Promise.withResolvers()
  echoPage.lines++
  newest.resolve(port)
})

Object.assign(window, { echoPage })
window.laike?.onMenu((command) => echoPage.commands.push(command))
window.laike?.requestPort()
