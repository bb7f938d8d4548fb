import type { Browser, Locator, Page } from 'playwright-core'
import { againstLimit, percentile, type Figure } from '../measure.ts'
import { deskWindow, type BenchDesk } from './benchDesk.ts'

/** Frames a second that were promised; a browser without a graphics card draws 60 at the most. */
const limit = 55
/** Milliseconds of scrolling. */
const span = 6000

/** Milliseconds between the frames under a turning wheel, and under a dragged scroll bar. */
interface Pace {
  readonly wheel: readonly number[]
  readonly bar: readonly number[]
}

/**
 * The list of customers under a turning wheel, and under a dragged scroll bar; beside it what this machine makes of a page
 * of plain lines, which nothing but the browser itself scrolls.
 */
export async function scrolling({ page }: BenchDesk): Promise<Figure[]> {
  const list = await paceOf(page, page.getByRole('grid'))
  const plain = await plainPage(page.context().browser()!)
  const peer = await paceOf(plain, plain.locator('main'))
  await plain.context().close()
  return [...said('wheel', list.wheel, peer.wheel), ...said('scroll bar', list.bar, peer.bar)]
}

async function paceOf(page: Page, scroller: Locator): Promise<Pace> {
  const box = (await scroller.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  let turns = 0
  const wheel = await frames(page, async (isOver) => {
    // Down, and back up before the end of the shorter page.
    while (!isOver()) await page.mouse.wheel(0, Math.floor((turns += 1) / 400) % 2 ? -120 : 120)
  })
  await scroller.evaluate(goToTop)

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
    const moved = await scroller.evaluate((element) => element.scrollTop)
    if (moved === 0) throw new Error('The scroll bar was not to be dragged')
  })
  await page.mouse.up()
  return { wheel, bar: drag }
}

/** Runs in the page: what is left of the wheel may go on for a while. */
async function goToTop(element: Element): Promise<void> {
  for (let still = 0; still < 20; still += 1) {
    if (element.scrollTop > 0) still = 0
    element.scrollTo({ top: 0 })
    await new Promise(requestAnimationFrame)
  }
}

/** A page of two thousand lines of nine words each, as large as the list, without a script. */
async function plainPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: deskWindow })
  const page = await context.newPage()
  const line = `<div>${'<span>Lines</span>'.repeat(9)}</div>`
  await page.setContent(
    `<style>body{margin:0;font:13px sans-serif}main{height:100vh;overflow:auto}
    div{height:32px;display:grid;grid-template-columns:repeat(9,1fr)}</style>
    <main>${line.repeat(2000)}</main>`,
  )
  return page
}

const mean = (intervals: readonly number[]) =>
  (intervals.length / intervals.reduce((sum, each) => sum + each, 0)) * 1000

function said(what: string, intervals: readonly number[], peer: readonly number[]): Figure[] {
  const smooth = intervals.filter((each) => each <= 1000 / limit + 1).length / intervals.length
  return [
    againstLimit(`frames under the ${what}, mean`, mean(intervals), limit, 'fps'),
    {
      name: `frames under the ${what}, mean`,
      value: mean(intervals),
      unit: 'fps',
      against: `plain lines: ${mean(peer).toFixed(1)} fps`,
      ratio: mean(intervals) / mean(peer),
    },
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
