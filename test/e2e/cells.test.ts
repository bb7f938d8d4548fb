import { expect } from 'vitest'
import type { Desk } from '../harness/desk/desk.ts'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { browserStory, story } from '../harness/desk/story.ts'

const office = { fill: neighbourhood }
const [stationer, tea, traders] = ['宁波晨辰文具有限公司', '春晓茶叶店', 'Northwind Traders']

const says = (desk: Desk, title: string, field: string, text: string) =>
  expect.poll(async () => (await desk.cell(title, field)).innerText()).toContain(text)

story('cells of a list are filled in by keyboard alone', async ({ open }) => {
  const desk = await open({ office })
  const { keyboard } = desk.page
  await desk.goTo('customer')
  await desk.row(tea).waitFor()

  await desk.standOnCell(traders, 'phone')
  await keyboard.type('+44 20 7946 0000')
  await keyboard.press('Tab')
  await says(desk, traders, 'phone', '+44 20 7946 0000')
  await keyboard.type('dor')
  await keyboard.press('Tab')
  await says(desk, traders, 'stage', 'Dormant')
  await desk.page.locator(':focus[aria-label*="Owner"]').waitFor()

  await keyboard.press('Control+z')
  await says(desk, traders, 'stage', 'Active')
  await keyboard.press('Escape')
  await keyboard.press('c')
  await desk.page.getByRole('dialog', { name: 'New customer' }).waitFor()
})

story(
  'an input method writes into cells, and what is wrong is said and mended',
  async ({ open }) => {
    const desk = await open({ locale: 'zh-CN', office })
    const { keyboard } = desk.page
    await desk.goTo('customer')
    await desk.row(tea).waitFor()

    await desk.standOnCell(tea, 'name')
    // An input method hands over whole words, and presses no keys.
    await keyboard.insertText('春晓')
    await keyboard.insertText('茶庄')
    await keyboard.press('Enter')
    await desk.sees('名称改为 春晓茶庄', desk.messages)
    await desk.row('春晓茶庄').waitFor()

    await desk.standOnCell('春晓茶庄', 'phone')
    await keyboard.insertText('总机')
    await keyboard.press('Enter')
    await desk.sees('电话至少要有三位数字。')
    await keyboard.press('Control+a')
    await keyboard.insertText('0574-8765 0000')
    await keyboard.press('Enter')
    await desk.sees('电话改为 0574-8765 0000', desk.messages)
    await desk.undo()
    await says(desk, '春晓茶庄', 'phone', '139 5888 0021')
  },
)

story(
  'two clicks on a title open its page, though the first one moves the list',
  async ({ open }) => {
    const desk = await open({ office })
    const { page } = desk
    await desk.goTo('customer')
    const cell = page.getByRole('gridcell', { name: traders, exact: true })
    const { x, y, height } = (await cell.boundingBox())!
    await page.mouse.click(x + 8, y + height / 2)
    await page.getByRole('complementary', { name: 'Details' }).waitFor()
    await expect.poll(async () => (await cell.boundingBox())!.x).toBeLessThan(x)
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    await expect.poll(() => page.url()).toMatch(/customers\/[0-9a-f-]{36}$/)
  },
)

browserStory('a cell that a colleague changed meanwhile is not overwritten', async ({ open }) => {
  const desk = await open({ office })
  const colleague = await desk.colleague()
  await desk.goTo('customer')
  await desk.standOnCell(traders, 'phone')
  await desk.page.keyboard.type('+44 20 7946 0000')

  await colleague.goTo('customer')
  await colleague.standOnCell(traders, 'phone')
  await colleague.page.keyboard.type('+44 20 7946 0099')
  await colleague.page.keyboard.press('Enter')
  await says(colleague, traders, 'phone', '0099')

  await desk.page.keyboard.press('Enter')
  await desk.sees('Phone was not saved.', desk.messages)
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('F2')
  await desk.sees('Changed meanwhile to +44 20 7946 0099')
  await desk.press('Keep theirs')
  await says(desk, traders, 'phone', '0099')
})

story(
  'a block from a spreadsheet is looked at, pasted, and taken back in one step',
  async ({ open }) => {
    const desk = await open({ office })
    await desk.goTo('customer')
    await desk.row(tea).waitFor()
    const rows = [
      await desk.row(tea).getAttribute('aria-rowindex'),
      await desk.row(traders).getAttribute('aria-rowindex'),
    ]
    const [above, below] = Number(rows[0]) < Number(rows[1]) ? [tea, traders] : [traders, tea]
    await desk.standOnCell(above, 'phone')
    await desk.pasteCells('Phone\tStage', '0574-8765 1111\tDormant', 'x\tLost')

    const dialog = desk.page.getByRole('dialog', { name: 'Paste into these cells' })
    await desk.sees('The first line names the columns and is left out.', dialog)
    await desk.press('Change 3 cells', dialog)
    await desk.sees('3 cells changed', desk.messages)
    await says(desk, above, 'phone', '0574-8765 1111')
    await says(desk, below, 'stage', 'Lost')

    await desk.undo()
    await says(desk, below, 'stage', below === tea ? 'Prospect' : 'Active')
    await desk.row(stationer).waitFor()
  },
)
