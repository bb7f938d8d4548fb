import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { here } from '../../electron/host/backup/runJob.ts'
import { migrate } from '../../electron/host/database/migrate.ts'
import { migrations } from '../../electron/host/database/migrations/migrations.ts'
import { openWriter } from '../../electron/host/database/open.ts'
import { openOffice } from '../../electron/host/office.ts'
import { tempFolder } from '../harness/office.ts'
import { killedAfter } from './killing.ts'
import { isLong, moments } from './moments.ts'

/** An office of an early program, with so many customers in it. */
const early = 4
const customers = 300

function makeEarly(file: string): void {
  const guard = { writing: false, erasing: false }
  const connection = openWriter(file, guard)
  migrate(connection, migrations.slice(0, early), guard, () => {})
  guard.writing = true
  connection.transaction(() => {
    const columns = connection.pragma('table_info(customer)') as Column[]
    const needed = columns.filter(({ notnull, pk, dflt_value }) => notnull && !pk && !dflt_value)
    const names = needed.map(({ name }) => name)
    const insert = connection.prepare(
      `insert into customer (${names.map((name) => `"${name}"`).join()}) values (${names.map((name) => `:${name}`).join()})`,
    )
    for (let each = 0; each < customers; each += 1) {
      const values = needed.map(({ name, type }) => [
        name,
        name === 'id' || name === 'name' ? `${name} ${each}` : type === 'TEXT' ? 'company' : 1,
      ])
      insert.run(Object.fromEntries(values))
    }
  })()
  connection.close()
}

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
  readonly dflt_value: string | null
}

/** What an office's file is: its version, whether it is whole, its tables and its customers. */
function lookInto(file: string) {
  const connection = new Database(file, { readonly: true })
  try {
    return {
      version: Number(connection.pragma('user_version', { simple: true })),
      verdict: connection.pragma('integrity_check', { simple: true }),
      tables: connection
        .prepare('select sql from sqlite_schema order by name')
        .pluck()
        .all()
        .join(';'),
      customers: connection.prepare('select count(*) from customer').pluck().get(),
    }
  } finally {
    connection.close()
  }
}

test(
  'kill -9 during an upgrade leaves each migration done or not begun, and every customer there',
  async () => {
    const folder = tempFolder()
    const old = join(folder.path, 'old.laike')
    makeEarly(old)
    // What the tables are after each migration, where nothing interrupts.
    const tables = new Map<number, string>()
    const steps = join(folder.path, 'steps.laike')
    copyFileSync(old, steps)
    for (let version = early; version <= migrations.length; version += 1) {
      const guard = { writing: false, erasing: false }
      const connection = openWriter(steps, guard)
      migrate(connection, migrations.slice(0, version), guard, () => {})
      connection.close()
      tables.set(version, lookInto(steps).tables)
    }
    const versions = new Map<number, number>()
    const dataDir = join(folder.path, 'office')
    mkdirSync(dataDir)
    const file = join(dataDir, 'office.laike')
    for (const moment of moments(isLong ? 1000 : 3, isLong ? 400 : 250)) {
      const before = existsSync(file) ? lookInto(file).version : early
      if (!existsSync(file)) copyFileSync(old, file)
      await killedAfter('upgrading', [dataDir], moment)
      const found = lookInto(file)
      expect(found).toMatchObject({ verdict: 'ok', customers })
      expect(found.version).toBeGreaterThanOrEqual(before)
      expect(found.tables).toBe(tables.get(found.version))
      versions.set(found.version, (versions.get(found.version) ?? 0) + 1)
      if (found.version < migrations.length) continue
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    }
    if (!existsSync(file)) copyFileSync(old, file)
    openOffice({ dataDir }).close()
    expect(lookInto(file)).toMatchObject({ version: migrations.length, verdict: 'ok', customers })
    // What it kept of before is whole.
    const place = join(dataDir, 'backups')
    const kept = readdirSync(place).filter(
      (name) => name.includes('upgrade') && !name.endsWith('.part'),
    )
    expect(kept.length).toBeGreaterThan(0)
    for (const name of kept.slice(-3)) await here('rehearse', { dataDir, place, name, key: null })
    if (isLong) console.log('versions at which it was killed', Object.fromEntries(versions))
    folder.remove()
  },
  isLong ? 3_600_000 : 60_000,
)
