import { closeOffice, plugins } from '../test/harness/windowOffice.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { client } from './client.ts'
import { newId } from './records/ids.ts'
import { useSession } from './session.ts'
import { setLocale } from './words.ts'

plugins()
const user = newId()

beforeAll(async () => {
  setLocale('zh-CN')
  const administrator = { name: '沈一禾', password: 'teaharbour7' }
  const office = { name: '青麓文仪', locale: 'zh-CN' } as const
  await useSession().setUp({ protection: 'protected', ...office, administrator })
  const account = { name: '陆青', login: 'lu', password: 'celadon glaze 4', role: 'staff' } as const
  await client.accounts.create({ id: user, act: newId(), ...account })
}, 60_000)
afterAll(closeOffice)

it('whoever looks through a colleague’s eyes sees what they see, and is offered no change', async () => {
  const session = useSession()
  await session.viewAs(user)
  const operations = [
    'see',
    'export',
    'print',
    'add',
    'edit',
    'delete',
    'import',
    'assign',
  ] as const
  const offered = () => operations.filter((each) => session.may('customer', each))
  expect(session.looking).toBe(true)
  expect(offered()).toEqual(['see', 'print'])
  await session.viewAs(null)
  expect(session.looking).toBe(false)
  expect(offered()).toEqual(operations)
})
