import { readFileSync } from 'node:fs'
import type { WebContentsPrintOptions } from 'electron'
import type { Browser, Page, Route } from 'playwright-core'
import { transformWithOxc } from 'vite'
import type { MainCalls } from '../calls.ts'
import type { Wire } from '../wire.ts'

const world = 'electron'
const isolatedWorld = await pageScript('isolatedWorld.ts')
const mainWorld = await pageScript('mainWorld.ts')

// Chromium knows no app:// of ours, so its pages lie on an https origin that cannot exist outside.
const outside = (url: string) => url.replace(/^app:\/\/([^/]*)/, 'https://$1.app.invalid')
const inside = (url: string) => url.replace(/^https:\/\/([^/]*)\.app\.invalid/, 'app://$1')

type Body = { readonly json: string } | { readonly bytes: string }

/** A BrowserWindow's page. */
export interface WindowPage {
  readonly page: Page
  load(url: string): Promise<void>
  /** Gives the preload a message with the ports of these numbers. */
  send(channel: string, args: unknown[], ports: number[]): void
  portMessage(port: number, data: unknown): void
  portClosed(port: number): void
  /** The page as it comes out on paper of a size in microns. */
  print(options: WebContentsPrintOptions): Promise<Buffer>
  close(): Promise<void>
}

/** Opens a page of Chromium as the window `id` of the main process at the other end of `main`. */
export async function openWindowPage(
  browser: Browser,
  main: Wire<MainCalls>,
  id: number,
  options: {
    width: number
    height: number
    preload: string
    permissions: string[]
    isDark: boolean
    /** Of the system; `navigator.language` of the page. */
    language: string | undefined
  },
): Promise<WindowPage> {
  const { width, height } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: options.isDark ? 'dark' : 'light',
    ...(options.language && { locale: options.language }),
  })
  await context.grantPermissions(options.permissions)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const open = new Set<number>()
  let loading: string | undefined
  let worldId: number | undefined

  /** What a page says while its window closes is lost, as in Electron. */
  function tell(call: Promise<unknown>) {
    call.catch((error: Error) => {
      if (!error.message.includes('No window')) throw error
    })
  }

  function receive(message: object) {
    if (worldId === undefined) return
    const expression = `laikeReceive(${JSON.stringify(message)})`
    // A page that is just leaving misses the message, as it would in Electron.
    cdp.send('Runtime.evaluate', { expression, contextId: worldId }).catch(() => undefined)
  }

  function hear(text: string) {
    const message = JSON.parse(text) as { kind: string; [field: string]: unknown }
    if (message.kind === 'ipc') {
      const { channel, args } = message as unknown as { channel: string; args: unknown[] }
      tell(main.call('ipc', id, channel, args, inside(page.url())))
    } else if (message.kind === 'invoke') {
      const { channel, args, call } = message as unknown as {
        channel: string
        args: unknown[]
        call: number
      }
      const answer = main.call('invoke', id, channel, args, inside(page.url()))
      tell(answer.then((value) => receive({ kind: 'answer', call, value })))
    } else if (message.kind === 'navigate') {
      tell(main.call('mayNavigate', id, 'will-navigate', String(message.url)))
    } else {
      const { port, body } = message as unknown as { port: number; body: Body }
      if (message.kind === 'port') tell(main.call('portMessage', id, port, fromText(body)))
      else if (open.delete(port)) tell(main.call('portClosed', id, port))
    }
  }

  async function answer(route: Route) {
    const request = route.request()
    const url = inside(request.url())
    const isOwn = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (isOwn && url !== loading && !(await main.call('mayNavigate', id, 'will-navigate', url))) {
      return route.abort('aborted')
    }
    const served = await main.call('serve', url, request.method())
    // No handler of the app's: the development server, or an address that the navigation guard let through.
    if (!served) return route.continue()
    await route.fulfill({ ...served, body: Buffer.from(served.body) })
  }

  cdp.on('Runtime.executionContextCreated', ({ context: { id: created, name } }) => {
    if (name === world) worldId = created
  })
  cdp.on('Runtime.executionContextsCleared', () => {
    worldId = undefined
    for (const port of open) tell(main.call('portClosed', id, port))
    open.clear()
  })
  cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'laikeHarness') hear(payload)
  })
  cdp.on('Page.windowOpen', ({ url }) => tell(main.call('mayOpenWindow', id, inside(url))))
  // Here a window opens before it can be refused: it gets nothing to show and goes.
  context.on('page', (popup) => void popup.close().catch(() => undefined))
  page.on('load', () => tell(main.call('loaded', id)))

  await context.route('**/*', (route) => route.abort())
  await page.route('**/*', answer)
  await cdp.send('Page.enable')
  await cdp.send('Runtime.enable')
  await cdp.send('Runtime.addBinding', { name: 'laikeHarness', executionContextName: world })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: world,
    source: preloadScript(readFileSync(options.preload, 'utf8')),
  })

  return {
    page,
    async load(url) {
      loading = url
      await page.goto(outside(url)).finally(() => (loading = undefined))
    },
    send(channel, args, ports) {
      if (worldId === undefined) {
        for (const port of ports) tell(main.call('portClosed', id, port))
        return
      }
      ports.forEach((port) => open.add(port))
      receive({ kind: 'ipc', channel, args, ports })
    },
    portMessage: (port, data) => receive({ kind: 'port', port, body: toText(data) }),
    portClosed(port) {
      open.delete(port)
      receive({ kind: 'portClosed', port })
    },
    print: ({ pageSize, printBackground }) => {
      const { width, height } = pageSize as { width: number; height: number }
      return page.pdf({
        width: `${width / 1000}mm`,
        height: `${height / 1000}mm`,
        preferCSSPageSize: true,
        ...(printBackground && { printBackground }),
      })
    },
    close: () => context.close(),
  }
}

// The pages' scripts are modules to TypeScript, so that their names stay theirs, and plain scripts to the page.
async function pageScript(file: string): Promise<string> {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8')
  const { code } = await transformWithOxc(source, file)
  return code.replace('export {};', '')
}

// As in Electron's sandbox, the preload is CommonJS that can require electron alone, and knows a little of process.
function preloadScript(source: string): string {
  return `if (window === window.top) {
    const exports = {}
    const module = { exports }
    const process = { platform: ${JSON.stringify(process.platform)} }
    ${isolatedWorld}
    const require = (name) => {
      if (name === 'electron') return globalThis.laikeElectron
      throw new Error('module not found: ' + name)
    }
    ;(function (exports, require, module, process) { ${source}
    })(exports, require, module, process)
  }`
}

function toText(data: unknown): Body {
  return data instanceof Uint8Array || data instanceof ArrayBuffer
    ? { bytes: Buffer.from(data as Uint8Array).toString('base64') }
    : { json: JSON.stringify(data) }
}

function fromText(body: Body): unknown {
  return 'json' in body ? JSON.parse(body.json) : new Uint8Array(Buffer.from(body.bytes, 'base64'))
}
