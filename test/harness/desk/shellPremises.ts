import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchDesktop, type Desktop } from '../electron/launchDesktop.ts'
import { built } from './browserHost.ts'
import { collectComplaints } from './complaints.ts'
import type { Premises, Seat } from './premises.ts'

/**
 * An office in the built desktop app, shell, preload, utility process and all, on the stand-in for Electron. What it
 * shows is not shown on Electron.
 */
export function shellPremises(browser: Browser, data: string, seat: Seat): Premises {
  let desktop: Desktop | undefined
  const complaints: string[][] = []

  async function open(): Promise<Page> {
    desktop = launchDesktop({
      browser,
      out: built,
      userData: join(data, 'desktop'),
      args: ['--data', data],
      languages: [seat.language],
      isDark: seat.colorScheme === 'dark',
      printers: [{ name: 'HP_LaserJet', displayName: 'HP LaserJet', description: '', options: {} }],
    })
    const page = await desktop.page()
    page.context().setDefaultTimeout(15_000)
    await page.setViewportSize(seat.size ?? { width: 1280, height: 800 })
    complaints.push(collectComplaints(page.context()))
    return page
  }

  async function close(): Promise<number | null> {
    void desktop?.main.call('quit')
    const code = (await desktop?.exited) ?? null
    desktop = undefined
    return code
  }

  return {
    data,
    open,
    close,
    killOffice: async () => {
      const [office] = (await desktop?.main.call('hostPids')) ?? []
      if (office === undefined) throw new Error('The office has no process of its own')
      process.kill(office, 'SIGKILL')
    },
    // The shell starts it again by itself.
    officeIsBack: () => Promise.resolve(),
    crashPage: async (page) => {
      await page.reload()
      return page
    },
    openAnother: () => Promise.reject(new Error('The desktop app has one window')),
    printed: () => (desktop?.prints ?? []).map(({ pdf }) => pdf),
    takeComplaints: () => complaints.flatMap((each) => each.splice(0)),
    leave: async () => {
      await desktop?.end()
    },
  }
}
