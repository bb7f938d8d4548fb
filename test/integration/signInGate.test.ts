import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeHoursId } from '../../shared/domain/officeCalendar.ts'
import type { Client } from '../../renderer/connection.ts'
import { shippedRole } from '../../electron/host/accounts/seedRoles.ts'
import { addAccount, failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'

let made: ReturnType<typeof tempHost>
let chief: Client
beforeAll(async () => {
  made = tempHost()
  chief = await setUpProtected(made.desk())
})
afterAll(() => made.remove())

const put = (entity: string, id: string, values: object) =>
  chief.records.update({ entity, id, act: randomUUID(), values: { ...values } })
const make = async (entity: string, values: object) => {
  const id = randomUUID()
  await chief.records.create({ entity, id, act: randomUUID(), values: { ...values } })
  return id
}
const signIn = (desk: Client, login: string) =>
  desk.session.signIn({ login, password: `${login} ${login} ${login}` })

test('people of a role come in at its hours alone, and are out when they are over', async () => {
  const { id } = await addAccount(chief, 'ye')
  const role = await make('role', {
    name: '夜班',
    preset: 'everything',
    signIn: 'hours',
    hours: '20:00-06:00',
  })
  await put('user', id, { rights: role })
  await put('workingHours', officeHoursId, { timeZone: 'Asia/Shanghai' })
  // Half past nine there.
  const desk = made.desk()
  expect(await failing(signIn(desk, 'ye'))).toBe('forbidden :notSignInHours')
  made.clock.forward(11 * 3600_000)
  expect((await signIn(desk, 'ye')).person?.rights?.entities['customer']?.see).toBe('all')
  made.clock.forward(9 * 3600_000)
  expect((await desk.office.state()).person?.id).toBe(id)
  made.clock.forward(3600_000)
  expect(await failing(desk.office.lookups())).toBe('signedOut :signedOut')
  await chief.session.signIn({ login: '沈一禾', password: '西湖龙井 2026' })
  // Which hours is said after that there are some: nobody is put out before.
  await put('role', role, { hours: null })
  await signIn(desk, 'ye')
  await put('role', role, { hours: '20:00-20:01' })
  expect(await failing(desk.office.lookups())).toBe('signedOut :signedOut')
  await put('role', role, { signIn: 'always' })
  await signIn(desk, 'ye')
})

test('an administrator sees the office through the eyes of staff, and changes nothing meanwhile', async () => {
  chief = made.desk()
  await chief.session.signIn({ login: '沈一禾', password: '西湖龙井 2026' })
  const { id } = await addAccount(chief, 'xiao')
  await put('user', id, { rights: shippedRole('ownSales') })
  await make('customer', { name: '云岭瓷土' })
  const state = await chief.session.viewAs({ user: id })
  expect(state.person).toMatchObject({ id, viewedBy: '沈一禾' })
  expect((await chief.records.list({ entity: 'customer' })).rows).toEqual([])
  const values = { name: '不算' }
  const add = { entity: 'customer', id: randomUUID(), act: randomUUID(), values }
  expect(await failing(chief.records.create(add))).toBe('forbidden :onlyLooking')
  expect(await failing(chief.sample.clear({ act: randomUUID() }))).toBe('forbidden :forbidden')
  const password = { current: 'xiao xiao xiao', next: 'xiao xiao xiao 2' }
  expect(await failing(chief.session.changePassword(password))).toBe('forbidden :onlyLooking')
  expect(await failing(chief.session.viewAs({ user: id }))).toBe('forbidden :forbidden')
  const looking = made.desk()
  await looking.session.signIn({ login: '沈一禾', password: '西湖龙井 2026' })
  await looking.session.viewAs({ user: id })
  await looking.session.signOut()
  expect((await chief.session.viewAs({ user: null })).person?.role).toBe('administrator')
  const events = ['signedOut', 'viewBegan', 'viewEnded'] as const
  const { lines, titles } = await chief.journal.page({ filter: { events: [...events] } })
  const told = ({ user, event }: (typeof lines)[number]) => {
    const viewed = event?.record ? titles[event.record] : ''
    return `${titles[user ?? '']} ${event?.kind} ${viewed}`
  }
  expect(lines.map(told).reverse()).toEqual([
    '沈一禾 viewBegan 同事 xiao',
    '沈一禾 viewBegan 同事 xiao',
    '沈一禾 viewEnded 同事 xiao',
    '沈一禾 signedOut ',
    '沈一禾 viewEnded 同事 xiao',
  ])
  expect((await chief.records.list({ entity: 'customer' })).rows).toHaveLength(1)
  const clerk = made.desk()
  await signIn(clerk, 'xiao')
  expect(await failing(clerk.session.viewAs({ user: id }))).toBe('forbidden :forbidden')
})

test('who looks through the eyes of staff is out when there is nothing to look through any more', async () => {
  const { id } = await addAccount(chief, 'zhen')
  const looking = made.desk()
  await looking.session.signIn({ login: '沈一禾', password: '西湖龙井 2026' })
  await looking.session.viewAs({ user: id })
  await put('user', id, { active: false })
  expect(await failing(looking.records.list({ entity: 'customer' }))).toBe('signedOut :signedOut')
  await put('user', id, { active: true })
  await looking.session.signIn({ login: '沈一禾', password: '西湖龙井 2026' })
  await looking.session.viewAs({ user: id })
  await put('user', id, { role: 'administrator' })
  expect(await failing(looking.office.lookups())).toBe('signedOut :signedOut')
})
