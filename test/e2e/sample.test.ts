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
  await desk.sees(/ of \d{3}$/)

  const all = '“Ltd” in the list of customers'
  await (await desk.search('Ltd', 'Ltd')).filter({ hasText: all }).click()
  await desk.sees(/ of \d{1,2}$/)
  await desk.page.getByRole('button', { name: 'Clear', exact: true }).click()
  await desk.sees(/ of \d{3}$/)

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
  await desk.sees('Row 1 of 1')
  await desk.sees('Moon Lake Books')
})
