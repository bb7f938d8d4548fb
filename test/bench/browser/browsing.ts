import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../../../build/systemPackages.mjs'
import { launchChromium } from '../../harness/chromium.ts'
import { built } from '../../harness/desk/browserHost.ts'
import { againstLimit, type Figure } from '../measure.ts'
import { benchDesk, rowsOf } from './benchDesk.ts'
import { opening } from './opening.ts'
import { scrolling } from './scrolling.ts'
import { starting } from './starting.ts'
import { switching } from './switching.ts'
import { typing } from './typing.ts'

/**
 * The office in a real browser: headless Chromium, which draws without a graphics card. Nothing where there is no browser
 * or no built interface, and a line that says so.
 */
export async function browsing(data: string, customers: number): Promise<Figure[]> {
  const missing = whatIsMissing()
  if (missing) {
    console.log(`Not measured in the browser: ${missing}.`)
    return []
  }
  const browser = await launchChromium({ scrollBars: true })
  try {
    const desk = await benchDesk(browser, data, '/customers')
    await desk.page.locator(rowsOf('customers')[0]!).first().waitFor({ state: 'attached' })
    const figures = [
      ...(await typing(desk, customers)),
      ...(await switching(desk)),
      ...(await opening(desk)),
    ]
    await desk.page.goto(new URL('/customers', desk.page.url()).href)
    await desk.page.locator(rowsOf('customers')[0]!).first().waitFor({ state: 'attached' })
    figures.push(...(await scrolling(desk)))
    figures.push(againstLimit('memory of the host after all that', desk.memory(), 300, 'MB'))
    await desk.close()
    return [...figures, ...(await starting(browser, data))].map((figure) => ({
      ...figure,
      name: `browser: ${figure.name}`,
    }))
  } finally {
    await browser.close()
  }
}

function whatIsMissing(): string | undefined {
  if (!findChromium()) return 'there is no Chromium (LAIKE_CHROMIUM names one)'
  if (!existsSync(join(built, 'main/serve.js'))) return 'nothing is built (npm run build)'
  return undefined
}
