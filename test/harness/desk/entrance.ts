import type { Protection } from '../../../shared/api/office.ts'
import type { Sitting } from './desk.ts'

/** What the first screen asks, as it is answered here. */
export interface FirstRunAnswers {
  readonly office: string
  readonly protection?: Protection
  readonly login?: string
  readonly password?: string
  /** `empty` unless told otherwise. */
  readonly begin?: 'import' | 'empty' | 'sample'
}

/** How one gets in and out. */
export interface Entrance {
  /** Answers the questions of the first run and starts. */
  firstRun(answers: FirstRunAnswers): Promise<void>
  signIn(login: string, password: string): Promise<void>
  signOut(): Promise<void>
  /** Opens what stands behind the office's name. */
  openOfficeMenu(): Promise<void>
}

export function entrance(desk: Sitting): Entrance {
  const openOfficeMenu = () =>
    desk.page
      .getByRole('navigation', { name: desk.say('frame.sections') })
      .getByRole('button')
      .first()
      .click()
  return {
    firstRun: async ({ office, protection = 'open', login, password, begin = 'empty' }) => {
      const { say } = desk
      await desk.write(say('firstRun.name'), office)
      await desk.choose(say(`firstRun.${protection}.title`))
      if (login !== undefined) await desk.write(say('firstRun.login'), login)
      if (password !== undefined) {
        await desk.write(say('firstRun.password'), password)
        await desk.write(say('firstRun.repeat'), password)
      }
      await desk.choose(say(`firstRun.ways.${begin}.title`))
      await desk.press(say(`firstRun.start.${begin}`))
    },
    signIn: async (login, password) => {
      await desk.write(desk.say('signIn.login'), login)
      await desk.write(desk.say('signIn.password'), password)
      await desk.press(desk.say('signIn.submit'))
    },
    signOut: async () => {
      await openOfficeMenu()
      await desk.page.getByRole('menuitem', { name: desk.say('frame.signOut') }).click()
      await desk.page.getByRole('button', { name: desk.say('signIn.submit') }).waitFor()
    },
    openOfficeMenu,
  }
}
