import { expect } from 'vitest'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { story } from '../harness/desk/story.ts'

const office = { fill: neighbourhood }

story(
  'an office is checked, made smaller, and rid of a kind of record by its name',
  async ({ open }) => {
    const desk = await open({ office, inDesktopApp: true })
    const toHousekeeping = async () => {
      await desk.goTo('settings')
      await desk.page.getByRole('link', { name: 'Housekeeping', exact: true }).click()
    }
    await toHousekeeping()
    await desk.press('Check now')
    await desk.sees('The office’s file is whole')
    await desk.press('Look')
    await desk.sees('There are none')
    const anew = desk.page.waitForEvent('load')
    await desk.press('Make the file smaller')
    // It is told only until the office is open again.
    const told = desk.page.getByText('given back')
    await expect.poll(() => told.isVisible(), { interval: 20 }).toBe(true)
    await anew

    await toHousekeeping()
    await desk.press('Erase records…')
    const dialog = desk.page.getByRole('dialog', { name: 'Erase records for good' })
    await dialog.getByText('Some kinds of records').click()
    await dialog.getByRole('checkbox', { name: /^Tasks/ }).check()
    await dialog.getByRole('textbox').fill('一禾办公用品')
    await desk.press('Erase', dialog)
    await dialog.waitFor({ state: 'detached' })
    await desk.goTo('customer')
    await desk.sees('Northwind Traders')
  },
)
