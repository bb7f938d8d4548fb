import { expect } from 'vitest'
import { locales } from '../../shared/locales/locale.ts'
import { barriers, strayWords } from '../harness/desk/inspection.ts'
import { screens, tourOffice } from '../harness/desk/screens.ts'
import { story } from '../harness/desk/story.ts'

const aWhile = { timeout: 240_000 }
// What is named, and how it is coloured, is the same in both languages: one walk looks for barriers, by day and by night.
const themes = { 'zh-CN': ['light', 'dark'], en: [] } as const

// What a page complains of in its console fails every story: errors, and whatever the content security policy refuses.
for (const locale of locales) {
  story(`a walk through every screen, in ${locale}`, aWhile, async ({ open }) => {
    const desk = await open({ locale, office: tourOffice })
    const found: Record<string, string[]> = {}
    for (const screen of screens) {
      await screen.open(desk)
      const faults = await strayWords(desk.page)
      for (const colorScheme of themes[locale]) {
        await desk.page.emulateMedia({ colorScheme })
        faults.push(...(await barriers(desk.page)).map((fault) => `${colorScheme}: ${fault}`))
      }
      if (faults.length > 0) found[screen.name] = faults
    }
    expect(found).toEqual({})
  })
}

story('the first screen of all', async ({ open }) => {
  const desk = await open()
  await desk.choose(desk.say('firstRun.protected.title'))
  await desk.press(desk.say('firstRun.start.import'))
  await desk.sees(desk.say('failures.required'))
  expect(await barriers(desk.page)).toEqual([])
  expect(await strayWords(desk.page)).toEqual([])
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
