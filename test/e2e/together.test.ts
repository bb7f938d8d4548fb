import { everybodysPassword } from '../harness/desk/preparedOffice.ts'
import { browserStory } from '../harness/desk/story.ts'

browserStory(
  'two people at one record see each other, and nothing is overwritten unseen',
  async ({ open }) => {
    const desk = await open({
      office: {
        administrator: '沈一禾',
        staff: ['陆青'],
        fill: ({ add }) =>
          void add('customer', { name: '宁波晨辰文具有限公司', shortName: '晨辰' }),
      },
    })
    const colleague = await desk.colleague()
    await desk.signIn('沈一禾', everybodysPassword)
    await colleague.signIn('陆青', everybodysPassword)
    await desk.findByPalette('nbcc', '宁波晨辰文具有限公司')
    await colleague.findByPalette('nbcc', '宁波晨辰文具有限公司')
    await desk.page.getByTitle('陆青 has this open too').waitFor()

    await colleague.field('Short name').click()
    await desk.sees('陆青 is writing in short name')
    await colleague.page.keyboard.press('Escape')

    await desk.field('Short name').click()
    await desk.page.keyboard.type('晨辰（我）')
    await colleague.editField('Short name', '晨辰文具')
    await desk.sees('Changed meanwhile to 晨辰文具')
    await desk.press('Use mine')
    await colleague.sees('晨辰（我）', colleague.field('Short name'))

    await desk.page.keyboard.press('h')
    await desk.sees('晨辰文具')
    await desk.page.getByRole('button', { name: /^陆青 changed customer/ }).click()
    await desk.press('Put it all back')
    await desk.sees('This customer is again as it was.', desk.messages)
    await colleague.page.close()
  },
)
