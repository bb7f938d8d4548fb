import { companyName, customerValues } from '../benchRecords.ts'
import { againstLimit, percentile, type Figure } from '../measure.ts'
import type { BenchDesk } from './benchDesk.ts'

/** Words typed into the palette, from their first character to their last. */
const words = 72

/** What somebody looks for: a company, by its characters or letters; its phone; what everybody has in common. */
function wordAt(run: number, customers: number): string {
  const place = (run * 7919 + 13) % customers
  const common = ['公司', '北京', 'a', 'yxgs', '宁波', 'tools'] as const
  const kinds = [
    companyName(place).slice(0, 4),
    companyName(place).slice(2, 5),
    customerValues(place).phone.slice(-6),
    common[run % common.length]!,
  ]
  return kinds[run % kinds.length]!
}

/** The palette while somebody types: each key to the results of what stands there then. */
export async function typing({ page, painted }: BenchDesk, customers: number): Promise<Figure[]> {
  const times: number[] = []
  for (let run = 0; run < words; run += 1) {
    await page.keyboard.press('Control+k')
    await page.locator('#palette-rows').waitFor()
    for (const character of wordAt(run, customers)) {
      times.push(
        await painted('input', () => page.keyboard.insertText(character), [
          '#palette-rows[aria-busy="false"]',
        ]),
      )
    }
    await page.keyboard.press('Escape')
    await page.locator('#palette-rows').waitFor({ state: 'hidden' })
  }
  return [
    againstLimit(`typed to results painted, p95 of ${times.length}`, percentile(times, 0.95), 100),
    againstLimit('typed to results painted, median', percentile(times, 0.5), 100),
  ]
}
