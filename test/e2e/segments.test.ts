import { expect } from 'vitest'
import type { Desk } from '../harness/desk/desk.ts'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { everybodysPassword } from '../harness/desk/preparedOffice.ts'
import { browserStory } from '../harness/desk/story.ts'

const office = { administrator: '沈一禾', staff: ['陆青'], fill: neighbourhood }

/** The names in the list, once as many are there as are expected. */
async function seesRows(desk: Desk, ...names: readonly string[]): Promise<void> {
  const cells = desk.page.locator('.record-row .cell.title > .el')
  await expect.poll(() => cells.allInnerTexts()).toEqual(names)
}

/** Waits until what is typed goes into a box. */
const writes = (desk: Desk) =>
  expect.poll(() => desk.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')

const tab = (desk: Desk, name: string) => desk.page.getByRole('tab', { name })
const chips = (desk: Desk) => desk.page.locator('.filters .chip .parts')
const option = (desk: Desk, name: string) =>
  desk.page.getByRole('option', { name, exact: true }).last()

browserStory('good customers gone quiet are found, kept, marked and shared', async ({ open }) => {
  const desk = await open({ office })
  const { page } = desk
  await desk.signIn('沈一禾', everybodysPassword)
  await desk.goTo('customer')
  await page.getByRole('row').nth(1).waitFor()

  // Level A or B, by mouse.
  await desk.press('Filter')
  await option(desk, 'Level').click()
  await option(desk, 'A').click()
  await option(desk, 'B').click()
  await page.keyboard.press('Escape')

  // And nobody has talked to them for sixty days.
  await desk.press('Filter')
  await option(desk, 'Interactions').click()
  await page.locator('label', { hasText: 'there are none' }).click()
  await desk.press('Condition')
  await option(desk, 'Time').click()
  await desk.write('Days', '60')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => chips(desk).allInnerTexts())
    .toEqual(['Level\nis\nA, B', 'Interactions\nnone with\nTime in the last 60 days'])
  await seesRows(desk, '春晓茶叶店')

  // Whoever opens the address sees the same list.
  await page.goto(page.url())
  await seesRows(desk, '春晓茶叶店')

  await desk.press('Save view')
  await desk.write('Name of the view', 'Gone quiet')
  await page.getByLabel('Everyone sees it').check()
  await desk.press('Save view', page.getByRole('dialog', { name: 'Save view' }))
  await tab(desk, 'Gone quiet 1').waitFor()

  // Those who never buy are marked, and the view keeps it.
  await desk.press('Colour rules')
  const rules = page.getByRole('dialog', { name: 'Colour rules' })
  await desk.press('Condition', rules)
  await option(desk, 'Stage').click()
  await option(desk, 'Prospect').click()
  await page.keyboard.press('Escape')
  await rules.locator('label', { hasText: 'Label' }).click()
  await rules.getByLabel('Red').check({ force: true })
  await desk.write('What it says', 'Never bought', rules)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await desk.sees('Never bought', page.getByRole('row'))
  await desk.press('Save view')
  await desk.press('Save to “Gone quiet”')
  await desk.sees('View “Gone quiet” saved')

  // A colleague has it too, and asks for it as a segment, by keyboard.
  const other = await desk.colleague()
  await other.signIn('陆青', everybodysPassword)
  await other.goTo('customer')
  await tab(other, 'Gone quiet 1').click()
  await other.sees('Never bought', other.page.getByRole('row'))
  await seesRows(other, '春晓茶叶店')
  const { keyboard } = other.page
  await other.goTo('contact')
  const contacts = other.page.getByRole('grid', { name: 'List of contacts' })
  await contacts.getByRole('row').nth(1).waitFor()
  await keyboard.press('f')
  await writes(other)
  await keyboard.type('Customer › Level')
  await keyboard.press('Enter')
  await option(other, 'A').waitFor()
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await seesRows(other, '陈建国')

  // What is turned from and into or shows more, and a removed chip shows all.
  await keyboard.press('f')
  await writes(other)
  await keyboard.type('Email')
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await keyboard.press('Shift+Tab')
  await keyboard.type('maria')
  await keyboard.press('Enter')
  await seesRows(other)
  await keyboard.press('Shift+F')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await seesRows(other, '陈建国', 'Maria Anders')
  await keyboard.press('ArrowLeft')
  await keyboard.press('Delete')
  await seesRows(other, 'Maria Anders')

  // It is taken away: whoever has it open is told, and nothing breaks.
  await other.goTo('customer')
  await tab(other, 'Gone quiet 1').click()
  await seesRows(other, '春晓茶叶店')
  await desk.press('View Gone quiet')
  await page.getByRole('menuitem', { name: 'Delete view' }).click()
  await other.sees('This view is no longer here')
  await other.press('Show “All”')
  await other.sees('宁波晨辰文具有限公司')
})
