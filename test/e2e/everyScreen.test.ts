import { expect } from 'vitest'
import { locales, type Locale } from '../../shared/locales/locale.ts'
import type { Desk } from '../harness/desk/desk.ts'
import { faults } from '../harness/desk/inspection.ts'
import { enter, entranceScreens, screens, tourOffice } from '../harness/desk/screens.ts'
import { story } from '../harness/desk/story.ts'

const aWhile = { timeout: 480_000 }

/** The languages as they are walked through: one by day, one by night, so that each screen is looked at in both. */
const looks = { 'zh-CN': 'light', en: 'dark' } as const

// What a page complains of in its console fails every story: errors, and whatever the content security policy refuses.
story('a walk through every screen', aWhile, async ({ open }) => {
  const desk = await open({ locale: locales[0], office: tourOffice })
  const found: Record<string, string[]> = {}
  async function walk(through: typeof screens): Promise<void> {
    for (const screen of through) {
      await screen.open(desk)
      const wrong = await faults(desk.page, looks[desk.locale])
      if (wrong.length > 0) found[`${screen.name}, ${desk.locale}`] = wrong
    }
  }
  await walk(entranceScreens)
  await enter(desk)
  for (const locale of locales) {
    if (locale !== desk.locale) await speak(desk, locale)
    await walk(screens)
  }
  await desk.signOut()
  await walk(entranceScreens)
  expect(found).toEqual({})
})

/** Has the interface speak another language, in place. */
async function speak(desk: Desk, locale: Locale): Promise<void> {
  const language = desk.say(`frame.languages.${locale}`)
  await desk.command(desk.say('palette.languageTo', { language }))
  desk.speak(locale)
}

story('the first screen of all', async ({ open }) => {
  const desk = await open()
  await desk.choose(desk.say('firstRun.protected.title'))
  await desk.press(desk.say('firstRun.start.import'))
  await desk.sees(desk.say('failures.required'))
  expect(await faults(desk.page, 'light')).toEqual([])
  expect(await faults(desk.page, 'dark')).toEqual([])
})

story('a script that is not Laike’s own does not run', async ({ open }) => {
  const desk = await open()
  const refused = await desk.page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
        const script = document.createElement('script')
        script.textContent = 'document.title = "somebody else’s"'
        document.body.append(script)
      }),
  )
  expect(refused).toBe('script-src-elem')
  const [complaint] = desk.premises.takeComplaints()
  expect(complaint).toContain('Content Security Policy')
})
