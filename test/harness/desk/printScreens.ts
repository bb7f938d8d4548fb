import type { Desk } from './desk.ts'
import type { Screen } from './screens.ts'

const go = (desk: Desk, path: string) => desk.page.goto(new URL(path, desk.page.url()).href)
const escape = (desk: Desk) => desk.page.keyboard.press('Escape')

/** Opens a template of the studio by what it is called, as the office was set up. */
async function openTemplate(desk: Desk, name: string): Promise<void> {
  await go(desk, '/templates')
  // One of the same name in another language may follow it.
  await desk.page.getByRole('main').getByRole('link', { name }).first().click()
  await desk.page.getByRole('button', { name: desk.say('studio.preview') }).waitFor()
}

const mailingScreens: readonly Screen[] = [
  {
    name: 'the mailings',
    open: async (desk) => {
      await go(desk, '/mailings')
      const heads = desk.page.getByRole('columnheader')
      await heads
        .or(desk.page.getByRole('heading', { level: 2 }))
        .first()
        .waitFor()
    },
  },
  {
    name: 'a mailing to nobody',
    open: async (desk) => {
      await desk.page.keyboard.press('c')
      await desk.sees(desk.say('mailings.empty'))
    },
  },
  {
    name: 'whom a mailing goes to',
    open: async (desk) => {
      await desk.press(desk.say('mailings.choose'))
      await desk.page.getByRole('menuitem', { name: desk.say('mailings.allCustomers') }).waitFor()
    },
  },
  {
    name: 'a mailing on labels, and what is wrong with it',
    open: async (desk) => {
      const { page, say } = desk
      await page.getByRole('menuitem', { name: say('mailings.allCustomers') }).click()
      await page.getByText(/L7160/).click()
      await page.getByRole('radio', { name: say('mailings.labelPlace', { n: 3 }) }).waitFor()
      await page.getByRole('img').last().waitFor()
    },
  },
]

const studioScreens: readonly Screen[] = [
  {
    name: 'the templates',
    open: async (desk) => {
      await go(desk, '/templates')
      await desk.page.getByRole('heading', { name: desk.say('studio.title') }).waitFor()
    },
  },
  {
    name: 'the form for a template',
    open: async (desk) => {
      await desk.press(desk.say('studio.add'))
      await desk.page.getByRole('dialog', { name: desk.say('studio.add') }).waitFor()
    },
  },
  {
    name: 'a text message as a template',
    open: async (desk) => {
      const { page, say } = desk
      await page.getByLabel(say('studio.kind')).selectOption('sms')
      await desk.press(say('studio.create'))
      await desk.sees(say('studio.sms.preview'))
    },
  },
  {
    name: 'an envelope in the studio',
    open: async (desk) => {
      await escape(desk)
      await openTemplate(desk, '国内信封 DL')
      await desk.sees(desk.say('studio.check'))
    },
  },
  {
    name: 'something on it that is chosen',
    open: async (desk) => {
      const words = desk.say('studio.said.recipient.address')
      await desk.page
        .getByRole('button', { name: new RegExp(words) })
        .first()
        .click()
      await desk.sees(desk.say('studio.needed'))
    },
  },
  {
    name: 'the fields that can be put there',
    open: async (desk) => {
      await desk.press(desk.say('studio.insertField'))
      await desk.page.getByRole('textbox', { name: desk.say('studio.findField') }).waitFor()
    },
  },
  {
    name: 'the versions of a template',
    open: async (desk) => {
      await escape(desk)
      await desk.press(desk.say('studio.versions'))
      await desk.page.getByRole('region', { name: desk.say('studio.versions') }).waitFor()
    },
  },
  {
    name: 'a letter in the studio',
    open: async (desk) => {
      await openTemplate(desk, '感谢信')
      await desk.page.getByRole('textbox', { name: desk.say('studio.bodyOf') }).waitFor()
      await desk.page.getByRole('img').last().waitFor()
    },
  },
  {
    name: 'a condition while it is made',
    open: async (desk) => {
      await desk.press(desk.say('studio.condition'))
      await desk.page.getByRole('dialog', { name: desk.say('studio.condition') }).waitFor()
    },
  },
]

/** Mailings, and the studio in which what is printed is made. */
export const printScreens: readonly Screen[] = [...mailingScreens, ...studioScreens]
