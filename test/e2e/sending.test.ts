import { expect } from 'vitest'
import type { OfficeToFill } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'
import { mailLogin, smtpServer } from '../harness/smtpOffice.ts'

/** Three customers: one who takes emails, one who refused, and one whose address their server does not know. */
const officeAt =
  (port: number) =>
  ({ add }: OfficeToFill): void => {
    add('customer', { name: '杭州栖梧文化用品有限公司', email: 'xu@qiwu.example' })
    add('customer', {
      name: '宁波澄川包装制品有限公司',
      email: 'no@chengchuan.example',
      mayEmail: false,
    })
    add('customer', { name: '苏州石湖印务有限公司', email: 'gone@shihu.example' })
    add('mailAccount', {
      name: '客服邮箱',
      fromAddress: mailLogin.user,
      host: '127.0.0.1',
      port,
      security: 'none',
      login: mailLogin.user,
      perMinute: 600,
    })
  }

story(
  'an email goes to three customers: one gets it, one refused before, and one has an address that is no good',
  async ({ open }) => {
    const server = await smtpServer(
      { to: (to) => (to.startsWith('gone') ? 550 : undefined) },
      { disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
    )
    const desk = await open({ locale: 'zh-CN', office: { fill: officeAt(server.port) } })
    const { page, say } = desk

    // The account gets its password, and is tried.
    await page.goto(new URL('/settings/sending', page.url()).href)
    await desk.press(say('sending.enterSecret'))
    await page.getByLabel(say('sending.password'), { exact: true }).fill(mailLogin.pass)
    await desk.press(say('settings.save'))
    await desk.sees(say('sending.secretKept'))
    await desk.press(say('sending.testSend'))
    await desk.sees(say('sending.testSent', { to: mailLogin.user }))

    // A mailing to all of them, by email.
    await page.goto(new URL('/mailings', page.url()).href)
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await page.keyboard.press('c')
    await desk.press(say('mailings.choose'))
    await page.getByRole('menuitem', { name: say('mailings.allCustomers') }).click()
    await page.getByText(say('mailings.ways.email'), { exact: true }).click()
    const subject = page.getByRole('textbox', { name: say('mailings.subject') })
    await subject.fill('新年好')
    await page.getByText('感谢信').first().click()
    await page.getByRole('button', { name: /^发信邮箱/ }).click()
    await page.getByRole('menuitemradio', { name: '客服邮箱' }).click()

    // What each gets is seen before, and who gets none is told.
    await desk.sees('（广告）新年好')
    await page.getByRole('radio', { name: /不收邮件/ }).waitFor()
    await page.getByRole('button', { name: say('mailings.sendMails', { count: 2 }) }).click()
    await page
      .getByRole('dialog', { name: say('mailings.reallySend', { count: 2 }) })
      .getByRole('button', { name: say('mailings.sendNow'), exact: true })
      .click()
    await desk.sees(say('mailings.failed', { count: 1 }))
    await desk.sees('已发送 1')
    expect(server.taken.map(({ to }) => to[0])).toEqual([mailLogin.user, 'xu@qiwu.example'])
    await server.close()
  },
  120_000,
)
