import { expect } from 'vitest'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { story } from '../harness/desk/story.ts'

const inDesktopApp = true

story('the desktop app opens a new office and keeps what is written in it', async ({ open }) => {
  const desk = await open({ inDesktopApp, locale: 'zh-CN' })
  await desk.firstRun({ office: '一禾办公用品' })
  await desk.sees(desk.say('today.welcome'))
  await desk.goTo('customer')
  await desk.press('新建客户')
  await desk.write('名称', '宁波晨星印刷厂')
  await desk.press('保存并打开')
  await desk.logCall('要四十箱 A4 纸')
  expect(await desk.restart()).toBe(0)
  await desk.findByPalette('cxys', '宁波晨星印刷厂')
  await desk.sees('要四十箱 A4 纸', desk.timeline)
})

story('the desktop app starts an office again that died under its window', async ({ open }) => {
  const desk = await open({ inDesktopApp, office: { fill: neighbourhood } })
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.logCall('Wants to move the delivery')
  await desk.premises.killOffice()
  await desk.premises.officeIsBack()

  // Who saves before it is back keeps what was written, and saves it once more.
  await desk.page.keyboard.press('l')
  const line = desk.page.getByRole('textbox', { name: desk.say('timeline.compose') })
  await line.fill('Delivery moved to Thursday')
  const saves = async () => {
    await line.press('Enter')
    return line.inputValue()
  }
  await expect.poll(saves).toBe('')
  await desk.sees('Wants to move the delivery', desk.timeline)
  await expect.poll(() => desk.timeline.getByText('Delivery moved to Thursday').count()).toBe(1)
})
