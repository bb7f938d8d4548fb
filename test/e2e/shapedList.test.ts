import { expect } from 'vitest'
import type { PreparedOffice } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'

const names = Array.from(
  { length: 200 },
  (_, place) => `客户 ${String(place + 1).padStart(3, '0')}`,
)

/** Two hundred customers, the first with a limit of one yuan, the next of two, and so on. */
const manyCustomers: PreparedOffice = {
  fill: ({ add }) => {
    for (const [place, name] of names.entries()) {
      add('customer', { name, creditLimit: (place + 1) * 100 })
    }
  },
}

const wide =
  'level,name,phone,email,address,creditLimit,employees,foundedOn,taxNumber,lastContactAt'

story('a list is shaped from its head, and stays so', async ({ open }) => {
  const desk = await open({ office: manyCustomers })
  const { page, say } = desk
  await page.goto(new URL(`/customers?columns=${wide}&sort=name`, page.url()).href)
  const grid = page.getByRole('grid')
  const head = (field: string) => page.getByRole('columnheader', { name: field, exact: true })
  const cell = (text: string) => page.getByRole('gridcell', { name: text, exact: true })
  await cell('客户 001').waitFor()
  const places = async () => {
    await grid.evaluate((list) => list.scrollTo({ left: 10_000 }))
    return (await cell('客户 001').boundingBox())!.x
  }

  // The name stays in sight by itself; the menu of its head lets it go.
  const stays = await places()
  expect(stays).toBeGreaterThan(0)
  await head('Name').getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitem', { name: say('list.unfreeze') }).click()
  await expect.poll(places).toBeLessThan(stays)
  await grid.evaluate((list) => list.scrollTo({ left: 0 }))

  await head('Level').click({ button: 'right' })
  await page.getByRole('menuitem', { name: say('list.hideColumn') }).click()
  await head('Level').waitFor({ state: 'detached' })

  await desk.press(say('list.display'))
  await desk.choose(say('list.densities.compact'))
  await page.getByRole('checkbox', { name: say('list.totals.label') }).check()
  await page.keyboard.press('Escape')
  const totals = page.getByRole('row', { name: say('list.totals.label') })
  await desk.sees('¥20,100.00', totals)
  const height = async () => (await page.getByRole('row').nth(3).boundingBox())!.height
  await expect.poll(height).toBe(28)

  await page.reload()
  await cell('客户 001').waitFor()
  expect(await height()).toBe(28)
  expect(await head('Level').count()).toBe(0)
  await desk.sees('¥20,100.00', totals)

  // Whatever is picked is added up alone.
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await desk.sees('¥1.00', page.getByRole('row', { name: say('list.totals.ofPicked') }))

  // The address is all that a colleague needs.
  const colleague = await desk.colleague()
  await colleague.page.goto(page.url())
  await colleague.page.getByRole('gridcell', { name: '客户 001', exact: true }).waitFor()
  expect(await colleague.page.getByRole('columnheader').allInnerTexts()).toEqual(
    await page.getByRole('columnheader').allInnerTexts(),
  )
})

story('the line behind the columns that stay is dragged behind another', async ({ open }) => {
  const desk = await open({ office: manyCustomers })
  const { page } = desk
  await page.goto(new URL(`/customers?columns=${wide}&sort=name`, page.url()).href)
  await page.getByRole('gridcell', { name: '客户 001', exact: true }).waitFor()
  const phone = page.getByRole('columnheader', { name: 'Phone', exact: true })
  const before = (await phone.boundingBox())!
  const line = (await page.locator('.freeze .grip').boundingBox())!
  await page.mouse.move(line.x + 4, line.y + 100)
  await page.mouse.down()
  await page.mouse.move(before.x + before.width - 20, line.y + 120, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => page.url()).toContain('frozen=3')
  await page.getByRole('grid').evaluate((list) => list.scrollTo({ left: 10_000 }))
  expect((await phone.boundingBox())!.x).toBe(before.x)

  // A head sorts wherever it is pressed, not on its words alone.
  const limit = page.getByRole('columnheader', { name: 'Credit limit', exact: true })
  await limit.click({ position: { x: 28, y: 6 } })
  await expect.poll(() => page.url()).toContain('sort=-creditLimit')
  await phone.click({ position: { x: before.width - 44, y: 6 } })
  await expect.poll(() => page.url()).toContain('sort=phone')
})

story('the last row of a list is as near as the first, and says where it is', async ({ open }) => {
  const desk = await open({ office: manyCustomers })
  const { page, say } = desk
  await page.goto(new URL('/customers?sort=name', page.url()).href)
  await page.getByRole('gridcell', { name: '客户 001', exact: true }).waitFor()
  await page.getByRole('grid').evaluate((list) => list.scrollTo({ top: 2000 }))
  await desk.sees(/^Rows 6\d–8\d of 200$/)
  await page.keyboard.press('End')
  await page.getByRole('gridcell', { name: '客户 200', exact: true }).waitFor()
  await desk.sees('Row 200 of 200')

  await desk.goTo('contact')
  await desk.sees(say('list.empty.contact.title'))
  await desk.goTo('customer')
  await page.getByRole('gridcell', { name: '客户 200', exact: true }).waitFor()
  await desk.sees('Row 200 of 200')
})

story('what has no section is a list too, and what ships cannot be changed', async ({ open }) => {
  const desk = await open({ office: manyCustomers })
  const { page, say } = desk
  await desk.goTo('settings')
  await page.getByRole('link', { name: say('settings.sections.regions'), exact: true }).click()
  await page.getByRole('link', { name: say('settings.asList') }).click()
  await page.getByRole('gridcell', { name: '北京市', exact: true }).waitFor()
  await desk.sees(/of 3,\d{3}$/)
  await page
    .getByRole('columnheader', { name: 'Name', exact: true })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('gridcell', { name: '阿坝藏族羌族自治州', exact: true }).click()
  const peek = page.getByRole('complementary', { name: say('records.details') })
  await desk.sees('513200', peek)
  expect(await peek.getByRole('button', { name: say('records.edit') }).count()).toBe(0)
  await page.goto(new URL('/lists/customer?sort=name', page.url()).href)
  await expect.poll(() => page.url()).toContain('/customers?sort=name')
  await page.goto(new URL('/lists/nothing', page.url()).href)
  await desk.sees(say('frame.notFoundTitle'))
})
