import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { OfficeToFill } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'
import { readPdf } from '../harness/pdf.ts'

const street = '中山东路 318 号富邦大厦 12 楼'

function written({ add }: OfficeToFill): void {
  add('customer', {
    name: '宁波澄川包装制品有限公司',
    address: { region: '330203', line: street, postcode: '315000' },
  })
}

story('an envelope is made in millimetres, and printed as it was shown', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN', office: { fill: written } })
  const { page, say } = desk
  await desk.goTo('settings')
  await page.getByRole('link', { name: say('settings.sections.templates'), exact: true }).click()
  await page.getByRole('link', { name: say('studio.open') }).click()
  // The settings have a button of the same name.
  await page.getByRole('heading', { level: 1, name: say('studio.title') }).waitFor()
  await desk.press(say('studio.add'))
  const asked = page.getByRole('dialog', { name: say('studio.add') })
  await asked.getByLabel(say('studio.paper')).selectOption('CN-DL')
  await asked.getByLabel(say('studio.name')).fill('新年信封')
  await asked.getByRole('button', { name: say('studio.create') }).click()

  // Placed with the mouse, then by the keyboard, and taken back.
  const address = page.getByRole('button', {
    name: new RegExp(`^文字：${say('studio.said.recipient.address')}；`),
  })
  // The page is drawn to the size of the room that it has: it is at rest once it can be pointed at.
  await address.hover({ position: { x: 40, y: 10 } })
  const box = (await address.boundingBox())!
  await page.mouse.down()
  await page.mouse.move(box.x + 65, box.y + 22, { steps: 4 })
  await page.mouse.up()
  const placed = (await address.getAttribute('aria-label'))!
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => address.getAttribute('aria-label')).not.toBe(placed)
  await page.keyboard.press('Control+z')
  await expect.poll(() => address.getAttribute('aria-label')).toBe(placed)

  // Too narrow it is said, and with room it fits.
  const width = page.getByLabel(say('studio.width'), { exact: false }).first()
  const whole = await width.inputValue()
  await width.fill('12')
  await width.press('Enter')
  await desk.sees('地址放不下：缩到 9 pt 仍被截断')
  await width.fill(whole)
  await width.press('Enter')
  await desk.seesNo('地址放不下：缩到 9 pt 仍被截断')
  await desk.sees(/^已保存/)

  // What comes out on paper is what was placed.
  const place = /左 ([\d.]+)，上 ([\d.]+) 毫米$/.exec(placed)!
  await desk.press(say('studio.preview'))
  const preview = page.getByRole('dialog', { name: say('print.preview') })
  await preview.getByRole('img').waitFor()
  const saving = page.waitForEvent('download')
  await preview.getByRole('button', { name: say('print.savePdf') }).click()
  const pdf = readPdf(readFileSync(await (await saving).path()))
  expect(pdf.text).toContain('中山东路 318 号')
  expect(pdf.pages).toEqual([{ width: expect.closeTo(220, 0), height: expect.closeTo(110, 0) }])
  const first = pdf.words(0).find(({ text }) => text.startsWith('浙江'))!
  expect(Math.abs(first.left - Number(place[1]))).toBeLessThan(1)
  expect(first.top).toBeGreaterThan(Number(place[2]) - 1)

  // The address of the page is its own: it comes back as it was left.
  await page.reload()
  await expect.poll(() => address.getAttribute('aria-label')).toBe(placed)
})
