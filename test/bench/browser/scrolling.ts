import type { Page } from 'playwright-core'
import { againstLimit, percentile, type Figure } from '../measure.ts'
import type { BenchDesk } from './benchDesk.ts'

/** Frames a second that were promised; a browser without a graphics card draws 60 at the most. */
const limit = 55
/** Milliseconds of scrolling. */
const span = 6000

/** The list of customers under a turning wheel, and under a dragged scroll bar. */
export async function scrolling({ page }: BenchDesk): Promise<Figure[]> {
  const grid = page.getByRole('grid')
  const box = (await grid.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  const wheel = await frames(page, async (isOver) => {
    while (!isOver()) await page.mouse.wheel(0, 120)
  })
  await grid.evaluate((element) => element.scrollTo({ top: 0 }))

  // Below its arrow the bar begins with the handle.
  const bar = box.x + box.width - 7
  const top = box.y + 24
  await page.mouse.move(bar, top)
  await page.mouse.down()
  let at = 0
  const drag = await frames(page, async (isOver) => {
    while (!isOver()) {
      at += 1
      // Down, and back up, as a hand that looks for something.
      const share = 1 - Math.abs(((at / 240) % 2) - 1)
      await page.mouse.move(bar, top + share * (box.height - 80))
    }
    const moved = await grid.evaluate((element) => element.scrollTop)
    if (moved === 0) throw new Error('The scroll bar was not to be dragged')
  })
  await page.mouse.up()
  return [...said('wheel', wheel), ...said('scroll bar', drag)]
}

function said(what: string, intervals: readonly number[]): Figure[] {
  const mean = (intervals.length / intervals.reduce((sum, each) => sum + each, 0)) * 1000
  const smooth = intervals.filter((each) => each <= 1000 / limit + 1).length / intervals.length
  return [
    againstLimit(`frames under the ${what}, mean`, mean, limit, 'fps'),
    againstLimit(`frames under the ${what} in time`, smooth * 100, 95, '%'),
    againstLimit(`frame under the ${what}, p99`, percentile(intervals, 0.99), 50),
  ]
}

/** Milliseconds between the frames of a page while something is done. */
async function frames(
  page: Page,
  act: (isOver: () => boolean) => Promise<void>,
): Promise<number[]> {
  const counting = await page.evaluateHandle(() => {
    const times: number[] = []
    let goes = true
    const count = (time: number) => {
      times.push(time)
      if (goes) requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
    return {
      end: () => {
        goes = false
        return times
      },
    }
  })
  const end = performance.now() + span
  await act(() => performance.now() > end)
  const times = await counting.evaluate(({ end }) => end())
  return times.slice(1).map((time, at) => time - times[at]!)
}
