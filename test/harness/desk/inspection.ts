import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { messages } from '../../../shared/locales/messages.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What keeps somebody with a screen reader, a keyboard alone or weak eyes from using the page: axe's findings by WCAG 2.2
 * AA and good practice, slight ones aside, one line each.
 */
async function barriers(page: Page): Promise<string[]> {
  // Half a megabyte that a page need read but once.
  const isThere = await page.evaluate(() => 'axe' in window)
  const { violations } = await new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) })
    // Without a second page, which the desktop app has none of.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    // A list that floats belongs to its box, not to a landmark.
    .disableRules(['region'])
    .analyze()
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    )
}

/** Words nobody wrote: keys without a translation, blanks that were not filled, values that are none. */
async function strayWords(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText()
  return text.match(strays) ?? []
}

const areas = Object.keys(messages.en).join('|')
const strays = new RegExp(
  `\\b(?:${areas})\\.[a-zA-Z]+|\\{\\w+\\}|\\bundefined\\b|\\bnull\\b|\\bNaN\\b|\\[object|Invalid Date`,
  'g',
)

/** What sticks out of the window sideways, where nothing could scroll to it. */
const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const within = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) ||
        within(element.parentElement))
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { width, right } = element.getBoundingClientRect()
        return width > 0 && right > innerWidth + 1 && !within(element.parentElement)
      })
      .map((element) => `sticks out: ${element.outerHTML.slice(0, 200)}`)
  })

/** What is wrong with what is on the screen, in the colours of the day or of the night. */
export async function faults(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // Colours that are on their way to others would be measured there.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  return [...(await strayWords(page)), ...(await stickingOut(page)), ...(await barriers(page))]
}
