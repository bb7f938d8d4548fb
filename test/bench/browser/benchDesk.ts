import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { startBrowserHost } from '../../harness/desk/browserHost.ts'

/** A window of an office, as somebody sits before it. */
export interface BenchDesk {
  readonly page: Page
  /** Megabytes that the host has of the machine's memory (resident set; Linux tells it). */
  memory(): number
  /**
   * Milliseconds from an event of this type, made by `act`, to the frame in which all of these can be seen (selectors),
   * painted.
   */
  painted(
    type: 'input' | 'click' | 'keydown',
    act: () => Promise<void>,
    seen: string[],
  ): Promise<number>
  close(): Promise<void>
}

/** px of the window that is measured. */
export const deskWindow = { width: 1440, height: 900 }

/** Opens an office in a real browser, at a page of it. */
export async function benchDesk(browser: Browser, data: string, path: string): Promise<BenchDesk> {
  const host = await startBrowserHost(data)
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    viewport: deskWindow,
  })
  await context.addInitScript(() => localStorage.setItem('laike.locale', '"en"'))
  const page = await context.newPage()
  await page.goto(host.origin + path)
  return {
    page,
    memory: () => residentOf(host.pid),
    painted: async (type, act, seen) => {
      const waiting = await page.evaluateHandle(watchPaint, { type, seen })
      await act()
      return waiting.evaluate(({ done }) => done)
    },
    close: async () => {
      await context.close()
      await host.end('SIGTERM')
    },
  }
}

function residentOf(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return (pages * 4096) / 1024 / 1024
}

/** Runs in the page: begins to watch, and answers with something that waits. */
function watchPaint({ type, seen }: { type: string; seen: string[] }): { done: Promise<number> } {
  const isSeen = () => seen.every((selector) => document.querySelector(selector) !== null)
  const done = new Promise<number>((resolve) => {
    addEventListener(
      type,
      ({ timeStamp }) => {
        const look = () => {
          if (!isSeen()) return requestAnimationFrame(look)
          // A message that is posted in a frame arrives after it was painted.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - timeStamp)
          return port2.postMessage(null)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
  return { done }
}

/** The rows of an entity's list, as soon as they are there. */
export const rowsOf = (entities: string): string[] => [
  `[role="grid"][aria-label="List of ${entities}"] .record-row .pick`,
]
