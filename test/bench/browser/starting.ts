import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { prepareOffice } from '../../harness/desk/preparedOffice.ts'
import { percentile, type Figure } from '../measure.ts'
import { benchDesk } from './benchDesk.ts'

const runs = 7
/** How much slower the large office may be. */
const limit = 1.3

/** From starting a host to a page that can be used: its list of customers, of the office that is measured and of an empty one. */
export async function starting(browser: Browser, data: string): Promise<Figure[]> {
  const empty = mkdtempSync(join(tmpdir(), 'laike-empty-'))
  await prepareOffice(empty, 'en', {})
  const [large, small]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    small.push(await startOf(browser, empty))
    large.push(await startOf(browser, data))
  }
  rmSync(empty, { recursive: true, force: true })
  const [value, peer] = [percentile(large, 0.5), percentile(small, 0.5)]
  return [
    {
      name: 'host started to page in use, median',
      value,
      unit: 'ms',
      against: `${limit} × empty office: ${peer.toFixed(0)} ms`,
      ratio: value / peer / limit,
    },
  ]
}

async function startOf(browser: Browser, data: string): Promise<number> {
  const begun = performance.now()
  const desk = await benchDesk(browser, data, '/customers')
  // The rows, or what an empty list offers.
  await desk.page.locator('.record-row .pick, .main .empty').first().waitFor({ state: 'attached' })
  const time = performance.now() - begun
  await desk.close()
  return time
}
