import { expect } from 'vitest'
import { story } from '../harness/desk/story.ts'

const [traders, twice] = ['Northwind Traders', 'Nordwind Trading Ltd.']

story('two files of one customer become one, and part again weeks later', async ({ open }) => {
  const desk = await open({
    office: {
      fill: ({ add }) => {
        add('customer', { name: traders, phone: '+44 20 7946 0000', note: 'Pays late' })
        const other = add('customer', { name: twice, phone: '+44 20 7946 0001', note: 'Tea' })
        add('contact', { name: 'Maria Anders', customer: other })
      },
    },
  })
  const { page } = desk
  await desk.goTo('customer')
  for (const name of [traders, twice]) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).click()
  }
  await desk.press('Merge', page.getByRole('toolbar', { name: desk.say('list.bulk.label') }))
  const form = page.getByRole('dialog', { name: 'Make one of two customers' })
  await desk.sees('Comes along: Contacts 1.', form)
  const both = form.getByRole('row', { name: /^Note / }).getByRole('radio', { name: 'Both' })
  expect(await both.isChecked()).toBe(true)
  const phone = form.getByRole('row', { name: /^Phone / })
  await phone.getByRole('radio', { name: '+44 20 7946 0001' }).click()
  await desk.press('Merge', form)
  await desk.sees(`${twice} went into ${traders}`, desk.messages)
  await desk.seesNo(twice, page.getByRole('grid'))

  await page.getByRole('gridcell', { name: traders, exact: true }).dblclick()
  await desk.sees('Maria Anders')
  await page.keyboard.press('h')
  await desk.press('Part them again')
  await desk.sees(/^Undone/, desk.messages)
  await desk.goTo('customer')
  await desk.row(traders).waitFor()
  await desk.row(twice).waitFor()
})
