import { chromium, type Browser } from 'playwright-core'

/**
 * Starts the system's Chromium without a window, quiet on the network. `LAIKE_CHROMIUM` names another one. Its scroll bars
 * are hidden unless somebody wants to drag one.
 */
export function launchChromium({ scrollBars = false } = {}): Promise<Browser> {
  return chromium.launch({
    ...(scrollBars && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
    executablePath: process.env.LAIKE_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
