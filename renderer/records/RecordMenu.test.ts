import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { AnyRow } from '../../shared/entity.ts'
import { client } from '../client.ts'
import { shortcuts } from '../frame/shortcuts.ts'
import { addModules } from '../modules/addModules.ts'
import { useSession } from '../session.ts'
import { setLocale, wordsPlugin } from '../words.ts'
import { newId } from './ids.ts'
import RecordMenu from './RecordMenu.vue'

const installed = plugins()
const global = { plugins: [...installed, wordsPlugin], stubs: { RouterLink: true } }
const chief = { login: '沈一禾', password: 'teaharbour7' }
const clerk = { login: 'lu', password: 'celadon glaze 4' }
let menu: VueWrapper
let [customer, role]: (AnyRow | undefined)[] = []

const create = (entity: string, values: object) =>
  client.records.create({ entity, id: newId(), act: newId(), values: { ...values } })

beforeAll(async () => {
  setLocale('zh-CN')
  addModules()
  const session = useSession()
  const administrator = { name: chief.login, password: chief.password }
  const office = { name: '青麓文仪', locale: 'zh-CN' } as const
  await session.setUp({ protection: 'protected', ...office, administrator })
  role = await create('role', { name: '前台', preset: 'everything' })
  const user = newId()
  await client.accounts.create({ id: user, act: newId(), name: '陆青', role: 'staff', ...clerk })
  const values = { rights: role.id }
  await client.records.update({ entity: 'user', id: user, act: newId(), values })
  customer = await create('customer', { name: '宁波澄川包装' })
}, 60_000)
afterAll(closeOffice)
afterEach(() => menu.unmount())

/** What a role says of a kind of record, and the menu as it is for whoever has the role. */
async function show(entity: string, may: object): Promise<readonly string[]> {
  const session = useSession()
  await session.signIn(chief)
  const all = { see: 'all', edit: 'all', delete: 'all', add: true, print: true }
  await create('roleRight', { role: role!.id, entity, ...all, ...may })
  await session.signIn(clerk)
  menu = mount(RecordMenu, {
    props: { entity: 'customer', row: customer! },
    global,
    attachTo: document.body,
  })
  await menu.get('button').trigger('click')
  return [...document.querySelectorAll('[role=menuitem]')].map((line) => line.textContent.trim())
}
const printKeys = () => shortcuts.filter(({ keys, when }) => keys === 'mod+p' && when?.())

it('prints a customer for whoever may begin a mailing to them', { timeout: 60_000 }, async () => {
  expect(await show('customer', {})).toContainEqual(expect.stringContaining('打印'))
  expect(printKeys()).toHaveLength(1)
  menu.unmount()
  expect(await show('mailing', { add: false })).not.toContainEqual(expect.stringContaining('打印'))
  expect(printKeys()).toEqual([])
})
