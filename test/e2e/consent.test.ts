import { expect } from 'vitest'
import { everybodysPassword } from '../harness/desk/preparedOffice.ts'
import { browserStory } from '../harness/desk/story.ts'

browserStory(
  'an edit waits until the administrator agrees to it, and everybody sees the old value until then',
  async ({ open }) => {
    const desk = await open({
      office: {
        administrator: '沈一禾',
        staff: ['陆青'],
        fill: ({ add }) => {
          add('customer', { name: '宁波晨辰文具有限公司', shortName: '晨辰' })
          const role = add('role', { name: 'Trainees', preset: 'everything' })
          add('roleField', { role, entity: 'customer', field: 'shortName', level: 'consent' })
        },
      },
    })
    const colleague = await desk.colleague()
    await desk.signIn('沈一禾', everybodysPassword)
    await desk.goTo('settings')
    await desk.page.getByRole('link', { name: 'Accounts' }).click()
    await desk.page.getByRole('button', { name: 'Role: Staff' }).click()
    await desk.page.getByText('Trainees').click()
    await desk.page.getByRole('button', { name: 'Role: Trainees' }).waitFor()

    await colleague.signIn('陆青', everybodysPassword)
    await colleague.findByPalette('nbcc', '宁波晨辰文具有限公司')
    await colleague.editField('Short name', '晨辰文具')
    await colleague.sees(/^Short name waits for consent/, colleague.messages)
    await colleague.sees('晨辰', colleague.field('Short name'))
    await colleague.page.getByRole('button', { name: '陆青 proposes: 晨辰文具' }).waitFor()
    // Who opens the field again goes on from what they proposed.
    await colleague.field('Short name').click()
    const box = colleague.page.getByRole('textbox', { name: 'Short name', exact: true })
    expect(await box.inputValue()).toBe('晨辰文具')
    await box.press('Escape')

    await desk.page.getByRole('link', { name: 'Consent 1' }).click()
    await desk.sees('晨辰文具')
    await desk.press('Approve short name')
    await desk.sees('Approved: short name of 宁波晨辰文具有限公司', desk.messages)
    await colleague.sees('晨辰文具', colleague.field('Short name'))
    await colleague.goTo('today')
    await colleague.sees('Decided on your changes')
    await colleague.press('Got it')
    await colleague.seesNo('Decided on your changes')
    await colleague.page.close()
  },
)
