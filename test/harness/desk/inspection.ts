import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What keeps somebody with a screen reader, a keyboard alone or weak eyes from using the page: axe's serious and
 * critical findings by WCAG 2.2 AA, one line each.
 */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Without a second page, which the desktop app has none of.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    )
}

/** Words nobody wrote: keys without a translation, blanks that were not filled, values that are none. */
export async function strayWords(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText()
  return text.match(strays) ?? []
}

const areas =
  'dictionaries|entities|failures|fields|firstRun|frame|importing|list|palette|passwords|records|recycleBin|settings|signIn|timeline|today'
const strays = new RegExp(
  `\\b(?:${areas})\\.[a-zA-Z]+|\\{\\w+\\}|\\bundefined\\b|\\bnull\\b|\\bNaN\\b|\\[object|Invalid Date`,
  'g',
)
