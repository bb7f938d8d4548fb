import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Locale } from '../../../shared/locales/locale.ts'
import { launchChromium } from '../chromium.ts'
import { tempFolder } from '../office.ts'
import { browserPremises } from './browserPremises.ts'
import { deskAt, languageOf, type Desk } from './desk.ts'
import { desktopPremises, onDesktop } from './desktopPremises.ts'
import type { Premises, Seat } from './premises.ts'
import { prepareOffice, type PreparedOffice } from './preparedOffice.ts'
import { shellPremises } from './shellPremises.ts'

/** How a story begins. */
export interface Beginning extends Partial<Pick<Seat, 'size' | 'colorScheme'>> {
  /** Language of the desk, and of an office that is prepared: English unless told otherwise. */
  readonly locale?: Locale
  /** What is there already; without it Laike is started for the first time. */
  readonly office?: PreparedOffice
  /** Whether it is played on the desktop app whatever is there to play on: on its stand-in, where Electron is not. */
  readonly inDesktopApp?: boolean
}

/** Opens an office in a folder of its own and sits somebody down. */
export type OpenDesk = (beginning?: Beginning) => Promise<Desk>

const pictures = join(import.meta.dirname, '../../../test-results')

/**
 * A story of the office, played on the built program. Whatever a page complained of fails it; a picture of how it
 * failed is left in test-results/.
 */
export const story = test.extend<{
  $worker: { browser: Browser | null }
  $test: { open: OpenDesk }
}>({
  browser: [
    async ({}, use) => {
      const browser = onDesktop ? null : await launchChromium()
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ browser, task }, use) => {
    const folder = tempFolder()
    const opened: { premises: Premises; desk?: Desk }[] = []
    await use(async ({ locale = 'en', office, size, colorScheme, inDesktopApp } = {}) => {
      const data = join(folder.path, `office-${opened.length + 1}`)
      if (office) await prepareOffice(data, locale, office)
      const seat: Seat = {
        language: languageOf(locale),
        ...(size && { size }),
        ...(colorScheme && { colorScheme }),
      }
      const premises = browser
        ? (inDesktopApp ? shellPremises : browserPremises)(browser, data, seat)
        : desktopPremises(data, seat)
      const place: (typeof opened)[number] = { premises }
      opened.push(place)
      place.desk = deskAt(premises, await premises.open(), locale)
      return place.desk
    })
    if (task.result?.state === 'fail') {
      mkdirSync(pictures, { recursive: true })
      for (const [at, { desk }] of opened.entries()) {
        const name = `${task.name.replace(/[^\p{L}\p{N}]+/gu, '-')}-${at + 1}.png`
        await desk?.page.screenshot({ path: join(pictures, name) }).catch(() => undefined)
      }
    }
    await Promise.all(opened.map(({ premises }) => premises.leave()))
    folder.remove()
    expect(opened.flatMap(({ premises }) => premises.takeComplaints())).toEqual([])
  },
})

/** A story that needs two windows or the browser host itself, neither of which the desktop app has. */
export const browserStory = story.skipIf(onDesktop)
