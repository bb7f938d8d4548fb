import type { Locator } from 'playwright-core'
import type { Sitting } from './desk.ts'

/** How one works in the cells of a list, as in a spreadsheet. */
export interface Cells {
  /** The row of this title. */
  row(title: string): Locator
  /** The cell of a row, by the name of its column. */
  cell(title: string, field: string): Promise<Locator>
  /** Puts the keyboard on a cell, by keys alone. */
  standOnCell(title: string, field: string): Promise<void>
}

export function cells(desk: Sitting): Cells {
  const row = (title: string) => desk.page.getByRole('row').filter({ hasText: title }).first()
  const label = (field: string) =>
    desk.say(`entities.customer.fields.${field}` as Parameters<typeof desk.say>[0])

  /** Number of a column, from 1: the first is for picking. */
  async function columnOf(field: string): Promise<number> {
    const head = desk.page.getByRole('columnheader', { name: label(field) }).first()
    return Number(await head.getAttribute('aria-colindex'))
  }

  return {
    row,
    cell: async (title, field) => row(title).locator(`[aria-colindex="${await columnOf(field)}"]`),
    standOnCell: async (title, field) => {
      const { keyboard } = desk.page
      const place = Number(await row(title).getAttribute('aria-rowindex')) - 2
      await keyboard.press('Home')
      for (let down = 0; down < place; down += 1) await keyboard.press('ArrowDown')
      await keyboard.press('ArrowRight')
      await keyboard.press('Home')
      const column = await columnOf(field)
      for (let right = 2; right < column; right += 1) await keyboard.press('ArrowRight')
    },
  }
}
