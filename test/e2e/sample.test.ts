import { story } from '../harness/desk/story.ts'

const patient = { timeout: 120_000 }

story('a sample office comes in one click and goes in one', patient, async ({ open }) => {
  const desk = await open()
  await desk.firstRun({ office: 'Corner shop', begin: 'sample' })
  // Some four thousand records: how far they are is said meanwhile.
  const progress = desk.page.getByRole('progressbar')
  await progress.waitFor()
  await progress.waitFor({ state: 'detached', ...patient })
  await desk.goTo('customer')
  await desk.sees(/^\d{3} rows$/)

  await desk.press('New customer')
  const form = desk.page.getByRole('dialog', { name: 'New customer' })
  await desk.write('Name', 'Moon Lake Books', form)
  await desk.press('Save and open', form)
  await desk.sees('Moon Lake Books', desk.page.getByRole('heading', { level: 1 }))

  await desk.goTo('settings')
  await desk.page.getByRole('link', { name: 'Sample office' }).click()
  await desk.press('Remove the sample office')
  await desk.sees(/sample records removed/, desk.messages)
  await desk.goTo('customer')
  await desk.sees('1 row')
  await desk.sees('Moon Lake Books')
})
