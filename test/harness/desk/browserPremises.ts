import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startBrowserHost, type BrowserHost } from './browserHost.ts'
import { collectComplaints } from './complaints.ts'
import type { Premises, Seat } from './premises.ts'

/** An office in the browser host, and desks in Chromium. */
export function browserPremises(browser: Browser, data: string, seat: Seat): Premises {
  let host: BrowserHost | undefined
  let port = 0
  const contexts: BrowserContext[] = []
  const complaints: string[][] = []

  async function start(): Promise<BrowserHost> {
    host = await startBrowserHost(data, { port })
    port = Number(new URL(host.origin).port)
    return host
  }

  async function sitDown({ language, colorScheme, size }: Seat): Promise<Page> {
    const context = await browser.newContext({
      locale: language,
      timezoneId: 'Asia/Shanghai',
      colorScheme: colorScheme ?? 'light',
      viewport: size ?? { width: 1280, height: 800 },
    })
    context.setDefaultTimeout(15_000)
    contexts.push(context)
    complaints.push(collectComplaints(context))
    const page = await context.newPage()
    await page.goto(host!.origin)
    return page
  }

  async function close(): Promise<number | null> {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    const code = (await host?.end('SIGTERM')) ?? null
    host = undefined
    return code
  }

  return {
    data,
    open: async () => {
      await start()
      return sitDown(seat)
    },
    openAnother: sitDown,
    close,
    killOffice: async () => {
      await host?.end('SIGKILL')
      host = undefined
    },
    officeIsBack: async () => {
      await start()
    },
    crashPage: async (page) => {
      const url = page.url()
      const context = page.context()
      const crashed = page.waitForEvent('crash')
      // The renderer goes down with its answer.
      void page.goto('chrome://crash').catch(() => undefined)
      await crashed
      await page.close()
      const next = await context.newPage()
      await next.goto(url)
      return next
    },
    takeComplaints: () => complaints.flatMap((each) => each.splice(0)),
    leave: async () => {
      await close()
    },
  }
}
