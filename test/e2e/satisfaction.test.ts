import { expect } from 'vitest'
import type { Desk } from '../harness/desk/desk.ts'
import { faults } from '../harness/desk/inspection.ts'
import type { OfficeToFill } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'

const customers = ({ add }: OfficeToFill): void => {
  const customer = add('customer', { name: '宁波澄川包装' })
  add('contact', { name: '王芳', customer, primary: true })
  add('serviceCase', { title: '少一箱说明书', customer, kind: 'feedback' })
  add('customer', { name: '嘉兴禾田印务' })
}

/** One of the scales on the screen, by what it asks. */
const scale = (desk: Desk, name: string) => desk.page.getByRole('radiogroup', { name, exact: true })
const picked = (desk: Desk, asked: string, answer: RegExp) =>
  expect
    .poll(() =>
      scale(desk, asked).getByRole('radio', { name: answer }).getAttribute('aria-checked'),
    )
    .toBe('true')

story(
  'how content customers are: asked at closing, on the phone, and on paper',
  async ({ open }) => {
    const desk = await open({ locale: 'zh-CN', office: { fill: customers } })
    const { page, say } = desk
    const grades = (csat: number, code: 'satisfied' | 'dissatisfied') =>
      `${csat} ${say(`dictionaries.satisfaction.codes.${code}`)}`

    // Feedback is over once it is answered; a digit says how content the customer was.
    await desk.findByPalette('少一箱', '少一箱说明书')
    const way = page.getByRole('region', { name: say('service.progress') })
    await desk.press(say('service.steps.answered'), way)
    await page
      .locator('.case-bar [aria-current="step"]')
      .filter({ hasText: say('dictionaries.caseState.codes.answered') })
      .waitFor()
    await desk.press(say('service.steps.closed'), way)
    await desk.sees(say('surveys.wasContent'))
    await page.keyboard.press('4')
    await picked(desk, say('surveys.wasContent'), /^4/)
    await scale(desk, say('surveys.nps')).getByRole('radio', { name: '9' }).click()
    await picked(desk, say('surveys.nps'), /^9$/)
    await scale(desk, '服务态度如何').getByRole('radio', { name: '5' }).click()
    await picked(desk, '服务态度如何', /^5$/)
    expect(await faults(page, 'light')).toEqual([])
    await desk.sees(grades(4, 'satisfied'), page.getByRole('list'))

    // On the phone: nothing is written before the first answer, and each is taken back by itself.
    await desk.findByPalette('澄川', '宁波澄川包装')
    await page.keyboard.press('v')
    const asking = page.getByRole('dialog')
    await desk.sees('感谢您一年来的支持', asking)
    await page.keyboard.press('2')
    await picked(desk, say('surveys.csat'), /^2/)
    await asking.getByRole('radio', { name: '减少' }).click()
    await desk.sees(say('surveys.answered', { question: '明年的采购打算' }))
    expect(await faults(page, 'dark')).toEqual([])
    await desk.press(say('surveys.done'), asking)
    await desk.press(say('surveys.why'))
    const why = page.getByRole('dialog', { name: say('surveys.why') })
    await desk.sees(say('surveys.fromAnswers', { grade: '一般', mean: '2.67' }), why)
    expect(await faults(page, 'light')).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await desk.sees(say('frame.undone'))

    // On paper: sheet after sheet without the mouse.
    await desk.command(say('surveys.enter'))
    await page
      .getByRole('combobox', { name: say('entities.surveyResponse.fields.customer') })
      .waitFor()
    const sheet = async (customer: string, figures: string) => {
      await page.keyboard.type(customer.slice(2, 4))
      await page.getByRole('option', { name: customer, exact: true }).first().waitFor()
      await page.keyboard.press('Enter')
      await page.keyboard.type(figures)
      await page.keyboard.press('Enter')
    }
    await sheet('嘉兴禾田印务', '5105544')
    await desk.sees(say('surveys.enteredCount', { count: 1 }))
    await sheet('宁波澄川包装', '585544')
    await desk.sees(say('surveys.enteredCount', { count: 2 }))
    expect(await faults(page, 'dark')).toEqual([])
    await page.keyboard.type('没有这家')
    await page.keyboard.press('Tab')
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await desk.sees(say('surveys.customerUnknown', { name: '没有这家' }))
    await desk.sees(say('surveys.enteredCount', { count: 2 }))

    // What it brought, and the rows behind each figure.
    await page.getByRole('link', { name: say('surveys.toFigures') }).click()
    const figures = page.getByRole('region', { name: say('surveys.figures') })
    await desk.sees('4.0', figures)
    await desk.sees('+50', figures)
    expect(await faults(page, 'light')).toEqual([])
    await figures.getByRole('link', { name: new RegExp(say('surveys.promoters')) }).click()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
  },
  120_000,
)

story('feedback is recorded from anywhere, and counted by its kind', async ({ open }) => {
  const desk = await open({ office: { fill: customers } })
  const { page, say } = desk
  await page.getByRole('navigation', { name: say('frame.sections') }).waitFor()
  // The second key is pressed at once, however long a busy page takes for the first.
  await Promise.all([page.keyboard.press('r'), page.keyboard.press('s')])
  const form = page.getByRole('dialog', { name: say('service.new.suggestion') })
  await form.waitFor()
  await desk.write(say('entities.serviceCase.fields.title'), 'Put a manual into each box', form)
  await desk.press(say('records.saveAndOpen'), form)
  await desk.sees(/^JY-\d{4}-0001$/)
  await page.goto(new URL('/service', page.url()).href)
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name} 1$`) })
  await tab(say('dictionaries.caseKind.codes.suggestion')).waitFor()
  await tab(say('dictionaries.caseKind.codes.feedback')).waitFor()
})
