import { expect } from 'vitest'
import { everybodysPassword, type OfficeToFill } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'

const office = { administrator: '沈一禾', staff: ['陆青'] }

story('a password is changed, and only the new one opens the door', async ({ open }) => {
  const desk = await open({ office })
  await desk.signIn('沈一禾', everybodysPassword)
  await desk.openOfficeMenu()
  await desk.page.getByRole('menuitem', { name: 'Change password' }).click()

  await desk.press('Change password')
  const change = async (current: string) => {
    await desk.write('Current password', current)
    await desk.write('New password', 'Lotus root, 2 kg')
    await desk.write('New password again', 'Lotus root, 2 kg')
    await desk.press('Change password')
  }
  await change('not this one')
  await desk.sees('The current password is wrong.')
  await change(everybodysPassword)
  await desk.sees(/^Password changed/)

  await desk.signOut()
  await desk.signIn('沈一禾', everybodysPassword)
  await desk.sees('User name or password is wrong.')
  await desk.signIn('沈一禾', 'Lotus root, 2 kg')
  await desk.sees('My account')
})

story('staff find their work, and nothing that is the administrator’s', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN', office })
  const sections = () => desk.page.getByRole('navigation', { name: '设置' }).getByRole('link')

  await desk.signIn('陆青', everybodysPassword)
  await desk.goTo('settings')
  await desk.sees('我的账号')
  expect(await sections().allInnerTexts()).toEqual([
    '我的账号',
    '打印机',
    '纸张',
    '工作时间',
    '服务时限',
    '标签',
    '自定义字段',
    '行政地区',
  ])
  await desk.signOut()

  await desk.signIn('沈一禾', everybodysPassword)
  await desk.goTo('settings')
  await desk.sees('数据字典')
  expect(await sections().allInnerTexts()).toContain('账号')
})

story('somebody new gets an account, and signs in with it', async ({ open }) => {
  const desk = await open({ office })
  await desk.signIn('沈一禾', everybodysPassword)
  await desk.goTo('settings')
  await desk.page.getByRole('link', { name: 'Accounts' }).click()
  await desk.press('New account')
  const form = desk.page.getByRole('dialog', { name: 'New account' })
  await desk.write('Name', '周小满', form)
  await desk.write('First password', 'seven green teas', form)
  await desk.press('New account', form)
  await desk.sees('Account for 周小满 created', desk.messages)

  await desk.signOut()
  await desk.signIn('周小满', 'seven green teas')
  await desk.sees('Staff')
})

story(
  'staff see what their role lets them, and an administrator sees it through their eyes',
  async ({ open }) => {
    const fill = ({ add }: OfficeToFill) => void add('customer', { name: '云岭瓷土' })
    const desk = await open({ office: { ...office, fill } })
    await desk.signIn('沈一禾', everybodysPassword)
    await desk.goTo('settings')
    await desk.page.getByRole('link', { name: 'Accounts' }).click()
    await desk.page.getByRole('button', { name: 'Role: Staff' }).click()
    await desk.page.getByText('Sales, own customers').click()
    await desk.page.getByRole('button', { name: 'Role: Sales, own customers' }).waitFor()
    await desk.page.getByRole('button', { name: 'More for 陆青' }).click()
    await desk.page.getByText('View as this person').click()
    await desk.sees('You see the program as 陆青 does. Nothing can be changed.')
    await desk.goTo('customer')
    await desk.sees('No customers yet')
    await desk.seesNo('云岭瓷土')
    await desk.seesNo('New customer')
    await desk.press('Back')
    // The way back ends at the accounts: whoever clicks before that is led there all the same.
    await desk.sees('New account')
    await desk.goTo('customer')
    await desk.sees('云岭瓷土')
    await desk.sees('New customer')
  },
)

story(
  'a window nobody sits at asks for the password, and what was typed is still there',
  async ({ open }) => {
    const desk = await open({ office })
    await desk.signIn('沈一禾', everybodysPassword)
    await desk.goTo('settings')
    await desk.page.getByRole('link', { name: 'Office', exact: true }).click()
    await desk.page.getByRole('button', { name: /^Lock:/ }).click()
    await desk.page.getByRole('menuitemradio', { name: 'After 15 minutes' }).click()
    await desk.goTo('customer')
    await desk.page.keyboard.press('c')
    await desk.write('Name', '宁波晨辰')
    await desk.page.clock.install()
    await desk.page.clock.fastForward('16:00')
    await desk.sees('沈一禾’s window is locked')
    await desk.write('Password', everybodysPassword)
    await desk.press('Unlock')
    await desk.seesNo('沈一禾’s window is locked')
    await desk.holds('Name', '宁波晨辰')
  },
)
