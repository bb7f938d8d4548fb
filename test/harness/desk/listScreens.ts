import type { Desk } from './desk.ts'
import type { Screen } from './screens.ts'

/** A customer of the neighbourhood. */
export const stationer = '宁波晨辰文具有限公司'
/** What was said to it. */
export const call = '问了秋季的订货单'
export const escape = (desk: Desk) => desk.page.keyboard.press('Escape')
export const row = (desk: Desk, title: string) =>
  desk.page.getByRole('gridcell', { name: title, exact: true }).last()

/** What takes a filter away. */
const chip = (desk: Desk) =>
  desk.page.getByRole('button', {
    name: new RegExp(desk.say('filter.remove', { field: '.+' })),
  })
/** Opens the address of a list of customers with a filter. */
async function goFiltered(desk: Desk, filter: object): Promise<void> {
  const address = `/customers?filter=${encodeURIComponent(JSON.stringify(filter))}`
  await desk.page.goto(new URL(address, desk.page.url()).href)
}

/** The lists, and what is done in them. */
export const listScreens: readonly Screen[] = [
  {
    name: 'today',
    open: async (desk) => {
      await desk.goTo('today')
      await desk.sees(call)
      await desk.sees('林小雨')
    },
  },
  ...(['contact', 'interaction', 'task', 'customer'] as const).map((section) => ({
    name: `the list of ${section}s`,
    open: async (desk: Desk) => {
      await desk.goTo(section)
      await desk.page.getByRole('row').nth(1).waitFor()
    },
  })),
  {
    name: 'the fields to filter by',
    open: async (desk) => {
      await desk.page.keyboard.press('f')
      await desk.page.getByRole('combobox', { name: desk.say('filter.chooseField') }).waitFor()
    },
  },
  {
    name: 'a filter while it is made',
    open: async (desk) => {
      await desk.page
        .getByRole('option', { name: desk.say('entities.customer.fields.level'), exact: true })
        .click()
      await desk.page.getByRole('listbox').getByRole('option').first().click()
    },
  },
  {
    name: 'a list that is filtered',
    open: async (desk) => {
      await escape(desk)
      await chip(desk).waitFor()
    },
  },
  {
    name: 'the menu of a column',
    open: async (desk) => {
      await chip(desk).click()
      const name = desk.say('entities.customer.fields.name')
      await desk.page.getByRole('columnheader', { name }).getByRole('button').first().focus()
      await desk.page.keyboard.press('ArrowDown')
      await desk.page.getByRole('menuitem', { name: desk.say('list.fitColumn') }).waitFor()
    },
  },
  {
    name: 'how a list looks',
    open: async (desk) => {
      await escape(desk)
      await desk.press(desk.say('list.display'))
      await desk.sees(desk.say('list.columnsReset'))
    },
  },
  {
    name: 'totals under a list',
    open: async (desk) => {
      await desk.page.getByRole('checkbox', { name: desk.say('list.totals.label') }).check()
      await escape(desk)
      await desk.page.getByRole('row', { name: desk.say('list.totals.label') }).waitFor()
    },
  },
  {
    name: 'a column that is being added',
    open: async (desk) => {
      await escape(desk)
      await desk.press(desk.say('customFields.add'))
      await desk.write(desk.say('customFields.name'), '资信等级')
      await desk.sees(desk.say('customFields.optionsHint'))
    },
  },
  {
    name: 'rows that are selected',
    open: async (desk) => {
      await escape(desk)
      await row(desk, '春晓茶叶店').waitFor()
      await desk.page.keyboard.press('j')
      await desk.page.keyboard.press('x')
      await desk.page.getByRole('toolbar', { name: desk.say('list.bulk.label') }).waitFor()
    },
  },
  {
    name: 'one value for all that is picked',
    open: async (desk) => {
      await desk.press(desk.say('list.bulk.edit'))
      await desk.page.getByRole('combobox', { name: desk.say('list.bulk.editWhich') }).waitFor()
    },
  },
  {
    name: 'two customers that become one',
    open: async (desk) => {
      await escape(desk)
      await desk.page.keyboard.press('j')
      await desk.page.keyboard.press('x')
      await desk.press(desk.say('list.bulk.merge'))
      await desk.sees(desk.say('records.merge.stays'))
    },
  },
  {
    name: 'a cell while it is written into, and what is wrong with it',
    open: async (desk) => {
      await escape(desk)
      await escape(desk)
      await desk.standOnCell(stationer, 'phone')
      await desk.page.keyboard.type('x')
      await desk.sees(desk.say('failures.notPhone'))
    },
  },
  {
    name: 'what a paste would do',
    open: async (desk) => {
      await escape(desk)
      await desk.pasteCells('0574 8765 0000\tX', 'x\t')
      await desk.page.getByRole('dialog', { name: desk.say('list.paste.title') }).waitFor()
    },
  },
  {
    name: 'brackets in a filter, and a question about related records',
    open: async (desk) => {
      await escape(desk)
      await escape(desk)
      const level = { field: 'level', op: 'oneOf', value: ['A'] }
      const calls = { field: 'at', op: 'lastDays', value: 60 }
      const quiet = { related: 'interaction', by: 'customer', has: true, where: calls }
      await goFiltered(desk, { all: [{ any: [level, { field: 'owner', op: 'mine' }] }, quiet] })
      await row(desk, stationer).waitFor()
      await desk.page.locator('.chip .parts').last().click()
      await desk.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'colour rules',
    open: async (desk) => {
      await escape(desk)
      await desk.press(desk.say('list.marks.title'))
      await desk.page.getByRole('dialog', { name: desk.say('list.marks.title') }).waitFor()
    },
  },
  {
    name: 'a condition that can no longer be asked',
    open: async (desk) => {
      await goFiltered(desk, { field: 'colour', op: 'filled' })
      await desk.sees(desk.say('list.trouble.filter.title'))
    },
  },
  {
    name: 'a list that nothing answers',
    open: async (desk) => {
      await goFiltered(desk, { field: 'name', op: 'contains', value: 'zzz' })
      await desk.sees(desk.say('list.empty.filtered'))
    },
  },
]
