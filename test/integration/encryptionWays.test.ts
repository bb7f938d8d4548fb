import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../electron/host/accounts/credentials.ts'
import { keepPassword } from '../../electron/host/accounts/signIn.ts'
import { query } from '../../electron/host/database/query.ts'
import { firstKeys } from '../../electron/host/keys/firstKeys.ts'
import { credentialOf } from '../../electron/host/keys/openers.ts'
import { addAccount, failing, password, tempHost } from '../harness/apiDesk.ts'
import {
  contract,
  contractOf,
  customer,
  encryptingOffice,
  recovery,
  through,
  type EncryptingOffice,
} from '../harness/encryptingOffice.ts'

const lu = 'lu lu lu'

let at: EncryptingOffice
beforeEach(async () => {
  at = await encryptingOffice()
})
afterEach(() => at.office.remove())

describe('the ways into an encrypted office, and round what fails', () => {
  it('is told to be damaged where its first opening fails, and a backup of before brings it back', async () => {
    const kept = await at.fill()
    await at.encrypt()
    const file = join(at.office.folder, 'office.laike')
    writeFileSync(file, readFileSync(file).fill(7, 40, 60))
    expect(await at.signIn()).toBe('invalid :officeUnreadable')
    expect(await at.signIn()).toBe('invalid :officeUnreadable')
    const elsewhere = tempHost()
    try {
      const from = { path: join(at.office.folder, 'backups') }
      const [made] = await elsewhere.desk().backup.list({ from })
      await through(elsewhere.desk().backup.restore({ from, name: made!.name }))
      await elsewhere.restart()
      const desk = elsewhere.desk()
      await desk.session.signIn({ login: '沈一禾', password })
      expect((await contractOf(desk, kept)).equals(contract)).toBe(true)
    } finally {
      await elsewhere.remove()
    }
  })

  it('is not opened by a password that was changed while it was being encrypted', async () => {
    const stream = (await at.chief.encryption.encrypt({ password, recovery }))[
      Symbol.asyncIterator
    ]()
    await stream.next()
    await at.chief.session.changePassword({ current: password, next: '换一个新的密码 2027' })
    const rest = async () => {
      while (!(await stream.next()).done);
    }
    expect(await failing(rest())).toBe('conflict password:passwordChanged')
    expect(await at.chief.encryption.state()).toMatchObject({ encrypted: false })
    expect(at.office.host.isShut).toBe(false)
  })

  it('takes the keys for those of the password that was checked, though it changes while they are made', async () => {
    const { office, passwordCost } = at.office.host
    const { id } = (await at.chief.office.state()).person!
    const credential = credentialOf(hashOf(office.reading, id)!)
    const openers = [{ id, login: '沈一禾', password, credential }]
    const making = firstKeys({ office, passwordCost }, openers, randomBytes(20))
    keepPassword(office, id, 'of another password')
    expect((await making).file.people[0]?.credential).toBe(credential)
  })

  it('is made smaller without anything of it lying open', async () => {
    const { record } = await at.fill()
    await at.encrypt()
    at.chief = await at.signedIn()
    await at.throughRestart(at.chief.housekeeping.shrink())
    expect(at.office.door.locked).toBeDefined()
    expect(at.holding(customer)).toEqual([])
    at.chief = await at.signedIn()
    const found = await at.chief.records.read({ entity: 'customer', id: record })
    expect(found.row['name']).toBe(customer)
  })

  it('opens on this computer for whoever its keychain lets in, once a start, and until their password is another', async () => {
    await at.encrypt()
    at.chief = await at.signedIn()
    expect(await failing(at.chief.encryption.remember({ password }))).toBe('conflict :noKeychain')
    const keychain = randomBytes(32)
    at.office.door.useKeychain(keychain)
    const state = await at.chief.encryption.remember({ password })
    expect(state.here).toEqual({ can: true, name: '沈一禾' })
    const begun = async (isFirst?: boolean) => {
      await at.office.restart()
      at.office.door.useKeychain(keychain, isFirst)
      return at.office.desk().office.state()
    }
    expect((await begun()).person?.name).toBe('沈一禾')
    expect((await at.office.desk().office.state()).person).toBeNull()
    expect(await begun(false)).toMatchObject({ locked: false, person: null })
    at.chief = await at.signedIn()
    await at.chief.session.changePassword({ current: password, next: '换一个新的密码 2027' })
    expect(await begun()).toMatchObject({ locked: true, person: null })
    expect(existsSync(join(at.office.folder, 'office.here'))).toBe(false)
  })

  it('needs no recovery key where a second administrator opens it', async () => {
    await at.fill()
    await addAccount(at.chief, 'he', 'administrator')
    await addAccount(at.chief, 'lu')
    const encrypting = (second?: { login: string; password: string }) =>
      through(at.chief.encryption.encrypt({ password, recovery: null, ...(second && { second }) }))
    expect(await failing(encrypting())).toBe('invalid recovery:recoveryOrSecond')
    for (const [login, typed, problem] of [
      ['lu', lu, 'invalid second.login:noOtherAdministrator'],
      ['沈一禾', password, 'invalid second.login:noOtherAdministrator'],
      ['he', 'wrong', 'invalid second.password:wrongPassword'],
    ] as const) {
      expect(await failing(encrypting({ login, password: typed }))).toBe(problem)
    }
    const asked = { login: 'he', password: 'he he he' }
    await at.throughRestart(
      at.chief.encryption.encrypt({ password, recovery: null, second: asked }),
    )
    const told = async () => {
      const { encrypted, recoverable } = await at.office.desk().office.state()
      return { encrypted, recoverable }
    }
    expect(await told()).toEqual({ encrypted: true, recoverable: false })
    at.chief = await at.signedIn('he', 'he he he')
    expect(await told()).toEqual({ encrypted: true, recoverable: false })
    expect(await at.chief.encryption.state()).toMatchObject({
      recoveryMadeAt: null,
      hangsOnOne: false,
    })
    const [gone] = (await at.chief.office.lookups()).users.filter(({ name }) => name === '沈一禾')
    const put = (id: string, values: object) => {
      const act = crypto.randomUUID()
      return failing(at.chief.records.update({ entity: 'user', id, act, values: { ...values } }))
    }
    const close = (user: string, to: string | null) =>
      failing(through(at.chief.accounts.handOver({ user, to, act: crypto.randomUUID() })))
    const { id: me } = (await at.chief.office.state()).person!
    const held = await at.chief.accounts.holdings({ user: gone!.id })
    expect(held).not.toEqual([])
    for (const refused of [
      await close(gone!.id, me),
      await put(gone!.id, { active: false }),
      await put(me, { role: 'staff' }),
    ]) {
      expect(refused).toBe('conflict :twoOpeners')
    }
    expect(await at.chief.accounts.holdings({ user: gone!.id })).toEqual(held)
    expect(await put(gone!.id, { name: '沈一禾（财务）' })).toMatch(/^answered/)

    const third = await addAccount(at.chief, 'wan', 'administrator')
    expect(await close(gone!.id, me)).toMatch(/^answered/)
    expect(await put(third.id, { role: 'staff' })).toBe('conflict :twoOpeners')
    expect(await at.chief.encryption.state()).toMatchObject({ hangsOnOne: false })
    await at.chief.encryption.renew({ password: 'he he he', recovery })
    expect(await told()).toEqual({ encrypted: true, recoverable: true })
    expect(await put(third.id, { role: 'staff' })).toMatch(/^answered/)
  })

  it('has calm ways out of lost keys, others’ keys and damage', async () => {
    await at.encrypt()
    at.chief = await at.signedIn()
    await at.office.door.close()
    const [keys, file] = ['office.keys', 'office.laike'].map((name) => join(at.office.folder, name))
    const saved = readFileSync(keys!)
    rmSync(keys!)
    await at.office.restart()
    // There is a copy beside the backups.
    await at.signedIn()
    expect(existsSync(keys!)).toBe(true)
    const root = sql`select rootpage from sqlite_schema where name = 'customer'`
    const [table] = at.office.host.office.reading.numbers({ compile: () => root.compile(query) })
    await at.office.door.close()
    writeFileSync(keys!, saved)
    cpSync(file!, `${file}.kept`)
    const bytes = readFileSync(file!)
    bytes.fill(7, 40, 60)
    writeFileSync(file!, bytes)
    await at.office.restart()
    expect(await at.signIn()).toBe('invalid :officeUnreadable')
    expect(readFileSync(file!).equals(bytes)).toBe(true)
    await at.office.door.close()
    cpSync(`${file}.kept`, file!)
    const page = readFileSync(file!)
    page.fill(7, table! * 4096 - 2000, table! * 4096 - 1992)
    writeFileSync(file!, page)
    await at.office.restart()
    const values = { name: customer }
    const ids = { id: crypto.randomUUID(), act: crypto.randomUUID() }
    const added = (await at.signedIn()).records.create({ entity: 'customer', ...ids, values })
    expect(await failing(added)).toBe('invalid :backupOfficeDamaged')
  })
})
