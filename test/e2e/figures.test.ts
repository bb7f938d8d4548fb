import { expect } from 'vitest'
import type { Desk } from '../harness/desk/desk.ts'
import { everybodysPassword, type OfficeToFill } from '../harness/desk/preparedOffice.ts'
import { browserStory } from '../harness/desk/story.ts'

/** Five complaints with two causes, and an enquiry. */
function complaints({ add, now }: OfficeToFill): void {
  const color = add('caseCause', { name: '印刷色差' })
  const late = add('caseCause', { name: '司机迟到' })
  const at = { kind: 'complaint', receivedAt: now - 60_000 } as const
  for (const title of ['偏红', '偏黄', '偏蓝']) add('serviceCase', { ...at, title, cause: color })
  for (const title of ['晚了半天', '晚了一天']) add('serviceCase', { ...at, title, cause: late })
  add('serviceCase', { kind: 'enquiry', title: '能不能打样', receivedAt: now - 60_000 })
}

const chart = (desk: Desk, key: 'causes' | 'months') =>
  desk.page.getByRole('listbox', { name: desk.say(`figures.charts.${key}`) })
const points = (desk: Desk, key: 'causes' | 'months') =>
  chart(desk, key).getByRole('option').allInnerTexts()
const rows = (desk: Desk) => desk.page.locator('.record-row .cell.title > .el').allInnerTexts()

const office = { administrator: '沈一禾', staff: ['陆青'], fill: complaints }

browserStory('a bar leads to its cases, and grows with the next one', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN', office })
  const { page } = desk
  await desk.signIn('沈一禾', everybodysPassword)
  await desk.command(desk.say('figures.title'))
  await chart(desk, 'causes').waitFor()
  await expect.poll(() => points(desk, 'causes')).toEqual(['印刷色差 3', '司机迟到 2'])

  // By the keyboard alone: to the second bar, and into it.
  await chart(desk, 'causes').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(() => rows(desk)).toHaveLength(2)
  expect((await rows(desk)).toSorted()).toEqual(['晚了一天', '晚了半天'].toSorted())

  // Whoever looks at the picture sees what a colleague writes down, and nothing is loaded anew for it.
  await page.goBack()
  await chart(desk, 'causes').waitFor()
  await page.evaluate(() => ((window as { stays?: boolean }).stays = true))
  const colleague = await desk.colleague()
  await colleague.signIn('陆青', everybodysPassword)
  await colleague.goTo('serviceCase')
  await colleague.page.getByRole('row').nth(1).waitFor()
  await colleague.page.keyboard.press('c')
  const form = colleague.page.getByRole('dialog')
  await form
    .getByLabel(desk.say('entities.serviceCase.fields.title'), { exact: true })
    .fill('司机又晚了')
  await form.getByLabel(desk.say('entities.serviceCase.fields.cause'), { exact: true }).fill('司机')
  await colleague.page.getByRole('option', { name: '司机迟到', exact: true }).click()
  await colleague.page.keyboard.press('Control+Enter')
  await expect
    .poll(() => points(desk, 'causes'))
    .toEqual(expect.arrayContaining(['印刷色差 3', '司机迟到 3']))
  expect(await page.evaluate(() => (window as { stays?: boolean }).stays)).toBe(true)

  // The same figures as a table.
  const title = desk.say('figures.charts.causes')
  await desk.press(desk.say('figures.asTable', { title }))
  await page.getByRole('table', { name: title }).getByRole('button', { name: '司机迟到' }).click()
  await expect.poll(() => rows(desk)).toHaveLength(3)
})
