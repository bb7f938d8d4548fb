import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { program } from '../../electron/host/records/access.ts'
import { readKeyFile } from '../../electron/host/keys/keyFile.ts'
import { recoveryKeyOf } from '../../shared/domain/recoveryKey.ts'
import { writeSetting } from '../../electron/host/settings.ts'
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
import { actOf, tempFolder } from '../harness/office.ts'

const lu = 'lu lu lu'

let at: EncryptingOffice
beforeEach(async () => {
  at = await encryptingOffice()
})
afterEach(() => at.office.remove())

describe('an encrypted office', () => {
  it('is read by nobody without a key, opened by the first who signs in, and can be open again', async () => {
    const kept = await at.fill()
    await addAccount(at.chief, 'lu')
    expect(await failing(at.chief.encryption.encrypt({ password: 'x', recovery }))).toBe(
      'invalid password:wrongOldPassword',
    )
    const typo = recovery.slice(0, -1) + (recovery.endsWith('0') ? '1' : '0')
    expect(await failing(at.chief.encryption.encrypt({ password, recovery: typo }))).toBe(
      'invalid recovery:recoveryGroup',
    )
    await at.encrypt()

    expect(at.office.door.host).toBeUndefined()
    // What was there before does not wait for somebody to sign in.
    expect(at.holding(customer)).toEqual([])
    expect(at.holding('青麓纸业')).toEqual([])
    const aside = join(at.office.folder, 'damaged 2026-11-22 09.00.00')
    mkdirSync(aside)
    const state = await at.office.desk().office.state()
    expect(state).toMatchObject({ locked: true, name: '春风商贸', person: null, file: null })
    expect(await failing(at.office.desk().office.lookups())).toBe('signedOut :officeLocked')
    expect(await at.signIn('沈一禾', 'wrong')).toBe('invalid password:wrongPassword')
    expect(await at.signIn('lu', lu)).toBe('invalid password:wrongPassword')
    at.chief = await at.signedIn()
    expect((await contractOf(at.chief, kept)).equals(contract)).toBe(true)
    const [found] = (await at.chief.search.find({ query: customer })).hits
    expect(found?.row.id).toBe(kept.record)
    expect(await at.chief.encryption.state()).toMatchObject({
      encrypted: true,
      people: [
        { name: '沈一禾', opens: true },
        { name: '同事 lu', opens: false },
      ],
      plainBackups: 2,
    })
    const place = join(at.office.folder, 'backups')
    expect(at.holding('青麓纸业', place)).toHaveLength(1)
    await through(at.chief.encryption.clearPlain())
    expect(at.holding('青麓纸业', place)).toEqual([])
    expect(existsSync(aside)).toBe(false)
    expect(await at.chief.encryption.state()).toMatchObject({ plainBackups: 0 })
    expect(await at.chief.backup.list({ from: 'own' })).toMatchObject([{ encrypted: true }])
    const examined = await at.chief.housekeeping.examine()
    for await (const told of examined)
      if (told.kind === 'done')
        expect(told.result.attachments).toMatchObject({ damaged: 0, missing: 0 })
    expect(at.holding(customer)).toEqual([])

    // Whoever signed in once while it was open opens it from then on.
    await at.signedIn('lu', lu)
    await at.office.restart()
    await at.signedIn('lu', lu)
    at.chief = await at.signedIn()

    await at.throughRestart(at.chief.encryption.decrypt({ password }))
    expect(at.office.door.locked).toBeUndefined()
    expect((await contractOf(await at.signedIn(), kept)).equals(contract)).toBe(true)
    expect(existsSync(join(at.office.folder, 'office.keys'))).toBe(false)
  })

  it('goes by the passwords of now, and by nobody’s who has left', async () => {
    await addAccount(at.chief, 'lu')
    await at.encrypt()
    at.chief = await at.signedIn()
    await at.signedIn('lu', lu)
    await addAccount(at.chief, 'he', 'administrator')
    await at.chief.session.changePassword({ current: password, next: '换一个新的密码 2027' })
    const people = (await at.chief.office.lookups()).users
    const he = people.find(({ name }) => name === '同事 he')!
    await at.chief.accounts.setPassword({ user: he.id, password: 'given by the chief' })
    const gone = people.find(({ name }) => name === '同事 lu')!
    await through(
      at.chief.accounts.handOver({
        user: gone.id,
        to: null,
        act: crypto.randomUUID(),
      }),
    )

    await at.office.restart()
    expect(await at.signIn('沈一禾', password)).toBe('invalid password:wrongPassword')
    expect(await at.signIn('lu', lu)).toBe('invalid password:wrongPassword')
    expect(await at.signIn('he', 'he he he')).toBe('invalid password:wrongPassword')
    await at.signedIn('he', 'given by the chief')
    // The program ends while a password is changed.
    await at.office.host.keys.wrap(he.id, 'he', 'half changed', 'another hash')
    await at.office.restart()
    await at.signedIn('沈一禾', '换一个新的密码 2027')
    const { people: opening } = readKeyFile(at.office.folder)!
    expect(opening.filter(({ user }) => user === he.id)).toHaveLength(1)
  })

  it('is opened by its recovery key, which gives an administrator a new password, until there is a newer one', async () => {
    await at.encrypt()
    const other = recoveryKeyOf(randomBytes(20))
    const asked = { login: '沈一禾', password: '从恢复密钥来的 2027' }
    const recover = (key: string) =>
      at.office.desk().encryption.recover({ ...asked, recovery: key })
    for (const wrong of [other, recovery.repeat(9)]) {
      expect(await failing(recover(wrong))).toBe('invalid recovery:wrongRecovery')
    }
    expect((await recover(recovery.toLowerCase())).person?.name).toBe('沈一禾')
    await at.office.restart()
    at.chief = await at.signedIn('沈一禾', asked.password)
    await at.chief.encryption.renew({ password: asked.password, recovery: other })
    await at.office.restart()
    expect(await failing(recover(recovery))).toBe('invalid recovery:wrongRecovery')
    expect((await recover(other)).person?.name).toBe('沈一禾')
  })

  it('is backed up as it is, tried, looked into, restored here, and restored elsewhere with a password of then', async () => {
    const kept = await at.fill()
    await at.encrypt()
    at.chief = await at.signedIn()
    await through(at.chief.backup.make())
    const [made] = await at.chief.backup.list({ from: 'own' })
    const place = join(at.office.folder, 'backups')
    const copy = readFileSync(join(place, made!.name, 'office.laike'))
    expect(copy.includes(customer)).toBe(false)
    await through(at.chief.backup.rehearse())
    await through(at.chief.backup.open({ from: 'own', name: made!.name }))
    const page = await at.chief.backup.past({ entity: 'customer' })
    expect(page.records.map(({ then }) => then['name'])).toEqual([customer])
    expect(at.holding(customer)).toEqual([])

    await at.office.door.close()
    const elsewhere = tempHost()
    try {
      const desk = elsewhere.desk()
      const from = { from: { path: place }, name: made!.name }
      expect(await failing(through(desk.backup.preview(from)))).toBe('invalid :backupKeyNeeded')
      const wrong = { ...from, passphrase: 'something else' }
      expect(await failing(through(desk.backup.preview(wrong)))).toBe('invalid :wrongPassphrase')
      await through(desk.backup.restore({ ...from, passphrase: password }))
      await elsewhere.restart()
      expect(elsewhere.door.locked?.office.name).toBe('春风商贸')
      const there = elsewhere.desk()
      await there.session.signIn({ login: '沈一禾', password })
      expect((await contractOf(there, kept)).equals(contract)).toBe(true)

      const target = join(elsewhere.folder, 'opened')
      const tool = join(import.meta.dirname, '..', '..', 'build', 'openBackup.mjs')
      const env = { ...process.env, LAIKE_PASSPHRASE: recovery }
      execFileSync(process.execPath, [tool, join(place, made!.name), target], { env })
      expect(readFileSync(join(target, 'office.laike')).includes(customer)).toBe(true)
    } finally {
      await elsewhere.remove()
    }
  })

  it('is opened by whoever came after a backup that was restored', async () => {
    const protect = (protection: 'open' | 'protected') =>
      at.office.host.office.store.transact(actOf(program), (tx) =>
        writeSetting(tx, 'protection', protection),
      )
    protect('open')
    await at.office.host.backups.make('manual')
    protect('protected')
    const [early] = await at.chief.backup.list({ from: 'own' })
    await at.encrypt()
    at.chief = await at.signedIn()
    at.office.clock.forward(60_000)
    await through(at.chief.backup.make())
    const [made] = await at.chief.backup.list({ from: 'own' })
    const before = at.chief.backup.restore({ from: 'own', name: early!.name })
    expect(await failing(through(before))).toBe('invalid :backupBeforeAccounts')
    await addAccount(at.chief, 'lu')
    await at.throughRestart(at.chief.backup.restore({ from: 'own', name: made!.name }))
    await at.signedIn()
    expect(readKeyFile(at.office.folder)?.people.map(({ login }) => login)).toEqual([
      '沈一禾',
      'lu',
    ])
  })

  it('is opened with the password of now once somebody signed in with it, whatever the key file holds', async () => {
    await at.encrypt()
    at.chief = await at.signedIn()
    const { keys } = at.office.host
    const { id } = (await at.chief.office.state()).person!
    const wrap = await keys.wrap(id, '沈一禾', 'of another time', 'another hash')
    wrap.keep()
    await at.office.restart()
    expect(await at.signIn()).toBe('invalid password:wrongPassword')
    expect(await at.signIn('沈一禾', 'of another time')).toBe('invalid password:wrongPassword')
    await at.signedIn()
    await at.office.restart()
    await at.signedIn()
  })

  it('moves with its key, and begins anew without one', async () => {
    const kept = await at.fill()
    await at.encrypt()
    at.chief = await at.signedIn()
    const moved = tempFolder()
    try {
      await at.throughRestart(at.chief.housekeeping.move({ path: join(moved.path, '新家') }))
      expect(at.office.door.locked).toBeDefined()
      at.chief = await at.signedIn()
      // What it left is encrypted, and it is no more.
      await at.throughRestart(at.chief.encryption.decrypt({ password }))
      at.chief = await at.signedIn()
      expect(await at.chief.housekeeping.forgetOld()).toMatchObject({ old: null })
      await at.throughRestart(at.chief.housekeeping.move({ path: at.office.folder }))
      at.chief = await at.signedIn()
      // And the other way round.
      await at.encrypt()
      at.chief = await at.signedIn()
      expect(await at.chief.housekeeping.forgetOld()).toMatchObject({ old: null })
      expect((await contractOf(at.chief, kept)).equals(contract)).toBe(true)
      const loose = await at.chief.housekeeping.orphans()
      for await (const told of loose)
        if (told.kind === 'done') expect(told.result).toMatchObject({ files: 0 })
      await at.throughRestart(at.chief.housekeeping.beginAnew({ name: '春风商贸' }))
      const state = await at.office.desk().office.state()
      expect(state).toMatchObject({ setUp: false, encrypted: false, locked: false })
    } finally {
      await at.office.door.close()
      moved.remove()
    }
  })
})
