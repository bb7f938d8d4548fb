import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { program } from '../../electron/host/records/access.ts'
import { readKeyFile } from '../../electron/host/keys/keyFile.ts'
import { query } from '../../electron/host/database/query.ts'
import { recoveryKeyOf } from '../../shared/domain/recoveryKey.ts'
import type { Client } from '../../renderer/connection.ts'
import { addAccount, failing, password, setUpFolder, tempHost } from '../harness/apiDesk.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import { actOf, tempFolder } from '../harness/office.ts'

const contract = Buffer.from('青麓纸业年度供货合同，单价只此一份。'.repeat(25_000))
const customer = '钱塘彩印包装有限公司'
const recovery = recoveryKeyOf(randomBytes(20))
const lu = 'lu lu lu'

let office: ReturnType<typeof tempHost>
let wake = () => {}
let chief: Client

beforeEach(async () => {
  office = tempHost({
    restart: () => void office.restart().then(() => wake()),
    folder: await setUpFolder('protected'),
  })
  chief = await signedIn()
})
afterEach(() => office.remove())

/** Goes through a stream of work to its end. */
async function through(work: PromiseLike<AsyncIterable<unknown>>): Promise<void> {
  const stream = (await work)[Symbol.asyncIterator]()
  while (!(await stream.next()).done);
}

/** The same of work after which the office opens anew. */
async function throughRestart(work: PromiseLike<AsyncIterable<unknown>>): Promise<void> {
  const reopened = new Promise<void>((resolve) => (wake = resolve))
  await through(work)
  await reopened
}

const encrypt = () => throughRestart(chief.encryption.encrypt({ password, recovery }))

const signIn = async (login = '沈一禾', typed = password) => {
  const desk = office.desk()
  const answer = await failing(desk.session.signIn({ login, password: typed }))
  return answer.startsWith('answered') ? desk : answer
}

async function signedIn(login?: string, typed?: string): Promise<Client> {
  const desk = await signIn(login, typed)
  if (typeof desk === 'string') throw new Error(desk)
  return desk
}

/** A customer with a contract of several chunks. */
async function fillOffice(): Promise<{ record: string; file: string }> {
  const upload = crypto.randomUUID()
  const part = 256 * 1024
  for (let offset = 0; offset < contract.length; offset += part) {
    const content = contract.subarray(offset, offset + part).toString('base64')
    await chief.attachments.write({ upload, offset, content })
  }
  const kept = await chief.attachments.finish({ upload, name: '合同.txt', type: 'text/plain' })
  const record = crypto.randomUUID()
  await chief.records.create({
    entity: 'customer',
    id: record,
    act: crypto.randomUUID(),
    values: { name: customer, attachments: [kept] },
  } as never)
  return { record, file: kept.id }
}

async function contractOf(desk: Client, { record, file }: { record: string; file: string }) {
  const parts: Buffer[] = []
  for (let offset = 0; ;) {
    const asked = { entity: 'customer', record, id: file, offset }
    const { content, size } = await desk.attachments.read(asked)
    parts.push(Buffer.from(content, 'base64'))
    offset += parts.at(-1)!.length
    if (offset >= size) return Buffer.concat(parts)
  }
}

/** Files of the data folder, backups from before left out, that hold some words as they are. */
function holding(words: string): string[] {
  const files = readdirSync(office.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('backups'))
    .map((entry) => join(entry.parentPath, entry.name))
  return files.filter((file) => readFileSync(file).includes(words))
}

describe('an encrypted office', () => {
  it('is read by nobody without a key, opened by the first who signs in, and can be open again', async () => {
    const kept = await fillOffice()
    await addAccount(chief, 'lu')
    expect(await failing(chief.encryption.encrypt({ password: 'x', recovery }))).toBe(
      'invalid password:wrongOldPassword',
    )
    const typo = recovery.slice(0, -1) + (recovery.endsWith('0') ? '1' : '0')
    expect(await failing(chief.encryption.encrypt({ password, recovery: typo }))).toBe(
      'invalid recovery:recoveryGroup',
    )
    await encrypt()

    expect(office.door.host).toBeUndefined()
    // What was there before does not wait for somebody to sign in.
    expect(holding(customer)).toEqual([])
    expect(holding('青麓纸业')).toEqual([])
    const state = await office.desk().office.state()
    expect(state).toMatchObject({ locked: true, name: '春风商贸', person: null, file: null })
    expect(await failing(office.desk().office.lookups())).toBe('signedOut :officeLocked')
    expect(await signIn('沈一禾', 'wrong')).toBe('invalid password:wrongPassword')
    expect(await signIn('lu', lu)).toBe('invalid password:wrongPassword')
    chief = await signedIn()
    expect((await contractOf(chief, kept)).equals(contract)).toBe(true)
    const [found] = (await chief.search.find({ query: customer })).hits
    expect(found?.row.id).toBe(kept.record)
    expect(await chief.encryption.state()).toMatchObject({
      encrypted: true,
      people: [
        { name: '沈一禾', opens: true },
        { name: '同事 lu', opens: false },
      ],
      plainBackups: 1,
    })
    const examined = await chief.housekeeping.examine()
    for await (const told of examined)
      if (told.kind === 'done')
        expect(told.result.attachments).toMatchObject({ damaged: 0, missing: 0 })
    expect(holding(customer)).toEqual([])

    // Whoever signed in once while it was open opens it from then on.
    await signedIn('lu', lu)
    await office.restart()
    await signedIn('lu', lu)
    chief = await signedIn()

    await throughRestart(chief.encryption.decrypt({ password }))
    expect(office.door.locked).toBeUndefined()
    expect((await contractOf(await signedIn(), kept)).equals(contract)).toBe(true)
    expect(existsSync(join(office.folder, 'office.keys'))).toBe(false)
  })

  it('goes by the passwords of now, and by nobody’s who has left', async () => {
    await addAccount(chief, 'lu')
    await encrypt()
    chief = await signedIn()
    await signedIn('lu', lu)
    await addAccount(chief, 'he', 'administrator')
    await chief.session.changePassword({ current: password, next: '换一个新的密码 2027' })
    const people = (await chief.office.lookups()).users
    const he = people.find(({ name }) => name === '同事 he')!
    await chief.accounts.setPassword({ user: he.id, password: 'given by the chief' })
    const gone = people.find(({ name }) => name === '同事 lu')!
    await through(
      chief.accounts.handOver({
        user: gone.id,
        to: null,
        act: crypto.randomUUID(),
      }),
    )

    await office.restart()
    expect(await signIn('沈一禾', password)).toBe('invalid password:wrongPassword')
    expect(await signIn('lu', lu)).toBe('invalid password:wrongPassword')
    expect(await signIn('he', 'he he he')).toBe('invalid password:wrongPassword')
    await signedIn('he', 'given by the chief')
    // The program ends while a password is changed.
    await office.host.keys.wrap(he.id, 'he', 'half changed', 'another hash')
    await office.restart()
    await signedIn('沈一禾', '换一个新的密码 2027')
    const { people: opening } = readKeyFile(office.folder)!
    expect(opening.filter(({ user }) => user === he.id)).toHaveLength(1)
  })

  it('is opened by its recovery key, which gives an administrator a new password, until there is a newer one', async () => {
    await encrypt()
    const other = recoveryKeyOf(randomBytes(20))
    const asked = { login: '沈一禾', password: '从恢复密钥来的 2027' }
    const recover = (key: string) => office.desk().encryption.recover({ ...asked, recovery: key })
    expect(await failing(recover(other))).toBe('invalid recovery:wrongRecovery')
    expect((await recover(recovery.toLowerCase())).person?.name).toBe('沈一禾')
    await office.restart()
    chief = await signedIn('沈一禾', asked.password)
    await chief.encryption.renew({ password: asked.password, recovery: other })
    await office.restart()
    expect(await failing(recover(recovery))).toBe('invalid recovery:wrongRecovery')
    expect((await recover(other)).person?.name).toBe('沈一禾')
  })

  it('is backed up as it is, tried, looked into, restored here, and restored elsewhere with a password of then', async () => {
    const kept = await fillOffice()
    await encrypt()
    chief = await signedIn()
    await through(chief.backup.make())
    const [made] = await chief.backup.list({ from: 'own' })
    const place = join(office.folder, 'backups')
    const copy = readFileSync(join(place, made!.name, 'office.laike'))
    expect(copy.includes(customer)).toBe(false)
    await through(chief.backup.rehearse())
    await through(chief.backup.open({ from: 'own', name: made!.name }))
    const page = await chief.backup.past({ entity: 'customer' })
    expect(page.records.map(({ then }) => then['name'])).toEqual([customer])
    expect(holding(customer)).toEqual([])

    await office.door.close()
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
      office.host.office.store.transact(actOf(program), (tx) =>
        writeSetting(tx, 'protection', protection),
      )
    protect('open')
    await office.host.backups.make('manual')
    protect('protected')
    const [early] = await chief.backup.list({ from: 'own' })
    await encrypt()
    chief = await signedIn()
    office.clock.forward(60_000)
    await through(chief.backup.make())
    const [made] = await chief.backup.list({ from: 'own' })
    const before = chief.backup.restore({ from: 'own', name: early!.name })
    expect(await failing(through(before))).toBe('invalid :backupBeforeAccounts')
    await addAccount(chief, 'lu')
    await throughRestart(chief.backup.restore({ from: 'own', name: made!.name }))
    await signedIn()
    expect(readKeyFile(office.folder)?.people.map(({ login }) => login)).toEqual(['沈一禾', 'lu'])
  })

  it('is opened with the password of now once somebody signed in with it, whatever the key file holds', async () => {
    await encrypt()
    chief = await signedIn()
    const { keys } = office.host
    const { id } = (await chief.office.state()).person!
    const wrap = await keys.wrap(id, '沈一禾', 'of another time', 'another hash')
    wrap.keep()
    await office.restart()
    expect(await signIn()).toBe('invalid password:wrongPassword')
    expect(await signIn('沈一禾', 'of another time')).toBe('invalid password:wrongPassword')
    await signedIn()
    await office.restart()
    await signedIn()
  })

  it('is told to be damaged where its first opening fails, and a backup of before brings it back', async () => {
    const kept = await fillOffice()
    await encrypt()
    const file = join(office.folder, 'office.laike')
    writeFileSync(file, readFileSync(file).fill(7, 40, 60))
    expect(await signIn()).toBe('invalid :officeUnreadable')
    expect(await signIn()).toBe('invalid :officeUnreadable')
    const elsewhere = tempHost()
    try {
      const from = { path: join(office.folder, 'backups') }
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
    const stream = (await chief.encryption.encrypt({ password, recovery }))[Symbol.asyncIterator]()
    await stream.next()
    await chief.session.changePassword({ current: password, next: '换一个新的密码 2027' })
    const rest = async () => {
      while (!(await stream.next()).done);
    }
    expect(await failing(rest())).toBe('conflict password:passwordChanged')
    expect(await chief.encryption.state()).toMatchObject({ encrypted: false })
    expect(office.host.isShut).toBe(false)
  })

  it('is made smaller without anything of it lying open', async () => {
    const { record } = await fillOffice()
    await encrypt()
    chief = await signedIn()
    await throughRestart(chief.housekeeping.shrink())
    expect(office.door.locked).toBeDefined()
    expect(holding(customer)).toEqual([])
    chief = await signedIn()
    const found = await chief.records.read({ entity: 'customer', id: record })
    expect(found.row['name']).toBe(customer)
  })

  it('opens on this computer for whoever its keychain lets in, once a start, and until their password is another', async () => {
    await encrypt()
    chief = await signedIn()
    expect(await failing(chief.encryption.remember({ password }))).toBe('conflict :noKeychain')
    const keychain = randomBytes(32)
    office.door.useKeychain(keychain)
    const state = await chief.encryption.remember({ password })
    expect(state.here).toEqual({ can: true, name: '沈一禾' })
    const begun = async () => {
      await office.restart()
      office.door.useKeychain(keychain)
      return office.desk().office.state()
    }
    expect((await begun()).person?.name).toBe('沈一禾')
    expect((await office.desk().office.state()).person).toBeNull()
    chief = await signedIn()
    await chief.session.changePassword({ current: password, next: '换一个新的密码 2027' })
    expect(await begun()).toMatchObject({ locked: true, person: null })
    expect(existsSync(join(office.folder, 'office.here'))).toBe(false)
  })

  it('needs no recovery key where a second administrator opens it', async () => {
    await addAccount(chief, 'he', 'administrator')
    await addAccount(chief, 'lu')
    const encrypting = (second?: { login: string; password: string }) =>
      through(chief.encryption.encrypt({ password, recovery: null, ...(second && { second }) }))
    expect(await failing(encrypting())).toBe('invalid recovery:recoveryOrSecond')
    for (const [login, typed, problem] of [
      ['lu', lu, 'invalid second.login:noOtherAdministrator'],
      ['沈一禾', password, 'invalid second.login:noOtherAdministrator'],
      ['he', 'wrong', 'invalid second.password:wrongPassword'],
    ] as const) {
      expect(await failing(encrypting({ login, password: typed }))).toBe(problem)
    }
    const reopened = new Promise<void>((resolve) => (wake = resolve))
    await encrypting({ login: 'he', password: 'he he he' })
    await reopened
    chief = await signedIn('he', 'he he he')
    expect(await chief.encryption.state()).toMatchObject({
      recoveryMadeAt: null,
      hangsOnOne: false,
    })
    const [gone] = (await chief.office.lookups()).users.filter(({ name }) => name === '沈一禾')
    await through(chief.accounts.handOver({ user: gone!.id, to: null, act: crypto.randomUUID() }))
    expect(await chief.encryption.state()).toMatchObject({ hangsOnOne: true })
  })

  it('moves with its key, and begins anew without one', async () => {
    const kept = await fillOffice()
    await encrypt()
    chief = await signedIn()
    const moved = tempFolder()
    try {
      await throughRestart(chief.housekeeping.move({ path: join(moved.path, '新家') }))
      expect(office.door.locked).toBeDefined()
      chief = await signedIn()
      expect((await contractOf(chief, kept)).equals(contract)).toBe(true)
      const loose = await chief.housekeeping.orphans()
      for await (const told of loose)
        if (told.kind === 'done') expect(told.result).toMatchObject({ files: 0 })
      await throughRestart(chief.housekeeping.beginAnew({ name: '春风商贸' }))
      const state = await office.desk().office.state()
      expect(state).toMatchObject({ setUp: false, encrypted: false, locked: false })
    } finally {
      await office.door.close()
      moved.remove()
    }
  })

  it('has calm ways out of lost keys, others’ keys and damage', async () => {
    await encrypt()
    chief = await signedIn()
    await office.door.close()
    const [keys, file] = ['office.keys', 'office.laike'].map((name) => join(office.folder, name))
    const saved = readFileSync(keys!)
    rmSync(keys!)
    await office.restart()
    // There is a copy beside the backups.
    await signedIn()
    expect(existsSync(keys!)).toBe(true)
    const root = sql`select rootpage from sqlite_schema where name = 'customer'`
    const [table] = office.host.office.reading.numbers({ compile: () => root.compile(query) })
    await office.door.close()
    writeFileSync(keys!, saved)
    cpSync(file!, `${file}.kept`)
    const bytes = readFileSync(file!)
    bytes.fill(7, 40, 60)
    writeFileSync(file!, bytes)
    await office.restart()
    expect(await signIn()).toBe('invalid :officeUnreadable')
    expect(readFileSync(file!).equals(bytes)).toBe(true)
    await office.door.close()
    cpSync(`${file}.kept`, file!)
    const page = readFileSync(file!)
    page.fill(7, table! * 4096 - 2000, table! * 4096 - 1992)
    writeFileSync(file!, page)
    await office.restart()
    const values = { name: customer }
    const ids = { id: crypto.randomUUID(), act: crypto.randomUUID() }
    const added = (await signedIn()).records.create({ entity: 'customer', ...ids, values })
    expect(await failing(added)).toBe('invalid :backupOfficeDamaged')
  })
})
