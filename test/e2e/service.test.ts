import { expect } from 'vitest'
import { faults } from '../harness/desk/inspection.ts'
import { browserStory, story, type OpenDesk } from '../harness/desk/story.ts'
import type { Desk } from '../harness/desk/desk.ts'
import type { OfficeToFill } from '../harness/desk/preparedOffice.ts'

const hour = 3_600_000

/** A customer that complained before, and a case of somebody else that says nearly the same. */
function chengchuan({ add, now }: OfficeToFill): void {
  const customer = add('customer', { name: '宁波澄川包装制品有限公司', phone: '0574-8712 3456' })
  add('contact', { name: '顾明澄', customer, mobile: '13805741234' })
  const receivedAt = now - 30 * 24 * hour
  add('serviceCase', { title: '套筒尺寸不符 200 件', customer, receivedAt })
  const other = add('customer', { name: '嘉兴禾田印务有限公司' })
  add('serviceCase', { title: '印刷色差，封面偏黄', customer: other, receivedAt })
}

/** A box of the form, by its label. */
const box = (desk: Desk, field: string) =>
  desk.page
    .getByRole('dialog')
    .getByLabel(desk.say(`entities.serviceCase.fields.${field}` as Parameters<Desk['say']>[0]), {
      exact: true,
    })

/** Presses a step at the head of the case. */
const step = (desk: Desk, name: string) =>
  desk.press(name, desk.page.getByRole('region', { name: desk.say('service.progress') }))
const isIn = (desk: Desk, state: string) =>
  desk.page.locator('.case-bar [aria-current="step"]').filter({ hasText: state }).waitFor()

const ringing = 'a complaint, from the phone ringing to the picture'
story(`${ringing}, over HTTP`, ({ open }) => takeComplaint(open, false), 120_000)
story(`${ringing}, over a port`, ({ open }) => takeComplaint(open, true), 120_000)

async function takeComplaint(open: OpenDesk, inDesktopApp: boolean): Promise<void> {
  const office = { fill: chengchuan }
  const desk = await open({ locale: 'zh-CN', office, inDesktopApp })
  const { page, say } = desk

  // The phone rings: who is it, and what was there before?
  await desk.findByPalette('ccbz', '宁波澄川包装制品有限公司')
  await page.keyboard.press('s')
  const form = page.getByRole('dialog', { name: say('service.new.complaint') })
  await form.waitFor()
  await desk.sees('套筒尺寸不符 200 件', form)
  await box(desk, 'title').fill('印刷色差，第二批偏红')
  await desk.sees('印刷色差，封面偏黄', form)
  await box(desk, 'description').fill('第二批 2,000 只偏红，与封样对不上')
  await box(desk, 'demand').fill('换货')
  await box(desk, 'cause').fill('wgxc')
  await page.getByRole('option', { name: '产品质量 › 外观瑕疵' }).click()
  await desk.press(say('service.linkTo', { title: '套筒尺寸不符 200 件' }), form)
  await desk.press(say('records.saveAndOpen'), form)

  // It has a number, a handler and a limit.
  await page.getByRole('heading', { level: 1, name: '印刷色差，第二批偏红' }).waitFor()
  await desk.sees(/^TS-\d{4}-0003$/)
  const clock = page.getByRole('region', { name: say('service.clock.label') })
  await desk.sees(/前答复/, clock)

  // The handler looks into it, and has to ask the customer for pictures.
  await step(desk, say('service.steps.investigating'))
  await isIn(desk, say('dictionaries.caseState.codes.investigating'))
  await desk.press(say('service.clock.wait'), clock)
  const waiting = page.getByRole('dialog', { name: say('service.clock.wait') })
  await waiting.getByRole('textbox').fill('照片')
  await desk.press(say('service.clock.wait'), waiting)
  await desk.sees(/起等客户：照片/, clock)
  await desk.press(say('service.clock.replied'), clock)
  await desk.sees(/前答复/, clock)

  // The answer comes from a text of the office, with what the case says in it.
  const answer = page.getByRole('region', { name: say('answer.title'), exact: true })
  await desk.press(say('answer.choose'), answer)
  await page.getByRole('menuitem').first().click()
  const written = () => answer.getByRole('textbox').first().inputValue()
  await expect.poll(written).toContain('印刷色差，第二批偏红')
  await desk.press(say('answer.save'), answer)
  await desk.sees(say('answer.saved'), desk.messages)

  // The customer is not content with it, and then is.
  await step(desk, say('service.steps.answered'))
  await isIn(desk, say('dictionaries.caseState.codes.answered'))
  await desk.sees(say('service.clock.answeredInTime'), clock)
  await step(desk, say('service.backToInvestigating'))
  const why = page.getByRole('dialog', { name: say('service.backToInvestigating') })
  await desk.write(say('service.reason'), '客户要整批换', why)
  await desk.press(say('service.backToInvestigating'), why)
  await isIn(desk, say('dictionaries.caseState.codes.investigating'))
  await desk.sees('客户要整批换', desk.timeline)
  await step(desk, say('service.steps.answered'))
  await step(desk, say('service.steps.solved'))
  await step(desk, say('service.steps.closed'))
  await isIn(desk, say('dictionaries.caseState.codes.closed'))
  await desk.sees(say('service.closedWhy'))

  // Asked whether they were content; one key.
  const content = page.getByRole('region', { name: say('surveys.wasContent') })
  await content.waitFor()
  await page.keyboard.press('4')
  await desk.sees(say('surveys.graded', { grade: '满意' }), desk.messages)

  // The picture has it, and leads back to it.
  await page.goto(new URL('/service/figures', page.url()).href)
  const tile = (key: 'count' | 'grades') =>
    page.getByRole('button').filter({ hasText: say(`figures.tiles.${key}`) })
  await desk.sees(/3/, tile('count'))
  await desk.sees(/4/, tile('grades'))
  await tile('grades').click()
  await page.getByRole('row').filter({ hasText: '印刷色差，第二批偏红' }).waitFor()
}

/** The board of cases, and on it the complaint about sleeves. */
async function boardOf(desk: Desk) {
  const { page, say } = desk
  const title = '套筒尺寸不符 200 件'
  await desk.goTo('serviceCase')
  await desk.choose(say('service.board.asBoard'))
  await page.getByRole('button', { name: say('service.board.stepsOf', { title }) }).waitFor()
  const column = (state: 'received' | 'investigating' | 'answered') =>
    page.getByRole('region', {
      name: new RegExp(`^${say(`dictionaries.caseState.codes.${state}`)}, `),
    })
  const card = (state: Parameters<typeof column>[0]) =>
    column(state).getByRole('link', { name: title })
  const hasKeyboard = (state: Parameters<typeof column>[0]) =>
    expect.poll(() => card(state).evaluate((it) => it === document.activeElement)).toBe(true)
  return { column, card, hasKeyboard }
}

story('a case is taken through the board by keys, and a step back says why', async ({ open }) => {
  const desk = await open({ office: { fill: chengchuan } })
  const { page, say } = desk
  const { column, card, hasKeyboard } = await boardOf(desk)
  await card('received').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await hasKeyboard('investigating')
  await page.keyboard.press('Shift+ArrowRight')
  await hasKeyboard('answered')

  // Back asks why; without a word it goes nowhere.
  await page.keyboard.press('Shift+ArrowLeft')
  const why = page.getByRole('dialog', { name: say('service.backToInvestigating') })
  await why.waitFor()
  await page.keyboard.press('Escape')
  await card('answered').waitFor()
  await card('answered').focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: say('service.backToInvestigating') }).click()
  await desk.write(say('service.reason'), 'They want all of it replaced', why)
  await page.keyboard.press('Control+Enter')
  await card('investigating').waitFor()

  // Dragged to where no step leads it stays, and it is said why.
  await card('investigating').dragTo(column('received'))
  await desk.sees('A case can’t go there from where it is.')
  await card('investigating').waitFor()
  await card('investigating').dragTo(column('answered'))
  await card('answered').waitFor()
  await desk.sees('Case: Answered', desk.messages)
  await desk.undo()
  await card('investigating').waitFor()
})

browserStory(
  'a card keeps the keyboard when its step is told before it is answered',
  async ({ open }) => {
    const desk = await open({ office: { fill: chengchuan } })
    const { card, hasKeyboard } = await boardOf(desk)
    const told = Promise.withResolvers<void>()
    await desk.page.route(/records\/update$/, async (route) => {
      const response = await route.fetch()
      await told.promise
      await route.fulfill({ response })
    })
    await card('received').focus()
    await desk.page.keyboard.press('Shift+ArrowRight')
    await hasKeyboard('investigating')
    told.resolve()
    await hasKeyboard('investigating')
  },
)

browserStory('a complaint survives what goes wrong while it is taken', async ({ open }) => {
  const desk = await open({ office: { fill: chengchuan } })
  const { page, say } = desk
  await desk.goTo('serviceCase')
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('s')
  const form = page.getByRole('dialog', { name: say('service.new.complaint') })
  const long = '第二批偏红，'.repeat(1667).slice(0, 10_000)

  // A customer that nobody knows is not taken for another one.
  await box(desk, 'customer').fill('zzz 不存在')
  await box(desk, 'title').fill('<b>Red</b> instead of blue')
  await box(desk, 'description').fill(`<img src=x onerror="alert(1)">${long}`)
  await form.getByRole('button', { name: say('records.moreFields') }).click()
  await box(desk, 'number').fill('TS-2026-0001')
  await desk.press(say('records.saveAndOpen'), form)
  await form.getByRole('alert').first().waitFor()
  await desk.holds(say('entities.serviceCase.fields.title'), '<b>Red</b> instead of blue')
  await box(desk, 'customer').fill('ccbz')
  await page.getByRole('option', { name: '宁波澄川包装制品有限公司' }).first().click()
  await box(desk, 'number').fill('')

  // The line is cut as it is saved; nothing is lost, and it is saved once.
  await page.context().setOffline(true)
  await desk.press(say('records.saveAndOpen'), form)
  await form.getByRole('alert').first().waitFor()
  await page.context().setOffline(false)
  await desk.holds(say('entities.serviceCase.fields.title'), '<b>Red</b> instead of blue')
  await desk.press(say('records.saveAndOpen'), form)
  await page.getByRole('heading', { level: 1, name: '<b>Red</b> instead of blue' }).waitFor()
  await desk.goTo('serviceCase')
  await page.getByRole('row').filter({ hasText: '<b>Red</b>' }).waitFor()
  expect(await page.getByRole('row').filter({ hasText: '<b>Red</b>' }).count()).toBe(1)
})

story(
  'the screens of service can be used by everybody',
  async ({ open }) => {
    const desk = await open({ office: { fill: chengchuan } })
    const { page, say } = desk
    const found: Record<string, readonly string[]> = {}
    async function inspect(name: string): Promise<void> {
      for (const look of ['light', 'dark'] as const) {
        const wrong = await faults(page, look)
        if (wrong.length > 0) found[`${name}, ${look}`] = wrong
      }
    }
    const go = (path: string) => page.goto(new URL(path, page.url()).href)
    const title = (section: 'causes' | 'caseWay') =>
      page.getByRole('heading', { level: 2, name: say(`settings.sections.${section}`) }).waitFor()

    await go('/settings/causes')
    await title('causes')
    await inspect('causes')
    await go('/settings/caseWay')
    await title('caseWay')
    await page.getByLabel(say('settings.caseWay.pattern'), { exact: true }).first().fill('{n')
    await inspect('way and numbers')

    await go('/service')
    await desk.choose(say('service.board.asBoard'))
    await page
      .getByRole('button', { name: /^Steps of / })
      .first()
      .waitFor()
    await inspect('board')
    await page.getByRole('link', { name: '套筒尺寸不符 200 件' }).focus()
    await page.keyboard.press('m')
    await page.getByRole('menuitem').first().waitFor()
    await inspect('steps on the board')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: '套筒尺寸不符 200 件' }).press('Enter')
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '套筒' }).waitFor()
    await page.getByRole('tab', { name: say('service.links') }).click()
    await inspect('case')
    for (const each of ['answered', 'solved', 'closed'] as const) {
      await step(desk, say(`service.steps.${each}`))
      await isIn(desk, say(`dictionaries.caseState.codes.${each}`))
    }
    await inspect('closed case')
    expect(found).toEqual({})
  },
  120_000,
)
