import { customerValues } from '../benchRecords.ts'
import { againstLimit, percentile, type Figure } from '../measure.ts'
import { rowsOf, type BenchDesk } from './benchDesk.ts'

const runs = 20

/** The customer with the longest story (2,000 calls in the whole office): its page, from the key to what happened painted. */
export async function opening({ page, painted }: BenchDesk): Promise<Figure[]> {
  const filter = JSON.stringify({ field: 'number', op: 'is', value: customerValues(0).number })
  await page.goto(new URL(`/customers?filter=${encodeURIComponent(filter)}`, page.url()).href)
  await page.locator(rowsOf('customers')[0]!).first().waitFor({ state: 'attached' })
  await page.keyboard.press('Home')
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    times.push(
      await painted('keydown', () => page.keyboard.press('Enter'), [
        'h1, [aria-level="1"]',
        '.timeline li',
      ]),
    )
    await page.keyboard.press('Escape')
    await page.locator(rowsOf('customers')[0]!).first().waitFor({ state: 'attached' })
  }
  return [
    againstLimit('customer with the longest story opened, p95', percentile(times, 0.95), 300),
    againstLimit('customer with the longest story opened, median', percentile(times, 0.5), 300),
  ]
}
