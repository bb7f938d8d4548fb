import { expect } from 'vitest'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { browserStory, story } from '../harness/desk/story.ts'

const office = { fill: neighbourhood }

story(
  'a column is added at the head of a list, filled, filtered, found and kept',
  async ({ open }) => {
    const desk = await open({ locale: 'zh-CN', office })
    const { keyboard } = desk.page
    const rows = desk.page.getByRole('row')
    await desk.goTo('customer')
    await rows.filter({ hasText: '晨辰' }).waitFor()
    await desk.press('添加列')
    await keyboard.type('介绍人')
    await keyboard.press('Enter')
    await desk.sees('已添加列“介绍人”', desk.messages)

    // The keyboard stands in the new column: what is typed is its first value.
    await desk.page.locator(':focus[aria-label*="介绍人"]').waitFor()
    await keyboard.type('老陈')
    await desk.holds('介绍人', '老陈')
    await keyboard.press('Enter')
    await desk.sees('介绍人改为 老陈', desk.messages)
    await keyboard.press('Escape')

    await desk.page.getByRole('columnheader', { name: '介绍人' }).click({ button: 'right' })
    await desk.page.getByRole('menuitem', { name: '按此列筛选' }).click()
    const value = desk.page.getByRole('dialog').getByRole('textbox')
    await value.fill('陈')
    await value.press('Enter')
    await expect.poll(() => rows.count()).toBe(2)
    await desk.sees('老陈', rows.nth(1))

    expect(await desk.restart()).toBe(0)
    await desk.findByPalette('老陈', '宁波晨辰文具有限公司')
    await desk.sees('老陈', desk.field('介绍人'))
    await desk.editField('介绍人', '小陈')
    await desk.sees('小陈', desk.timeline)
  },
)

browserStory('a column that one desk adds is at the other one at once', async ({ open }) => {
  const desk = await open({ office })
  const colleague = await desk.colleague()
  await colleague.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.goTo('customer')
  await desk.press('Add column')
  await desk.page.keyboard.type('Referred by')
  await desk.page.keyboard.press('Enter')
  await desk.sees('Column “Referred by” added', desk.messages)

  await colleague.page.getByRole('button', { name: /more fields$/ }).click()
  await colleague.editField('Referred by', 'Mrs Wu')
  await desk.sees('Mrs Wu', desk.page.getByRole('grid'))
  await desk.page.getByRole('columnheader', { name: 'Referred by' }).click({ button: 'right' })
  await desk.page.getByRole('menuitem', { name: 'Remove column' }).click()
  await desk.sees('1 record has something under “Referred by”')
  await desk.press('Remove')
  await desk.sees('Column “Referred by” removed', desk.messages)
  await colleague.seesNo('Referred by', colleague.page.getByRole('term'))
  // However long the colleague took to see it: its message may have gone.
  await desk.page.keyboard.press('Control+z')
  await desk.sees('Mrs Wu', desk.page.getByRole('grid'))
  await colleague.sees('Mrs Wu', colleague.field('Referred by'))
})
