import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { JournalCursor, JournalFilter, JournalLine } from '../../shared/api/journal.ts'
import { entities } from '../../shared/entities/registry.ts'
import { migrate } from '../../electron/host/database/migrate.ts'
import { migrations } from '../../electron/host/database/migrations/migrations.ts'
import { openWriter } from '../../electron/host/database/open.ts'
import { query } from '../../electron/host/database/query.ts'
import { fieldsDigest } from '../../electron/host/journal/digest.ts'
import { officeFile, openOffice } from '../../electron/host/office.ts'
import { checkSeals, holdsSeal, type CheckState } from '../../electron/host/journal/checkSeals.ts'
import { readJournal } from '../../electron/host/journal/readJournal.ts'
import { writeSetting } from '../../electron/host/settings.ts'
import type { Client } from '../../renderer/connection.ts'
import { addAccount, failing, setUpProtected, tempHost } from '../harness/apiDesk.ts'
import { actOf, tempFolder, tempOffice, type TempOffice } from '../harness/office.ts'

const read = (desk: TempOffice, filter: JournalFilter = {}, single = false, limit = 500) => {
  const lines: JournalLine[] = []
  let before: JournalCursor | null = null
  do {
    const page = readJournal(desk.office, desk.chief, { filter, before, single, limit })
    lines.push(...page.lines)
    before = page.next
  } while (before)
  return lines
}

const said = ({ parts, event }: JournalLine) =>
  event?.kind ?? parts.map(({ entity, kind, count }) => `${kind} ${count} ${entity}`).join(', ')

describe('the journal', () => {
  let desk: TempOffice
  beforeEach(() => {
    desk = tempOffice()
  })
  afterEach(() => desk.close())

  it('tells what people did and what happened beside, an act in a line, the last first', () => {
    const { id } = desk.create('customer', { name: '甲' }, desk.clerk)
    desk.clock.forward(1000)
    desk.office.journal.note(desk.clerk, { kind: 'exported', entity: 'customer' })
    desk.clock.forward(1000)
    desk.office.store.transact(actOf(desk.chief, 'import'), (tx) => {
      for (const name of ['乙', '丙']) {
        const customer = desk.office.ids()
        desk.office.store.create(tx, entities.customer, customer, { name })
        desk.office.store.create(tx, entities.contact, desk.office.ids(), { name, customer })
      }
    })
    desk.clock.forward(1000)
    desk.update('customer', id, { level: 'A' })
    const lines = read(desk, { users: [desk.chief.user, desk.clerk.user] })
    expect(lines.map(said)).toEqual([
      'update 1 customer',
      'create 2 contact, create 2 customer',
      'exported',
      'create 1 customer',
    ])
    expect(lines[0]?.parts[0]?.fields).toEqual({ level: { old: null, new: 'A' } })
    expect(read(desk, { act: lines[1]!.act }, true)).toHaveLength(4)
    expect(read(desk, { record: id }).map(said)).toEqual(['update 1 customer', 'create 1 customer'])
    expect(read(desk, { events: ['exported'] }).map(said)).toEqual(['exported'])
    expect(read(desk, { source: 'import', entity: 'contact' }).map(said)).toEqual([
      'create 2 contact',
    ])
    expect(read(desk, { from: desk.clock.now() }).map(said)).toEqual(['update 1 customer'])
    expect(read(desk, { users: [null], to: desk.clock.now() - 1 }).length).toBeGreaterThan(0)
  })

  it('calls what a role says of a field by its kind of record as well', () => {
    const role = desk.create('role', { name: '外勤', preset: 'everything' }).id
    const named = (entity: string) =>
      desk.create('roleField', { role, entity, field: 'note', level: 'read' }).id
    const ids = ['customer', 'task'].map(named)
    const asked = { filter: { entity: 'roleField' }, before: null, single: false, limit: 10 }
    const { titles } = readJournal(desk.office, desk.chief, asked)
    expect(ids.map((id) => titles[id])).toEqual(['customer.note\n外勤', 'task.note\n外勤'])
  })

  it('is the same in pages of any size, though much happened at one moment', () => {
    desk.office.store.transact(actOf(desk.chief), (tx) => {
      for (let n = 0; n < 30; n++) {
        desk.office.store.create(tx, entities.tag, desk.office.ids(), { name: `标签${n}` })
        tx.note({ kind: 'printed', detail: { n } })
      }
    })
    const whole = read(desk, {}, true).map(({ key }) => key)
    expect(new Set(whole).size).toBe(whole.length)
    expect(read(desk, {}, true, 7).map(({ key }) => key)).toEqual(whole)
  })

  it('can be changed by nobody, and by no other program', () => {
    desk.office.journal.note(desk.chief, { kind: 'printed' })
    const foreign = new Database(desk.office.file)
    for (const write of ['delete from event', `update event set kind = ''`, 'delete from seal']) {
      expect(() => foreign.exec(write)).toThrow('only added to')
    }
    foreign.close()
  })
})

describe('the seals of a journal', () => {
  let desk: TempOffice
  let customer: string
  beforeEach(() => {
    desk = tempOffice()
    customer = desk.create('customer', { name: '甲', phone: '0574-8820 4417' }).id
    desk.office.journal.note(desk.clerk, { kind: 'signedIn' })
    for (const level of ['A', 'B', 'C']) desk.update('customer', customer, { level })
  })
  afterEach(() => desk.close())

  const check = () => {
    let state: CheckState | null = null
    for (;;) {
      const step: ReturnType<typeof checkSeals> = checkSeals(desk.office.reading, state)
      if (step.verdict) return step.verdict
      state = step.state
    }
  }
  const broken = () => {
    const found = check().broken
    return found && `${found.why} ${found.what} ${found.first}-${found.last}`
  }
  /** Writes into the file past all guards, as whoever has it can. */
  const tamper = (...writes: string[]) => {
    const file = new Database(desk.office.file)
    for (const name of file
      .prepare(`select name from sqlite_schema where type = 'trigger'`)
      .pluck()
      .all()) {
      file.exec(`drop trigger "${String(name)}"`)
    }
    for (const write of writes) file.exec(write)
    file.close()
  }
  const last = () => desk.history(customer)[0]!.sequence

  it('are true of what nobody touched, after a restart too, and of what a transaction took back', () => {
    const { store, ids } = desk.office
    store.transact(actOf(desk.chief), (tx) => {
      expect(() =>
        tx.attempt(() => {
          store.update(tx, entities.customer, customer, { level: 'D' })
          tx.note({ kind: 'printed' })
          throw new Error('taken back')
        }),
      ).toThrow('taken back')
      store.create(tx, entities.tag, ids(), { name: '留下' })
    })
    expect(() =>
      store.transact(actOf(desk.chief), (tx) => {
        store.create(tx, entities.tag, ids(), { name: '不成' })
        throw new Error('refused')
      }),
    ).toThrow('refused')
    desk.reopen()
    desk.update('customer', customer, { level: 'A' })
    expect(check()).toMatchObject({ broken: null, before: 0, events: 1, changes: last() })
  })

  it('find an entry that was altered, whichever part of it', () => {
    tamper(`update change set user = 'somebody' where seq = ${last()}`)
    expect(broken()).toBe(`altered change ${last()}-${last()}`)
    tamper(`update change set user = '${desk.chief.user}' where seq = ${last()}`)
    expect(broken()).toBeNull()
    tamper(`update change set fields = replace(fields, 'B', 'A') where seq = ${last() - 1}`)
    expect(broken()).toBe(`altered change ${last() - 1}-${last() - 1}`)
  })

  it('find an entry that was removed or slipped in, and a seal that is gone', () => {
    const columns = 'site, clock, at, user, act, source, entity, record, kind, fields, salt, digest'
    tamper(
      `insert into change (seq, ${columns}) select seq + 1, ${columns} from change where seq = ${last()}`,
    )
    expect(broken()).toBe(`inserted change ${last()}-${last()}`)
    tamper(`delete from change where seq = ${last()}`)
    expect(broken()).toBeNull()
    tamper(`delete from event where seq = 1`)
    expect(broken()).toBe('missing event 1-1')
    tamper('delete from seal where number = 2')
    expect(broken()).toBe('sealMissing seal 2-2')
  })

  it('find what came in under another install’s name', () => {
    tamper(
      `insert into event select null, 'elsewhere', 1, at, user, act, source, kind, entity, record, detail from event`,
    )
    expect(broken()).toBe('inserted event 1-1')
  })

  it('find values that were emptied', () => {
    tamper(`update change set fields = '{}', salt = null, digest = 'x' where seq = ${last()}`)
    expect(broken()).toBe(`altered change ${last()}-${last()}`)
  })

  it('stay true when a record is erased as it should be', () => {
    desk.office.store.transact(actOf(desk.chief), (tx) =>
      desk.office.store.purge(tx, entities.customer, customer),
    )
    expect(desk.history(customer).flatMap(({ fields }) => Object.keys(fields))).toEqual([])
    expect(broken()).toBeNull()
  })

  it('show by one kept elsewhere that the end of the journal was cut off', () => {
    const kept = desk.office.journal.seal()!
    tamper(
      `delete from change where seq = ${last()}`,
      `delete from seal where number = ${kept.number}`,
    )
    expect(broken()).toBeNull()
    expect(holdsSeal(desk.office.reading, kept.hash)).toBe(false)
  })

  it('stay true when it was erased on a site that is checked before', () => {
    desk.office.store.transact(actOf(desk.chief), (tx) => writeSetting(tx, 'site', '0'))
    const other = openOffice({ dataDir: desk.folder })
    other.store.transact(actOf(desk.chief), (tx) =>
      other.store.purge(tx, entities.customer, customer),
    )
    other.close()
    expect(broken()).toBeNull()
  })

  it('find values that were emptied without their record being erased, however well that was done', () => {
    const entry = desk.office.reading.first(
      query.selectFrom('change').selectAll().where('seq', '=', last()),
    )!
    tamper(
      `update change set fields = '{}', salt = null, digest = '${fieldsDigest(entry)}' where seq = ${last()}`,
    )
    expect(broken()).toBe(`erasedAlone change ${last()}-${last()}`)
  })

  it('begin where an older office had none', () => {
    const { path, remove } = tempFolder()
    const older = { dataDir: path, migrations: migrations.slice(0, 11) }
    const guard = { writing: true, erasing: false }
    const file = openWriter(join(path, officeFile), guard)
    migrate(file, older.migrations, guard, () => {})
    guard.writing = true
    file.exec(
      `insert into change values ('old', 1, 1, 1, null, 'a', 'setUp', 'tag', 'x', 'create', '{}')`,
    )
    file.close()
    const office = openOffice({ dataDir: path })
    let state: CheckState | null = null
    let step = checkSeals(office.reading, state)
    while (!step.verdict) step = checkSeals(office.reading, (state = step.state))
    office.close()
    remove()
    expect(step.verdict).toMatchObject({ broken: null, before: 1 })
  })
})

describe('what the journal is told of', () => {
  const premises = tempHost()
  let chief: Client
  beforeAll(async () => {
    chief = await setUpProtected(premises.desk())
  })
  afterAll(() => premises.remove())

  it('who signs in and out, who is refused and why', async () => {
    await addAccount(chief, 'lu')
    const clerk = premises.desk()
    expect(await failing(clerk.session.signIn({ login: 'lu', password: '猜一猜' }))).toContain(
      'wrongPassword',
    )
    expect(await failing(clerk.session.signIn({ login: '猜一猜', password: '…' }))).toContain(
      'wrongPassword',
    )
    await clerk.session.signIn({ login: 'lu', password: 'lu lu lu' })
    await failing(clerk.office.change({ name: '别的名字' }))
    await failing(clerk.office.change({ name: '别的名字' }))
    await clerk.journal.copied({ entity: 'customer', count: 12 })
    await clerk.session.changePassword({ current: 'lu lu lu', next: 'lu lu lu lu' })
    await clerk.session.signOut()
    await chief.office.change({ name: '清风商贸' })
    const { lines, titles } = await chief.journal.page({})
    const events = lines.flatMap(({ event }) => (event ? [event] : []))
    expect(events.map(({ kind }) => kind)).toEqual([
      'settingsChanged',
      'signedOut',
      'passwordChanged',
      'copied',
      'refused',
      'signedIn',
      'signInRefused',
      'signInRefused',
    ])
    expect(events.find(({ kind }) => kind === 'refused')?.detail).toEqual({
      procedure: 'office.change',
    })
    expect(events.at(-1)?.detail).toEqual({ login: 'lu', throttled: false })
    // What was typed may have been a password.
    expect(events.at(-2)?.detail).toEqual({ login: null, throttled: false })
    expect(Object.values(titles)).toContain('同事 lu')
    expect(await failing(clerk.journal.page({}))).toContain('signedOut')
  })

  it('that a window was locked, and it is signed out by then', async () => {
    const clerk = premises.desk()
    await clerk.session.signIn({ login: 'lu', password: 'lu lu lu lu' })
    await clerk.session.lock()
    expect(await failing(clerk.office.lookups())).toContain('signedOut')
    const { lines } = await chief.journal.page({ filter: { events: ['locked'] } })
    expect(lines).toHaveLength(1)
  })

  it('that it was checked and taken along', async () => {
    const verdicts = []
    for await (const step of await chief.journal.check({})) verdicts.push(step)
    expect(verdicts.at(-1)).toMatchObject({ kind: 'done', verdict: { broken: null, kept: null } })
    let rows = 0
    for await (const page of await chief.journal.export({})) rows += page.lines.length
    const { lines } = await chief.journal.page({
      filter: { events: ['journalExported', 'journalChecked'] },
    })
    expect(lines.map(({ event }) => event?.kind)).toEqual(['journalExported', 'journalChecked'])
    expect(rows).toBeGreaterThan(10)
  })
})
