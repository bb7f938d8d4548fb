import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import type { Sitting } from './desk.ts'

/** A file as it lies on somebody's desk: one of test/fixtures/, or what it is called and what is in it. */
export type SheetFile = string | { readonly name: string; readonly content: string | Buffer }

/** How a sheet is brought in. */
export interface Sheets {
  /** Chooses a file on the import page. */
  chooseSheet(file: SheetFile): Promise<void>
  /** Says where a column goes, by the name of a field; null leaves it out. */
  putColumn(column: string, field: string | null): Promise<void>
  /** Pastes cells that were copied in a spreadsheet, each line with a tab between two of them. */
  pasteCells(...lines: readonly string[]): Promise<void>
  /** The line of the rehearsal with this number, the header being 1. */
  sheetLine(line: number): Locator
}

const fixtures = join(import.meta.dirname, '../../fixtures')

export function sheets(desk: Sitting): Sheets {
  return {
    chooseSheet: async (file) => {
      const { page, say } = desk
      const opened = page.waitForEvent('filechooser')
      await page
        .getByRole('button', { name: say('importing.chooseFile'), exact: true })
        .or(page.getByRole('button', { name: say('importing.chooseOther'), exact: true }))
        .click()
      const chooser = await opened
      await chooser.setFiles(
        typeof file === 'string'
          ? join(fixtures, file)
          : { name: file.name, mimeType: '', buffer: Buffer.from(file.content) },
      )
    },
    putColumn: async (column, field) => {
      const { page, say } = desk
      const name = say('importing.target', { column })
      // Its name goes on with where the column goes now.
      await page.getByRole('button', { name: `${name}: ` }).click()
      const picker = page.getByRole('dialog', { name, exact: true })
      if (field !== null) await picker.getByRole('combobox').fill(field)
      await picker
        .getByRole('option', { name: field ?? say('importing.notImported') })
        .first()
        .click()
    },
    pasteCells: (...lines) =>
      desk.page.evaluate((text) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', text)
        const pasted = { clipboardData, bubbles: true, cancelable: true }
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', pasted))
      }, lines.join('\r\n')),
    sheetLine: (line) =>
      desk.page
        .getByRole('row')
        .filter({ has: desk.page.getByRole('cell', { name: String(line), exact: true }) }),
  }
}
