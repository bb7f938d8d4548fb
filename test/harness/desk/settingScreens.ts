import type { Desk } from './desk.ts'
import type { Screen } from './screens.ts'

const sections = [
  'account',
  'office',
  'departments',
  'senders',
  'printers',
  'papers',
  'workingTime',
  'backup',
  'encryption',
  'housekeeping',
  'sample',
  'causes',
  'caseWay',
  'targets',
  'tags',
  'customFields',
  'dictionaries',
  'regions',
  'accounts',
] as const

const sectionScreens = sections.map((section): Screen => ({
  name: `settings, ${section}`,
  open: async (desk: Desk) => {
    await desk.goTo('settings')
    const title = desk.say(`settings.sections.${section}`)
    await desk.page
      .getByRole('navigation', { name: desk.say('settings.title') })
      .getByRole('link', { name: title, exact: true })
      .click()
    // The list of sections may have a heading of the same name.
    await desk.page.getByRole('heading', { name: title, level: 2 }).last().waitFor()
  },
}))

/** The sections of the settings, and what opens in the last of them. */
export const settingScreens: readonly Screen[] = [
  ...sectionScreens,
  {
    name: 'the form for an account',
    open: async (desk) => {
      await desk.press(desk.say('settings.accounts.add'))
      const dialog = desk.page.getByRole('dialog', { name: desk.say('settings.accounts.add') })
      await dialog.waitFor()
      await desk.press(desk.say('settings.accounts.add'), dialog)
      await desk.sees(desk.say('failures.required'), dialog)
    },
  },
  ...Object.entries({ user: '陆青', region: '北京市' }).map(([entity, title]): Screen => ({
    name: `the list of ${entity}s`,
    open: async (desk) => {
      await desk.page.goto(new URL(`/lists/${entity}`, desk.page.url()).href)
      await desk.page.getByRole('gridcell', { name: title, exact: true }).last().click()
      const peek = desk.page.getByRole('complementary', { name: desk.say('records.details') })
      await desk.sees(title, peek)
    },
  })),
]
