import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../harness/chromium.ts'
import { buildShell } from '../harness/electron/buildShell.ts'
import {
  launchDesktop,
  type Desktop,
  type DesktopOptions,
} from '../harness/electron/launchDesktop.ts'

const harness = fileURLToPath(new URL('../harness/', import.meta.url))

/** A desk with Laike installed: the real shell, with an echo for an office. */
export interface Desk {
  /** A folder of its own, gone with the desk. */
  folder(): Promise<string>
  /** Starts Laike; on a new machine and with an empty office unless told otherwise. */
  start(options?: Partial<DesktopOptions>): Promise<Desktop>
  /** Ends whatever was started since the last time. */
  tidy(): Promise<void>
  leave(): Promise<void>
}

/** Builds the shell and starts a browser for it. */
export async function setUpDesk(): Promise<Desk> {
  const root = await mkdtemp(join(tmpdir(), 'laike-desk-'))
  const out = join(root, 'out')
  const [browser] = await Promise.all([
    launchChromium(),
    buildShell(out, join(harness, 'echoHost.ts'), join(harness, 'echoPage')),
  ])
  const started: Desktop[] = []

  const folder = () => mkdtemp(join(root, 'folder-'))
  const tidy = async () => {
    await Promise.all(started.splice(0).map((desktop) => desktop.end()))
  }
  return {
    folder,
    tidy,
    async start(options = {}) {
      const userData = options.userData ?? (await folder())
      const desktop = launchDesktop({ browser, out, ...options, userData })
      started.push(desktop)
      return desktop
    },
    async leave() {
      await tidy()
      await browser.close()
      await rm(root, { recursive: true })
    },
  }
}
