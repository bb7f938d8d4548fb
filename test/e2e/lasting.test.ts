import { expect } from 'vitest'
import { runRefusedHost } from '../harness/desk/browserHost.ts'
import { neighbourhood } from '../harness/desk/neighbourhood.ts'
import { browserStory, story } from '../harness/desk/story.ts'

const office = { fill: neighbourhood }

story('what was written in the evening is there in the morning', async ({ open }) => {
  const desk = await open({ office })
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.logCall('Sends the autumn list on Monday')
  expect(await desk.restart()).toBe(0)
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.sees('Sends the autumn list on Monday', desk.timeline)
})

story('what was typed and not saved outlives the page', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN', office })
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.page.keyboard.press('n')
  await desk.write('记一句', '问问发票抬头')
  await desk.crashPage()
  await desk.holds('记一句', '问问发票抬头')

  await desk.goTo('customer')
  await desk.press('新建客户')
  await desk.write('名称', '月湖书店')
  await desk.page.reload()
  await desk.press('新建客户')
  await desk.sees('已恢复上次没保存的内容。')
  await desk.holds('名称', '月湖书店')
})

story('what was typed into a cell and not saved is offered again', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN', office })
  await desk.goTo('customer')
  await desk.standOnCell('春晓茶叶店', 'phone')
  await desk.page.keyboard.type('0574-8765 0000')
  await desk.crashPage()
  await desk.sees('上次填在这里的内容还没有保存。', desk.messages)
  await desk.sees('0574-8765 0000', desk.row('春晓茶叶店'))
  await desk.press('去看看')
  await desk.holds('电话', '0574-8765 0000')
  await desk.page.keyboard.press('Enter')
  await desk.sees('电话改为 0574-8765 0000', desk.messages)
})

story('an office that is killed is missed, and goes on as soon as it is back', async ({ open }) => {
  const desk = await open({ office })
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.logCall('Wants to move the delivery')
  await desk.premises.killOffice()
  await desk.sees(desk.say('frame.lost'))
  await desk.premises.officeIsBack()
  await desk.seesNo(desk.say('frame.lost'))
  await desk.sees('Wants to move the delivery', desk.timeline)
  await desk.logCall('Delivery moved to Thursday')
})

browserStory('two desks see each other’s changes as they are made', async ({ open }) => {
  const desk = await open({ office })
  const colleague = await desk.colleague()
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await colleague.findByPalette('nbcc', '宁波晨辰文具有限公司')
  await desk.logCall('Price list sent')
  await colleague.sees('Price list sent', colleague.timeline)
  await colleague.editField('Short name', '晨辰文具')
  await desk.sees('晨辰文具', desk.field('Short name'))
})

browserStory('a second Laike on the same folder is refused in both languages', async ({ open }) => {
  const desk = await open({ office })
  const { code, said } = await runRefusedHost(desk.premises.data)
  expect(code).toBe(3)
  expect(said).toContain(
    '这个数据文件夹正由另一个来客使用。 Another Laike is using this data folder',
  )
  await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
})
