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
