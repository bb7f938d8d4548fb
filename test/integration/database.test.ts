import { createHash } from 'node:crypto'
import { query } from '../../electron/host/database/query.ts'
import { copyFileSync, closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { dictionaries } from '../../shared/dictionaries.ts'
import { entities } from '../../shared/entities/registry.ts'
import { migrations, type Migration } from '../../electron/host/database/migrations/migrations.ts'
import { openReasonOf, openWriter } from '../../electron/host/database/open.ts'
import { migrate } from '../../electron/host/database/migrate.ts'
import { columnsOf } from '../../electron/host/database/schema.ts'
import { officeFile, openOffice } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { actOf, tempFolder, tempOffice, toldClock } from '../harness/office.ts'

const folders: ReturnType<typeof tempFolder>[] = []
const folder = () => {
  const made = tempFolder()
  folders.push(made)
  return made.path
}
afterEach(() => folders.splice(0).forEach((made) => made.remove()))

const reasonOf = (open: () => unknown) => {
  try {
    open()
  } catch (error) {
    return openReasonOf(error)
  }
  return undefined
}

describe('the office’s file', () => {
  test('is opened so that saved means on the disk, the second time too', () => {
    const file = join(folder(), officeFile)
    openWriter(file, { writing: false, erasing: false }).close()
    const connection = openWriter(file, { writing: false, erasing: false })
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(connection.pragma('synchronous', { simple: true })).toBe(2)
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
    connection.close()
  })

  test('of another program, or of no program at all, is refused and left alone', () => {
    const dataDir = folder()
    const foreign = new Database(join(dataDir, officeFile))
    foreign.exec('create table theirs (a)')
    foreign.close()
    expect(reasonOf(() => openOffice({ dataDir }))).toBe('damaged')
    const torn = folder()
    writeFileSync(
      join(torn, officeFile),
      'not a database, only a text that is long enough to look at'.repeat(50),
    )
    expect(reasonOf(() => openOffice({ dataDir: torn }))).toBe('damaged')
  })

  test('that is damaged beyond its first page is refused too', () => {
    const dataDir = folder()
    openOffice({ dataDir }).close()
    const file = openSync(join(dataDir, officeFile), 'r+')
    writeSync(file, Buffer.alloc(400 * 4096, 0xff), 0, 400 * 4096, 4096)
    closeSync(file)
    expect(reasonOf(() => openOffice({ dataDir }))).toBe('damaged')
  })

  test('holds exactly the columns that the entities declare, and those of the office’s own fields', () => {
    const desk = tempOffice()
    for (const kind of dictionaries.customFieldKind.codes) {
      desk.create('customField', { label: kind, entity: 'contact', kind })
    }
    const reader = new Database(desk.office.file, { readonly: true })
    for (const entity of Object.values(desk.office.registry)) {
      const found = reader
        .prepare<[string], { name: string; type: string; notnull: number }>(
          'select name, type, "notnull" from pragma_table_info(?)',
        )
        .all(entity.name)
        .map(({ name, type, notnull }) => ({ name, type, needed: notnull === 1 }))
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
      expect([entity.name, ...found.sort(byName)]).toEqual([
        entity.name,
        ...columnsOf(entity).sort(byName),
      ])
    }
    reader.close()
    desk.close()
  })

  test('has an index on every reference, so that what hangs on a record is found at once', () => {
    const desk = tempOffice()
    const reader = new Database(desk.office.file, { readonly: true })
    for (const entity of Object.values(entities)) {
      for (const [field, spec] of Object.entries(entity.fields)) {
        if (spec.kind !== 'reference') continue
        const plan = reader
          .prepare<[], { detail: string }>(
            `explain query plan select * from "${entity.name}" where "${field}" = 'x'`,
          )
          .all()
        expect(`${entity.name}.${field}: ${plan[0]?.detail}`).toMatch(/SEARCH .* USING INDEX/)
      }
    }
    reader.close()
    desk.close()
  })

  test('is all in one file when it is closed', () => {
    const dataDir = folder()
    const office = openOffice({ dataDir })
    office.store.transact(actOf(program), (tx) =>
      office.store.create(tx, entities.customer, office.ids(), { name: '甲' }),
    )
    office.close()
    expect(readdirSync(dataDir).filter((name) => name.includes('wal'))).toEqual([])
    const copy = join(folder(), 'copy.laike')
    copyFileSync(join(dataDir, officeFile), copy)
    const opened = new Database(copy, { readonly: true })
    expect(opened.prepare('select name from customer').pluck().all()).toEqual(['甲'])
    opened.close()
  })

  test('takes no record, and no entry of the log, from anyone but the store', () => {
    const desk = tempOffice()
    const customer = desk.create('customer', { name: '甲' })
    const intruder = openWriter(desk.office.file, { writing: false, erasing: false })
    const foreign = new Database(desk.office.file)
    for (const connection of [intruder, foreign]) {
      expect(() =>
        connection.prepare('update customer set name = ? where id = ?').run('乙', customer.id),
      ).toThrow()
      expect(() => connection.prepare('delete from customer').run()).toThrow()
      expect(() => connection.prepare('update change set user = null').run()).toThrow()
      expect(() => connection.prepare('delete from change').run()).toThrow()
      connection.close()
    }
    desk.close()
  })
})

/** Hash of the SQL of each migration. What has shipped is frozen; what hasn't may still change, and so may its line here. */
const frozen = [
  'aa41c56eb06f9e91',
  'a4f8b524f0caf1e3',
  'ef6cb58672208cc6',
  '6cbc0f6d00909500',
  '896d627d73b87253',
  '09f908eeffbd0eef',
  'b47aacd59943e6de',
  'd1aa3b9b5c4cc53b',
  'ba1948207af306e1',
  '72f9fc2d65d3de23',
  'eb7c181a82241423',
  '03db5dc3b42f3e63',
  'f05bffe1af1ebabd',
  '0b5f4b2f592fe8fd',
  'eef8579ae80c9118',
  '5d621ba2804c4462',
  '0aad6db9a074a510',
  'c5e5f839d02b99b7',
  '782261f02edb2362',
  'e3aeacfcf2fd8a3c',
  '045a4d4fd3553c5a',
  '0ad5ff8ee11f6dba',
  '4bdbf8073b654e8f',
  'f9ccf1326e1fb1db',
  '98029f37effa955e',
  'f5a642aa963e7c32',
  'bbaef4dfc21bd0a7',
  '348ae0b60d55edaa',
]

describe('migrations', () => {
  test('are what they were when they were agreed on', () => {
    const hashes = migrations.map((migration) => {
      const statements = migration.map((statement) => statement.compile(query).sql)
      return createHash('sha256').update(statements.join(';')).digest('hex').slice(0, 16)
    })
    expect(hashes).toEqual(frozen)
  })

  const second: Migration = [sql`create table extra (a integer) strict`]
  const broken: Migration = [
    sql`create table half (a integer) strict`,
    sql`insert into nowhere values (1)`,
  ]

  test('bring an older file up to date, after a copy of it that can be opened', () => {
    const dataDir = folder()
    openOffice({ dataDir, migrations }).close()
    openOffice({ dataDir, migrations: [...migrations, second], clock: toldClock() }).close()
    const [copy] = readdirSync(join(dataDir, 'backups'))
    expect(copy).toMatch(/^2026-11-23 \d\d\.30\.00 upgrade$/)
    const opened = new Database(join(dataDir, 'backups', copy!, 'office.laike'), { readonly: true })
    expect(opened.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(opened.pragma('integrity_check', { simple: true })).toBe('ok')
    opened.close()
    const current = new Database(join(dataDir, officeFile), { readonly: true })
    expect(current.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
    current.close()
  })

  test('may fill what they add to records', () => {
    const dataDir = folder()
    const before = openOffice({ dataDir, migrations })
    before.store.transact(actOf(program, 'setUp'), (tx) =>
      before.store.create(tx, entities.customer, before.ids(), { name: '甲' }),
    )
    before.close()
    const filling: Migration = [
      sql`alter table customer add column colour text`,
      sql`update customer set colour = ${'red'}`,
    ]
    openOffice({ dataDir, migrations: [...migrations, filling] }).close()
    const file = new Database(join(dataDir, officeFile), { readonly: true })
    expect(file.prepare('select name, colour from customer').get()).toEqual({
      name: '甲',
      colour: 'red',
    })
    file.close()
  })

  test('records of an older file keep their order in search, and are found', () => {
    const dataDir = folder()
    const guard = { writing: false, erasing: false }
    const older = openWriter(join(dataDir, officeFile), guard)
    migrate(older, migrations.slice(0, 2), guard, () => {})
    guard.writing = true
    for (const [entry, name] of ['乙晨辰', '甲晨辰'].entries()) {
      older
        .prepare(
          `insert into customer (id, "createdAt", "updatedAt", "titleKey", name, kind, stage) values (?, 0, 0, ?, ?, 'company', 'active')`,
        )
        .run(`id-${entry}`, name, name)
      older
        .prepare('insert into "searchEntry" (entity, record) values (?, ?)')
        .run('customer', `id-${entry}`)
    }
    older.close()
    const office = openOffice({ dataDir })
    const { hits } = findRecords(office, program, { query: '晨辰', limit: 8 })
    expect(hits.map(({ row }) => row['name'])).toEqual(['甲晨辰', '乙晨辰'])
    office.close()
  })

  test('that fail leave nothing half done', () => {
    const dataDir = folder()
    openOffice({ dataDir, migrations }).close()
    expect(() => openOffice({ dataDir, migrations: [...migrations, second, broken] })).toThrow(
      'nowhere',
    )
    const file = new Database(join(dataDir, officeFile), { readonly: true })
    expect(file.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
    expect(
      file.prepare("select count(*) from sqlite_schema where name = 'half'").pluck().get(),
    ).toBe(0)
    file.close()
  })

  test('a file from a newer Laike is refused', () => {
    const dataDir = folder()
    openOffice({ dataDir, migrations: [...migrations, second] }).close()
    expect(reasonOf(() => openOffice({ dataDir, migrations }))).toBe('newerSchema')
  })
})
