import { againstLimit, percentile, type Figure } from '../measure.ts'
import { rowsOf, type BenchDesk } from './benchDesk.ts'

const sections = ['customers', 'contacts', 'interactions'] as const
const rounds = 14

/** From one section of the rail to the next: pressed to rows painted. */
export async function switching({ page, painted }: BenchDesk): Promise<Figure[]> {
  const first: number[] = []
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const section of sections) {
      const link = page.locator(`nav a[href^="/${section}"]`)
      const time = await painted('click', () => link.click(), rowsOf(section))
      ;(round === 0 ? first : times).push(time)
    }
  }
  return [
    againstLimit('list opened the first time, worst of 3', Math.max(...first), 1000),
    againstLimit(`switched lists, p95 of ${times.length}`, percentile(times, 0.95), 150),
    againstLimit('switched lists, median', percentile(times, 0.5), 150),
  ]
}
