import type { Desk } from './desk.ts'
import { call, escape, listScreens, row, stationer } from './listScreens.ts'
import { neighbourhood } from './neighbourhood.ts'
import { everybodysPassword, type PreparedOffice } from './preparedOffice.ts'
import { printScreens } from './printScreens.ts'
import { settingScreens } from './settingScreens.ts'

/** A screen of the interface, and how one comes to it from the one before. */
export interface Screen {
  readonly name: string
  /** Resolves when all of it is there. */
  open(desk: Desk): Promise<void>
}

/** The administrator of the office that the walk goes through. */
export const host = '沈一禾'

/** A protected office with a little of everything. */
export const tourOffice: PreparedOffice = {
  administrator: host,
  staff: ['陆青'],
  fill: (office) => {
    neighbourhood(office)
    const { add, now } = office
    const today = new Date(now).toISOString().slice(0, 10)
    add('tag', { name: 'VIP', color: 'amber' })
    add('department', { name: '业务部' })
    add('customField', { label: '年检等级', entity: 'customer', kind: 'choice' })
    add('contact', { name: '林小雨', birthday: `1990${today.slice(4)}` })
    add('task', { title: '催 10 月货款', dueOn: '2026-01-05' })
    add('task', { title: '回电', dueOn: today })
    add('serviceCase', { title: '第二批偏红', kind: 'complaint', receivedAt: now })
  },
}

/** Where one comes in. */
export const entranceScreens: readonly Screen[] = [
  {
    name: 'signing in',
    open: (desk) => desk.page.getByRole('button', { name: desk.say('signIn.submit') }).waitFor(),
  },
  {
    name: 'signing in with nothing filled in',
    open: async (desk) => {
      await desk.press(desk.say('signIn.submit'))
      await desk.sees(desk.say('failures.required'))
    },
  },
]

/** Enters the office that the walk goes through. */
export const enter = (desk: Desk): Promise<void> => desk.signIn(host, everybodysPassword)

const recordScreens: readonly Screen[] = [
  {
    name: 'a record beside its list',
    open: async (desk) => {
      await desk.press(desk.say('filter.clear'))
      await row(desk, stationer).click()
      const peek = desk.page.getByRole('complementary', { name: desk.say('records.details') })
      await desk.sees(call, peek)
    },
  },
  ...(
    [
      ['a contact', 'cjg', '陈建国'],
      ['a task', '寄样品', '寄样品'],
      ['an interaction', '秋季的订货单', call],
      ['a customer', 'nbcc', stationer],
    ] as const
  ).map(([name, query, title]) => ({
    name: `${name} on a page`,
    open: (desk: Desk) => desk.findByPalette(query, title),
  })),
  {
    name: 'a call while it is written down',
    open: async (desk) => {
      await desk.page.keyboard.press('l')
      await desk.page.getByRole('textbox', { name: desk.say('timeline.compose') }).fill('/')
      await desk.page
        .getByRole('option', { name: desk.say('entities.task.one') })
        .or(desk.page.getByRole('menuitem', { name: desk.say('entities.task.one') }))
        .first()
        .waitFor()
    },
  },
  {
    name: 'a field while it is edited, and what is wrong with it',
    open: async (desk) => {
      await desk.page.getByRole('textbox', { name: desk.say('timeline.compose') }).fill('')
      await escape(desk)
      await desk.editField(desk.say('entities.customer.fields.phone'), 'x')
      await desk.sees(desk.say('failures.notPhone'))
    },
  },
  {
    name: 'the palette',
    open: async (desk) => {
      await escape(desk)
      await desk.search('nbcc', stationer)
    },
  },
  {
    name: 'the form for a new customer',
    open: async (desk) => {
      await escape(desk)
      await desk.goTo('customer')
      await desk.page.getByRole('row').nth(1).waitFor()
      await desk.page.keyboard.press('c')
      await desk.write(desk.say('entities.customer.fields.name'), '宁波晨辰文具')
      await desk.press(desk.say('records.moreFields'))
      await desk.sees(desk.say('records.mayExist'))
    },
  },
  {
    name: 'whether to throw it away',
    open: async (desk) => {
      await escape(desk)
      await desk.sees(desk.say('records.discardAsk'))
    },
  },
  {
    name: 'the shortcuts',
    open: async (desk) => {
      await desk.press(desk.say('records.discard'))
      await desk.page.keyboard.press('?')
      await desk.sees(desk.say('frame.shortcuts.title'))
    },
  },
]

const otherScreens: readonly Screen[] = [
  {
    name: 'the office’s menu',
    open: async (desk) => {
      await escape(desk)
      await desk.openOfficeMenu()
      await desk.page.getByRole('menuitem', { name: desk.say('frame.signOut') }).waitFor()
    },
  },
  {
    name: 'the import',
    open: async (desk) => {
      await escape(desk)
      await desk.command(desk.say('palette.importCustomers'))
      await desk.sees(desk.say('importing.drop'))
    },
  },
  {
    name: 'the rehearsal of an import',
    open: async (desk) => {
      await desk.chooseSheet('customers-gb18030.csv')
      await desk.sees('GB18030')
      await desk.page.getByRole('row').nth(2).waitFor()
    },
  },
  {
    name: 'the pictures of service',
    open: async (desk) => {
      await desk.command(desk.say('figures.title'))
      await desk.page.getByRole('listbox', { name: desk.say('figures.charts.months') }).waitFor()
    },
  },
  {
    name: 'a picture as a table',
    open: async (desk) => {
      const title = desk.say('figures.charts.months')
      await desk.press(desk.say('figures.asTable', { title }))
      await desk.page.getByRole('table', { name: title }).waitFor()
    },
  },
  {
    name: 'the recycle bin',
    open: async (desk) => {
      await desk.goTo('recycleBin')
      await desk.page.getByRole('heading', { level: 1 }).waitFor()
    },
  },
  ...settingScreens,
  ...printScreens,
  {
    name: 'an address that leads nowhere',
    open: async (desk) => {
      await desk.page.goto(new URL('/nowhere/at/all', desk.page.url()).href)
      await desk.sees(desk.say('frame.notFoundTitle'))
    },
  },
  {
    name: 'a record that is not here',
    open: async (desk) => {
      const gone = '/customers/01890000-0000-7000-8000-000000000000'
      await desk.page.goto(new URL(gone, desk.page.url()).href)
      await desk.sees(desk.say('records.goneHint'))
    },
  },
]

/** Every screen behind the sign-in, in an order in which one leads to the next. */
export const screens: readonly Screen[] = [...listScreens, ...recordScreens, ...otherScreens]
