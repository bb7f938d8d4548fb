import { outcomeOf } from '../../renderer/outcomeOf.ts'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../renderer/connection.ts'
import { failureFrom } from '../../renderer/failureFrom.ts'
import { query } from '../../electron/host/database/query.ts'
import { longestIdle } from '../../electron/host/api/session.ts'
import {
  addAccount,
  failing,
  password,
  setUpFolder,
  setUpProtected,
  tempHost,
} from '../harness/apiDesk.ts'

const wrong = 'invalid password:wrongPassword'
const signedOut = 'signedOut :signedOut'

let office: ReturnType<typeof tempHost>
afterEach(() => office.remove())

/** Opens an office whose first run is over; the desk in it is signed in where it is protected. */
async function openSetUp(protection: 'open' | 'protected'): Promise<Client> {
  office = tempHost({ folder: await setUpFolder(protection) })
  const desk = office.desk()
  if (protection === 'protected') await signIn(desk, '沈一禾', password)
  return desk
}

const signIn = (desk: Client, login: string, secret = `${login} ${login} ${login}`) =>
  desk.session.signIn({ login, password: secret })
const personAt = async (desk: Client) => (await desk.office.state()).person?.name ?? null
const disable = (desk: Client, id: string) =>
  desk.records.update({ entity: 'user', id, act: randomUUID(), values: { active: false } })

describe('an office before its first day', () => {
  beforeEach(() => {
    office = tempHost()
  })

  it('says that it is not set up, and does nothing else', async () => {
    const desk = office.desk()
    expect(await desk.office.state()).toMatchObject({
      setUp: false,
      name: null,
      person: null,
      file: null,
    })
    expect(await failing(desk.records.list({ entity: 'customer' }))).toBe('signedOut :notSetUp')
    expect(await failing(signIn(desk, 'shen'))).toBe('conflict :notSetUp')
  })

  it('is set up once, though two desks try at the same moment', async () => {
    const answers = await Promise.all([
      failing(setUpProtected(office.desk()).then(() => 'done')),
      failing(setUpProtected(office.desk()).then(() => 'done')),
    ])
    expect(answers.sort()).toEqual(['answered "done"', 'conflict :alreadySetUp'])
    expect(await failing(setUpProtected(office.desk()))).toBe('conflict :alreadySetUp')
  })
})

describe('an open office', () => {
  beforeEach(async () => {
    await openSetUp('open')
  })

  it('lets everybody at this desk straight in, as its one person', async () => {
    const state = await office.desk().office.state()
    expect(state).toMatchObject({
      name: '春风商贸',
      protection: 'open',
      person: { name: '我', role: 'administrator' },
    })
    expect(await office.desk().session.signOut()).toMatchObject({ person: { name: '我' } })
    await office.restart()
    expect((await office.desk().records.list({ entity: 'customer' })).total).toBe(0)
  })

  it('knows the regions of China', async () => {
    const { rows } = await office.desk().records.list({
      entity: 'region',
      filter: { field: 'code', op: 'is', value: '330203' },
    })
    expect(rows[0]).toMatchObject({ name: '海曙区', parentCode: '330200' })
    const { id } = rows[0]!
    const chief = office.desk().records
    const renamed = { entity: 'region', id, act: randomUUID(), values: { name: '老三区' } }
    expect(await failing(chief.update(renamed))).toBe('forbidden :forbidden')
    const gone = chief.remove({ entity: 'region', ids: [id], act: randomUUID() })
    expect(await failing(gone)).toBe('forbidden :forbidden')
  })

  it('becomes a protected one: this desk goes on, every other signs in', async () => {
    const [here, there] = [office.desk(), office.desk()]
    const state = await here.accounts.protect({ name: '沈一禾', password })
    expect(state).toMatchObject({
      protection: 'protected',
      person: { name: '沈一禾', login: '沈一禾' },
    })
    expect(await personAt(here)).toBe('沈一禾')
    expect(await failing(there.records.list({ entity: 'customer' }))).toBe(signedOut)
    await signIn(there, '沈一禾', password)
    expect(await personAt(there)).toBe('沈一禾')
    expect(await failing(here.accounts.protect({ name: '沈一禾', password }))).toBe(
      'conflict :alreadyProtected',
    )
  })
})

describe('a protected office', () => {
  let chief: Client
  beforeEach(async () => {
    chief = await openSetUp('protected')
  })

  it('knows whoever set it up, at that desk alone', async () => {
    expect(await personAt(chief)).toBe('沈一禾')
    expect(await personAt(office.desk())).toBeNull()
  })

  it('asks everybody to sign in again after a restart', async () => {
    await office.restart()
    const desk = office.desk()
    expect(await personAt(desk)).toBeNull()
    expect((await signIn(desk, '沈一禾', password)).person?.name).toBe('沈一禾')
  })

  it('reads a user name as it looks, not as it was typed', async () => {
    await addAccount(chief, 'Lu Qing')
    for (const login of ['lu qing', ' LU QING ', 'Ｌｕ　Ｑｉｎｇ']) {
      expect((await signIn(office.desk(), login, 'Lu Qing Lu Qing Lu Qing')).person?.login).toBe(
        'Lu Qing',
      )
    }
    expect(await failing(addAccount(chief, 'ＬＵ qing'))).toBe('invalid login:loginTaken')
  })

  it('refuses a wrong name and a wrong password in the same words', async () => {
    const desk = office.desk()
    expect(await failing(signIn(desk, '沈一禾', '西湖龙井 2025'))).toBe(wrong)
    expect(await failing(signIn(desk, '沈二禾', password))).toBe(wrong)
    expect(await personAt(desk)).toBeNull()
  })

  it('makes whoever guesses wait, longer each time, and lets the right one in after the wait', async () => {
    const desk = office.desk()
    const guess = () => signIn(desk, '沈一禾', 'a guess')
    for (let n = 0; n < 4; n++) expect(await failing(guess())).toBe(wrong)
    const refused = await guess().catch(failureFrom)
    expect(refused).toEqual({
      kind: 'throttled',
      problems: [{ path: [], key: 'throttled', params: { seconds: 1 } }],
    })
    expect(await failing(signIn(desk, '沈一禾', password))).toBe('throttled :throttled')
    office.clock.forward(1000)
    expect(await failing(guess())).toBe(wrong)
    office.clock.forward(1000)
    expect(await failing(guess())).toBe('throttled :throttled')
    office.clock.forward(1000)
    expect((await signIn(desk, '沈一禾', password)).person?.name).toBe('沈一禾')
  })

  it('checks no more guesses because they come all at once', async () => {
    const desk = office.desk()
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => failing(signIn(desk, '沈一禾', 'a guess'))),
    )
    expect(answers.filter((answer) => answer === wrong)).toHaveLength(4)
  })

  it('ends a session on signing out', async () => {
    expect((await chief.session.signOut()).person).toBeNull()
    expect(await failing(chief.records.list({ entity: 'customer' }))).toBe(signedOut)
  })

  it('ends a session that nobody used for twelve hours', async () => {
    office.clock.forward(longestIdle)
    expect(await personAt(chief)).toBe('沈一禾')
    office.clock.forward(longestIdle + 1)
    expect(await personAt(chief)).toBeNull()
  })

  it('keeps two people apart who sit down at the same desk', async () => {
    const clerk = await addAccount(chief, 'lu')
    await signIn(chief, 'lu')
    expect(await failing(chief.accounts.setPassword({ user: clerk.id, password }))).toBe(
      'forbidden :forbidden',
    )
  })
})

describe('a password', () => {
  let chief: Client
  beforeEach(async () => {
    chief = await openSetUp('protected')
  })

  it('that changes ends the sessions elsewhere, and is the only one from then on', async () => {
    const home = office.desk()
    await signIn(home, '沈一禾', password)
    const next = '碧螺春 2027'
    expect(await failing(chief.session.changePassword({ current: 'wrong', next }))).toBe(
      'invalid current:wrongOldPassword',
    )
    await chief.session.changePassword({ current: password, next })
    expect(await personAt(chief)).toBe('沈一禾')
    expect(await personAt(home)).toBeNull()
    expect(await failing(signIn(home, '沈一禾', password))).toBe(wrong)
    await signIn(home, '沈一禾', next)
  })

  it('given anew by an administrator ends the sessions of whoever forgot it', async () => {
    const { id } = await addAccount(chief, 'lu')
    const desk = office.desk()
    await signIn(desk, 'lu')
    await chief.accounts.setPassword({ user: id, password: 'something else' })
    expect(await personAt(desk)).toBeNull()
    expect((await signIn(desk, 'lu', 'something else')).person?.id).toBe(id)
    expect(await failing(chief.accounts.setPassword({ user: randomUUID(), password }))).toBe(
      'notFound :notFound',
    )
  })

  it('is nowhere in the data folder', async () => {
    await addAccount(chief, 'lu')
    const { dataDir, file } = office.host.office
    for (const path of [file, `${file}-wal`, `${dataDir}/host.log`]) {
      const bytes = readFileSync(path)
      expect(bytes.includes(password)).toBe(false)
      expect(bytes.includes('lu lu lu')).toBe(false)
    }
  })

  it('is hashed at the advised cost wherever nobody asks for another', async () => {
    const usual = tempHost({ passwordCost: undefined })
    await addAccount(await setUpProtected(usual.desk()), 'lu')
    const { reading } = usual.host.office
    const hashes = reading.all(query.selectFrom('credential').select('hash'))
    expect(hashes.map(({ hash }) => hash.split('$')[2])).toEqual(Array(2).fill('ln=15,r=8,p=3'))
    await usual.remove()
  })
})

describe('an account', () => {
  let chief: Client
  let clerk: Client
  let id: string
  beforeEach(async () => {
    chief = await openSetUp('protected')
    ;({ id } = await addAccount(chief, 'lu'))
    clerk = office.desk()
    await signIn(clerk, 'lu')
  })

  it('that is disabled is out at once, and stays out', async () => {
    const watch = await clerk.changes.watch()
    await watch.next()
    const next = failing(watch.next())
    await disable(chief, id)
    expect(await next).toBe(signedOut)
    expect(await failing(clerk.records.list({ entity: 'customer' }))).toBe(signedOut)
    expect(await failing(signIn(clerk, 'lu'))).toBe(wrong)
    const enabled = { entity: 'user', id, act: randomUUID(), values: { active: true } }
    await chief.records.update(enabled)
    expect(await personAt(clerk)).toBeNull()
    expect((await signIn(clerk, 'lu')).person?.id).toBe(id)
  })

  it('of the last administrator stays', async () => {
    const me = (await chief.office.state()).person!.id
    expect(await failing(disable(chief, me))).toBe('conflict :lastAdministrator')
    expect(await personAt(chief)).toBe('沈一禾')
  })

  it('gains and loses rights at once', async () => {
    const role = (role: string) =>
      chief.records.update({ entity: 'user', id, act: randomUUID(), values: { role } })
    const rename = () => clerk.office.change({ name: '新名字' })
    expect(await failing(rename())).toBe('forbidden :forbidden')
    await role('administrator')
    expect((await rename()).name).toBe('新名字')
    await role('staff')
    expect(await failing(rename())).toBe('forbidden :forbidden')
  })

  it('of staff makes, changes and removes no account and no dictionary', async () => {
    const act = randomUUID()
    const asks = [
      () => addAccount(clerk, 'friend'),
      () => clerk.accounts.protect({ name: 'mine', password }),
      () =>
        clerk.records.create({
          entity: 'user',
          id: randomUUID(),
          act,
          values: { name: 'x', login: 'x' },
        }),
      () => clerk.records.update({ entity: 'user', id, act, values: { role: 'administrator' } }),
      () => clerk.records.remove({ entity: 'user', ids: [id], act }),
      () =>
        clerk.records.create({
          entity: 'dictionary',
          id: randomUUID(),
          act,
          values: { list: 'customerType', code: 'friend', position: 1 },
        }),
      () => clerk.sample.fill({ act }),
      () => clerk.sample.clear({ act }),
    ]
    for (const ask of asks) expect(await failing(ask())).toBe('forbidden :forbidden')
  })

  it('undoes what it did itself, and nobody else’s doing', async () => {
    const act = randomUUID()
    await chief.records.create({
      entity: 'customer',
      id: randomUUID(),
      act,
      values: { name: '绍兴黄酒' },
    })
    expect(await failing(outcomeOf(clerk.records.undo({ undo: act, act: randomUUID() })))).toBe(
      'forbidden :forbidden',
    )
    expect(await outcomeOf(chief.records.undo({ undo: act, act: randomUUID() }))).toMatchObject({
      undone: 1,
    })
  })
})
