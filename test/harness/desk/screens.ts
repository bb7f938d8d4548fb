import type { Desk } from './desk.ts'
import { everybodysPassword, type PreparedOffice } from './preparedOffice.ts'
import { neighbourhood } from './neighbourhood.ts'

/** A screen of the interface, and how one comes to it from the one before. */
export interface Screen {
  readonly name: string
  /** Resolves when all of it is there. */
  open(desk: Desk): Promise<void>
}

/** The administrator of the office that the tour goes through. */
export const host = '沈一禾'

/** A protected office with a little of everything. */
export const tourOffice: PreparedOffice = {
  administrator: host,
  staff: ['陆青'],
  fill: (office) => {
    neighbourhood(office)
    office.add('tag', { name: 'VIP' })
    office.add('department', { name: '业务部' })
  },
}

const pages = [
  'account',
  'office',
  'accounts',
  'departments',
  'sample',
  'tags',
  'dictionaries',
  'regions',
] as const

/** Every screen behind the sign-in, in an order in which one leads to the next. */
export const screens: readonly Screen[] = [
  {
    name: 'signing in',
    open: (desk) => desk.page.getByRole('button', { name: desk.say('signIn.submit') }).waitFor(),
  },
  {
    name: 'today',
    open: async (desk) => {
      await desk.signIn(host, everybodysPassword)
      await desk.sees('问了秋季的订货单')
    },
  },
  ...(['customer', 'contact', 'interaction', 'task'] as const).map((section) => ({
    name: `the list of ${section}s`,
    open: async (desk: Desk) => {
      await desk.goTo(section)
      await desk.page.getByRole('row').nth(1).waitFor()
    },
  })),
  {
    name: 'a record beside its list',
    open: async (desk) => {
      await desk.goTo('customer')
      await desk.page.getByRole('gridcell', { name: '宁波晨辰文具有限公司', exact: true }).click()
      const peek = desk.page.getByRole('complementary', { name: desk.say('records.details') })
      await desk.sees('问了秋季的订货单', peek)
    },
  },
  ...(
    [
      ['a customer', 'nbcc', '宁波晨辰文具有限公司'],
      ['a contact', 'cjg', '陈建国'],
      ['a task', '寄样品', '寄样品'],
      ['an interaction', '秋季的订货单', '问了秋季的订货单'],
    ] as const
  ).map(([name, query, title]) => ({
    name: `${name} on a page`,
    open: (desk: Desk) => desk.findByPalette(query, title),
  })),
  {
    name: 'the palette',
    open: async (desk) => {
      await desk.search('nbcc', '宁波晨辰文具有限公司')
    },
  },
  {
    name: 'the form for a new customer',
    open: async (desk) => {
      await desk.page.keyboard.press('Escape')
      await desk.goTo('customer')
      await desk.page.keyboard.press('c')
      await desk.write(desk.say('entities.customer.fields.name'), '宁波晨辰文具')
      await desk.press(desk.say('records.moreFields'))
      await desk.sees(desk.say('records.mayExist'))
    },
  },
  {
    name: 'the shortcuts',
    open: async (desk) => {
      await desk.page.keyboard.press('Escape')
      await desk.press(desk.say('records.discard'))
      await desk.page.keyboard.press('?')
      await desk.sees(desk.say('frame.shortcuts.title'))
    },
  },
  {
    name: 'the import',
    open: async (desk) => {
      await desk.page.keyboard.press('Escape')
      await desk.command(desk.say('palette.importCustomers'))
      await desk.sees(desk.say('importing.drop'))
    },
  },
  {
    name: 'the rehearsal of an import',
    open: async (desk) => {
      await desk.chooseSheet('customers-gb18030.csv')
      await desk.sees('GB18030')
    },
  },
  {
    name: 'the recycle bin',
    open: async (desk) => {
      await desk.goTo('recycleBin')
      await desk.sees(desk.say('recycleBin.empty'))
    },
  },
  ...pages.map((page) => ({
    name: `settings, ${page}`,
    open: async (desk: Desk) => {
      await desk.goTo('settings')
      const title = desk.say(`settings.sections.${page}`)
      await desk.page
        .getByRole('navigation', { name: desk.say('settings.title') })
        .getByRole('link', { name: title, exact: true })
        .click()
      await desk.page.getByRole('heading', { name: title, level: 2 }).waitFor()
    },
  })),
]
