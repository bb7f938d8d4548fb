import { expect } from 'vitest'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { story } from '../harness/desk/story.ts'

const office = { fill: neighbourhood }

story('a customer is found by whatever part of it comes to mind', async ({ open }) => {
  const desk = await open({ office })
  for (const [typed, title] of [
    ['nbcc', '宁波晨辰文具有限公司'],
    ['晨辰文', '宁波晨辰文具有限公司'],
    ['chenchen', '宁波晨辰文具有限公司'],
    ['8765', '宁波晨辰文具有限公司'],
    ['0021', '春晓茶叶店'],
    ['north trad', 'Northwind Traders'],
    ['0574 6612', '陈建国'],
    ['anders', 'Maria Anders'],
  ] as const) {
    await desk.findByPalette(typed, title)
  }
})

story('a field is changed where it stands, and changed back', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN', office })
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.editField('简称', '晨辰文具')
  await desk.sees('简称改为 晨辰文具', desk.messages)
  await desk.sees('晨辰文具', desk.field('简称'))

  await desk.undo()
  await desk.sees('已撤销', desk.messages)
  await expect.poll(() => desk.field('简称').innerText()).toBe('晨辰')
})

story('a call is logged with one key and one line', async ({ open }) => {
  const desk = await open({ office })
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.logCall('Wants forty boxes of A4 by Friday')
  await desk.sees('Wants forty boxes of A4 by Friday', desk.timeline)

  await desk.undo()
  await desk.seesNo('Wants forty boxes of A4 by Friday')
})

story(
  'a new customer who may be here already is pointed out while the name is typed',
  async ({ open }) => {
    const desk = await open({ office })
    await desk.goTo('customer')
    await desk.press('New customer')
    const form = desk.page.getByRole('dialog', { name: 'New customer' })
    await desk.write('Name', '宁波晨辰文具', form)
    await desk.sees('May be here already', form)
    await desk.sees('宁波晨辰文具有限公司', form)

    await desk.write('Name', '宁波晨星印刷厂', form)
    await desk.seesNo('May be here already')
    await desk.press('Save and open', form)
    await desk.sees('宁波晨星印刷厂', desk.page.getByRole('heading', { level: 1 }))
  },
)

story('a contact is added where the customer stands', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN', office })
  await desk.findByPalette('cxcyd', '春晓茶叶店')
  await desk.press('联系人', desk.page.getByRole('main'))
  const form = desk.page.getByRole('dialog', { name: '新建联系人' })
  await desk.write('姓名', '周小满', form)
  await desk.write('手机', '139 5888 0022', form)
  await desk.press('保存', form)
  await desk.sees('周小满', desk.page.getByRole('main'))
  await desk.findByPalette('zxm', '周小满')
  await desk.sees('春晓茶叶店', desk.page.getByRole('main'))
})

story('what was deleted lies in the recycle bin until it is put back', async ({ open }) => {
  const desk = await open({ office })
  await desk.findByPalette('north', 'Northwind Traders')
  await desk.press('More')
  await desk.page.getByRole('menuitem', { name: 'Move to recycle bin' }).click()
  await desk.sees('Northwind Traders moved to the recycle bin', desk.messages)

  await desk.goTo('recycleBin')
  await desk.press('Put back Northwind Traders')
  await desk.sees('The recycle bin is empty')
  await desk.findByPalette('anders', 'Maria Anders')
  await desk.sees('Northwind Traders', desk.page.getByRole('main'))
})
