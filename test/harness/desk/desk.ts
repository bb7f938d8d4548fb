import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Locale } from '../../../shared/locales/locale.ts'
import { cells, type Cells } from './cells.ts'
import { entrance, type Entrance } from './entrance.ts'
import { paperwork, type Paperwork } from './paperwork.ts'
import type { Premises, Seat } from './premises.ts'
import { sheets, type Sheets } from './sheets.ts'
import { wordsOf, type Say } from './words.ts'

/** What everybody at a desk does, whatever the story is about. */
export interface Sitting {
  /** The window; another one after a restart. */
  readonly page: Page
  readonly locale: Locale
  /** What the interface says for a key, in the language spoken here. */
  readonly say: Say
  /** Speaks another language from now on, as the interface was told to. */
  speak(locale: Locale): void
  /** Resolves once this can be read. */
  sees(text: string | RegExp, within?: Locator): Promise<void>
  /** Resolves once this can no longer be read. */
  seesNo(text: string | RegExp, within?: Locator): Promise<void>
  /** Resolves once this stands in the field of this label. */
  holds(label: string, text: string): Promise<void>
  /** Presses the button of this name. */
  press(name: string, within?: Locator): Promise<void>
  /** Writes into the field of this label, over what stands there. */
  write(label: string, text: string, within?: Locator): Promise<void>
  /** Chooses one of a few that are in sight. */
  choose(name: string, within?: Locator): Promise<void>
  /** Goes to a section by the rail. */
  goTo(section: Section): Promise<void>
}

export type Section =
  | 'today'
  | 'customer'
  | 'contact'
  | 'interaction'
  | 'serviceCase'
  | 'task'
  | 'recycleBin'
  | 'settings'

/** A desk in the office: a window, and whoever works at it. */
export interface Desk extends Sitting, Entrance, Paperwork, Sheets, Cells {
  /** In the evening everything ends, in the morning it starts again. Resolves with the exit code of the evening. */
  restart(): Promise<number | null>
  /** Sits a colleague down at the same office, in a browser of their own; not to be had on the desktop. */
  colleague(locale?: Locale): Promise<Desk>
  /** The page goes down, and comes up again where it was. */
  crashPage(): Promise<void>
  readonly premises: Premises
}

const keys = {
  today: 'frame.today',
  customer: 'entities.customer.many',
  contact: 'entities.contact.many',
  interaction: 'entities.interaction.many',
  serviceCase: 'entities.serviceCase.many',
  task: 'entities.task.many',
  recycleBin: 'frame.recycleBin',
  settings: 'frame.settings',
} as const

/** Sits somebody down at a window of the office. */
export function deskAt(premises: Premises, opened: Page, spoken: Locale): Desk {
  let page = opened
  let locale = spoken
  const sitting: Sitting = {
    get page() {
      return page
    },
    get locale() {
      return locale
    },
    get say() {
      return wordsOf(locale)
    },
    speak: (next) => {
      locale = next
    },
    sees: (text, within) => seen(page, text, within).waitFor(),
    seesNo: (text, within) => becomes(() => seen(page, text, within).isVisible(), false),
    holds: (label, text) =>
      becomes(() => page.getByRole('textbox', { name: label, exact: true }).inputValue(), text),
    press: (name, within) =>
      (within ?? page).getByRole('button', { name, exact: true }).first().click(),
    write: (label, text, within) =>
      (within ?? page)
        .getByLabel(label, { exact: true })
        // The head of a column may be called like a box.
        .and(page.locator('input, textarea, [contenteditable]'))
        .first()
        .fill(text),
    // The round mark is drawn by its label, which is what a person presses.
    choose: (name, within) =>
      (within ?? page)
        .locator('label')
        .filter({ has: page.getByRole('radio', { name }) })
        .first()
        .click(),
    goTo: async (section) => {
      const rail = page.getByRole('navigation', { name: sitting.say('frame.sections') })
      // Its name goes on with how much waits there.
      const name = new RegExp(`^${sitting.say(keys[section])}( |$)`)
      const link = rail.getByRole('link', { name })
      await link.click()
      // It is marked once its page is there.
      await link.and(page.locator('[aria-current="page"]')).waitFor()
    },
  }
  const ways = [entrance(sitting), paperwork(sitting), sheets(sitting), cells(sitting)]
  return together<Desk>(sitting, ...ways, {
    premises,
    restart: async () => {
      const code = await premises.close()
      page = await premises.open()
      return code
    },
    colleague: async (theirs = locale) =>
      deskAt(premises, await premises.openAnother({ language: languageOf(theirs) }), theirs),
    crashPage: async () => {
      page = await premises.crashPage(page)
    },
  })
}

/** The language of a browser whose owner reads this. */
export const languageOf = (locale: Locale): Seat['language'] => (locale === 'en' ? 'en-US' : locale)

/** Asks again and again, as long as somebody would wait. */
const becomes = async <T>(ask: () => Promise<T>, wanted: T): Promise<void> => {
  await expect.poll(ask).toEqual(wanted)
}

const seen = (page: Page, text: string | RegExp, within?: Locator) =>
  (within ?? page).getByText(text).filter({ visible: true }).first()

/** One object of several; getters go on telling how it is now. */
const together = <T>(...parts: readonly Partial<T>[]): T =>
  Object.defineProperties(
    {} as T,
    Object.assign({}, ...parts.map((part) => Object.getOwnPropertyDescriptors(part))),
  )
