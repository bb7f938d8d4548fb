import { everybodysPassword } from '../harness/desk/preparedOffice.ts'
import { story } from '../harness/desk/story.ts'

const office = { administrator: '沈一禾' }

story(
  'an office is encrypted, opened by a password, and by its recovery key when that is forgotten',
  async ({ open }) => {
    const desk = await open({ office, inDesktopApp: true })
    await desk.signIn('沈一禾', everybodysPassword)
    await desk.goTo('settings')
    await desk.page.getByRole('link', { name: 'Encryption', exact: true }).click()
    await desk.press('Encrypt…')
    const dialog = desk.page.getByRole('dialog', { name: 'Encrypt the office' })
    const groups = await dialog.getByRole('listitem').allInnerTexts()
    await dialog.getByRole('checkbox').check()
    await desk.write('Your password', everybodysPassword, dialog)
    await desk.press('Encrypt', dialog)

    await desk.sees('This office is encrypted. The first person to sign in opens it for everybody.')
    await desk.press('Open with the recovery key')
    await desk.write('Recovery key', groups.join(' '))
    await desk.write('User name of an administrator', '沈一禾')
    await desk.write('New password', 'Lotus root, 2 kg')
    await desk.write('New password again', 'Lotus root, 2 kg')
    await desk.press('Open the office')
    await desk.goTo('settings')
    await desk.page.getByRole('link', { name: 'Encryption', exact: true }).click()
    await desk.sees('Opens the office')

    await desk.signOut()
    await desk.signIn('沈一禾', 'Lotus root, 2 kg')
    await desk.sees('Encrypted')
  },
)
