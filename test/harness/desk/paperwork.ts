import type { Locator } from 'playwright-core'
import type { Sitting } from './desk.ts'

/** How one finds a file, reads it and writes in it. */
export interface Paperwork {
  /** Asks the palette; resolves with its lines once one of them says `expected`. */
  search(query: string, expected: string): Promise<Locator>
  /** Finds a record by the palette and opens its page. */
  findByPalette(query: string, title: string): Promise<void>
  /** Does by the palette what it offers under this name. */
  command(name: string): Promise<void>
  /** What stands in a field of the file that is open. */
  field(label: string): Locator
  /** Writes in a field where it stands and leaves it. */
  editField(label: string, text: string): Promise<void>
  /** Takes the last change back by the message that tells of it. */
  undo(): Promise<void>
  /** Logs a call with one shortcut and one line. */
  logCall(said: string): Promise<void>
  readonly timeline: Locator
  /** The messages that float over the page. */
  readonly messages: Locator
}

export function paperwork(desk: Sitting): Paperwork {
  const messages = () => desk.page.getByRole('status')

  async function search(query: string, expected: string): Promise<Locator> {
    // The keyboard is listened to once the rail is there.
    await desk.page.getByRole('navigation', { name: desk.say('frame.sections') }).waitFor()
    await desk.page.keyboard.press('Control+k')
    const palette = desk.page.getByRole('dialog', { name: desk.say('palette.label') })
    await palette.getByRole('combobox').fill(query)
    await palette
      .getByRole('option')
      .filter({ hasText: expected, hasNotText: made })
      .first()
      .waitFor()
    return palette.getByRole('option')
  }

  const field = (label: string) =>
    desk.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd[1]')

  return {
    search,
    findByPalette: async (query, title) => {
      const lines = await search(query, title)
      await lines.filter({ hasText: title, hasNotText: made }).first().click()
      await desk.page.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor()
    },
    command: async (name) => {
      const lines = await search(name, name)
      await lines.filter({ hasText: name }).first().click()
    },
    field,
    editField: async (label, text) => {
      await field(label).click()
      const box = desk.page.getByRole('textbox', { name: label, exact: true })
      await box.fill(text)
      await box.press('Enter')
    },
    undo: async () => {
      await messages()
        .getByRole('button', { name: desk.say('frame.undo') })
        .click()
    },
    logCall: async (said) => {
      const { page } = desk
      await page.keyboard.press('l')
      const line = page.getByRole('textbox', { name: desk.say('timeline.compose') })
      await line.fill(said)
      await line.press('Enter')
      // It is there until it is saved; a message may be that of the call before.
      await desk.holds(desk.say('timeline.compose'), '')
    },
    get timeline() {
      return desk.page.getByRole('region', { name: desk.say('records.timeline') })
    },
    get messages() {
      return messages()
    },
  }
}

/** What the palette offers to make of a query stands in these, and is no record. */
const made = '“'
