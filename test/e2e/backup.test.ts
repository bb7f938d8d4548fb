import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { story } from '../harness/desk/story.ts'

const office = { fill: neighbourhood }

story('a backup is made by hand, and brings back what was deleted since', async ({ open }) => {
  const desk = await open({ office, inDesktopApp: true })
  const toBackups = async () => {
    await desk.goTo('settings')
    await desk.page.getByRole('link', { name: 'Backup', exact: true }).click()
  }
  await toBackups()
  await desk.press('Back up now')
  await desk.sees('Backup made', desk.messages)

  await desk.findByPalette('north', 'Northwind Traders')
  await desk.press('More')
  await desk.page.getByRole('menuitem', { name: 'Move to recycle bin' }).click()
  await desk.sees('Northwind Traders moved to the recycle bin', desk.messages)
  await toBackups()
  await desk.press('Restore…')
  const dialog = desk.page.getByRole('dialog', { name: /^Restore the backup of/ })
  await desk.sees('Customers', dialog)
  await desk.press('Restore', dialog)
  await dialog.waitFor({ state: 'detached' })
  await desk.findByPalette('north', 'Northwind Traders')
  await toBackups()
  await desk.sees('Undo the restore')
})
