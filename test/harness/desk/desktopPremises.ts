import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { built } from './browserHost.ts'
import { collectComplaints } from './complaints.ts'
import type { Premises, Seat } from './premises.ts'

/** Whether the stories are played on the desktop app: `npm run test:desktop`. */
export const onDesktop = process.env.LAIKE_DESKTOP === '1'

/** An office in the desktop app, on real Electron, one window to it. */
export function desktopPremises(data: string, seat: Seat): Premises {
  let app: ElectronApplication | undefined
  const complaints: string[][] = []

  async function open(): Promise<Page> {
    app = await _electron.launch({
      executablePath: createRequire(import.meta.url)('electron') as string,
      // The folder of package.json, whose `main` is the built shell.
      args: [dirname(built), '--data', data, `--lang=${seat.language}`],
      locale: seat.language,
      timezoneId: 'Asia/Shanghai',
      colorScheme: seat.colorScheme ?? 'light',
    })
    complaints.push(collectComplaints(app.context()))
    app.context().setDefaultTimeout(15_000)
    const page = await app.firstWindow()
    await page.setViewportSize(seat.size ?? { width: 1280, height: 800 })
    return page
  }

  async function close(): Promise<number | null> {
    const process = app?.process()
    await app?.close()
    app = undefined
    return process?.exitCode ?? null
  }

  /** Process id of the office, which the shell runs beside its windows; undefined while there is none. */
  const officeProcess = () =>
    app!.evaluate(
      ({ app }) =>
        app.getAppMetrics().find(({ name, serviceName }) => {
          return name === 'Laike office' || serviceName === 'Laike office'
        })?.pid,
    )

  return {
    data,
    open,
    close,
    killOffice: async () => {
      const pid = await officeProcess()
      if (pid === undefined) throw new Error('The office has no process of its own')
      process.kill(pid, 'SIGKILL')
    },
    // The shell starts it again by itself.
    officeIsBack: async () => {
      while ((await officeProcess()) === undefined);
    },
    crashPage: async (page) => {
      await page.reload()
      return page
    },
    openAnother: () => Promise.reject(new Error('The desktop app has one window')),
    takeComplaints: () => complaints.flatMap((each) => each.splice(0)),
    leave: async () => {
      await close()
    },
  }
}
