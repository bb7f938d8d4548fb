import { describe } from 'vitest'
import { locales } from '../../shared/locales/locale.ts'
import { story } from '../harness/desk/story.ts'

describe.each(locales)('the first morning, in %s', (locale) => {
  story('a shop that opens at once leads straight in', async ({ open }) => {
    const desk = await open({ locale })
    await desk.firstRun({ office: '一禾办公用品' })
    await desk.sees(desk.say('today.welcome'))
    await desk.restart()
    await desk.sees(desk.say('today.welcome'))
  })

  story('a protected office knows who is there', async ({ open }) => {
    const desk = await open({ locale })
    await desk.firstRun({
      office: '一禾办公用品',
      protection: 'protected',
      login: '沈一禾',
      password: '春天 2026 订货',
    })
    await desk.sees(desk.say('today.welcome'))
    await desk.sees('沈一禾')

    await desk.signOut()
    await desk.signIn('沈一禾', 'not this one')
    await desk.sees(desk.say('failures.wrongPassword'))
    await desk.signIn('沈一禾', '春天 2026 订货')
    await desk.sees(desk.say('today.welcome'))
  })
})
