import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpOffice } from '../../electron/host/accounts/setUp.ts'
import { openDoor } from '../../electron/host/door.ts'
import type { Host } from '../../electron/host/host.ts'
import { checkSeals, type CheckStep } from '../../electron/host/journal/checkSeals.ts'
import { officePlace } from '../../electron/host/officePlace.ts'
import { program } from '../../electron/host/records/access.ts'
import { undoAct } from '../../electron/host/records/undo.ts'
import { entities } from '../../shared/entities/registry.ts'
import { officeFolder, tempFolder } from '../harness/office.ts'
import { killedAfter } from './killing.ts'
import { isLong, moments } from './moments.ts'

/** An office with some hundred customers, each with a contact and a history; every trial is made on a copy of it. */
const customers = isLong ? 600 : 200
let made: ReturnType<typeof tempFolder>
beforeAll(async () => {
  made = officeFolder()
  const host = openDoor(made.path).host!
  const { office } = host
  await setUpOffice(office, { protection: 'open', name: '春风商贸', locale: 'zh-CN' })
  const { store, ids } = office
  store.transact({ id: ids(), source: 'import', actor: program, many: true }, (tx) => {
    for (let each = 0; each < customers; each += 1) {
      const id = ids()
      store.create(tx, entities.customer, id, {
        name: `晨辰文具 ${each}`,
        phone: `0574${8700_0000 + each}`,
      })
      store.create(tx, entities.contact, ids(), { name: `王芳 ${each}`, customer: id })
      store.update(tx, entities.customer, id, { shortName: `晨辰${each}` })
    }
  })
  await host.close()
  const sheet = Array.from(
    { length: customers },
    (_each, row) => `新客户${row},联系人${row},0571${row}`,
  )
  writeFileSync(join(made.path, 'sheet.csv'), ['客户名称,联系人,电话', ...sheet].join('\n'))
  mkdirSync(join(made.path, 'attachments', 'ab'), { recursive: true })
})
afterAll(() => made.remove())

const count = ({ office }: Host, sql: string) => {
  const connection = new Database(office.file, { readonly: true })
  const found = Number(connection.prepare(sql).pluck().get())
  connection.close()
  return found
}

function demandWhole(host: Host): void {
  const connection = new Database(host.office.file, { readonly: true })
  expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(connection.pragma('foreign_key_check')).toEqual([])
  connection.close()
  let step: CheckStep = checkSeals(host.office.reading, null)
  while (!step.verdict) step = checkSeals(host.office.reading, step.state)
  expect(step.verdict.broken).toBeNull()
}

/** Kills a work at some moments, each on a fresh copy, opens the office again as the next start does, and looks. */
async function tried(
  work: string,
  below: number,
  look: (
    host: Host,
    trial: { readonly done: boolean; readonly detail: string },
  ) => void | Promise<void>,
): Promise<void> {
  let ended = 0
  const times = moments(isLong ? 60 : 1, below)
  for (const moment of times) {
    const home = tempFolder()
    cpSync(made.path, home.path, { recursive: true })
    const away = tempFolder()
    const detail = work === 'move' ? join(away.path, '新家') : v7()
    const said = await killedAfter('upkeep', [home.path, work, detail], moment)
    const done = said.includes('done')
    ended += Number(done)
    const host = openDoor(home.path).host!
    demandWhole(host)
    await look(host, { done, detail })
    await host.close()
    for (const each of [home, away]) each.remove()
  }
  if (isLong)
    console.log(`${work}: killed at ${times.length} moments, ${ended} of them after it had ended`)
}

const limit = isLong ? 1_800_000 : 60_000

test(
  'killed while the history is compacted: every record is there, and each entry is whole or let go of',
  () =>
    tried('compact', 300, (host) => {
      expect(count(host, 'select count(*) from customer')).toBe(customers)
      const half = `select count(*) from change where (digest is null) != (salt is not null)`
      expect(count(host, half)).toBe(0)
    }),
  limit,
)

test(
  'killed while search is made anew: the next start has made it',
  () =>
    tried('reindex', 400, (host) => {
      const indexed = 'select count(*) from "customerGram_docsize"'
      expect(count(host, indexed)).toBe(customers)
    }),
  limit,
)

test(
  'killed while the file is made smaller: nothing is missing',
  () =>
    tried('shrink', 150, (host) => {
      expect(count(host, 'select count(*) from customer')).toBe(customers)
    }),
  limit,
)

test(
  'killed while records are erased: each is there with what belongs to it, or gone with it',
  () =>
    tried('clear', 900, (host, { done }) => {
      const left = count(host, 'select count(*) from customer')
      expect(left).toBeLessThanOrEqual(done ? 0 : customers)
      expect(count(host, 'select count(*) from contact where customer is null')).toBe(0)
    }),
  limit,
)

test(
  'killed during an import: rows are whole, and one undo takes all of it back',
  () =>
    tried('import', 700, async (host, { detail }) => {
      const { office } = host
      const alone = `select count(*) from customer where name like '新客户%' and id not in (select customer from contact where customer is not null)`
      expect(count(host, alone)).toBe(0)
      const brought = count(host, `select count(*) from customer where name like '新客户%'`)
      const by = { id: v7(), source: 'undo', actor: { user: null, role: 'administrator' } } as const
      const undoing = undoAct(office, by, detail)
      while (brought > 0 && !(await undoing.next()).done);
      expect(count(host, 'select count(*) from customer where deletedAt is null')).toBe(customers)
    }),
  limit,
)

test(
  'killed while customers are merged two by two: two are one with both contacts, or still two',
  () =>
    tried('merge', 400, (host, { done }) => {
      const merged = count(host, 'select count(*) from customer where deletedAt is not null')
      if (done) expect(merged).toBe(customers / 2)
      const withTwo = `select count(*) from (select customer from contact group by customer having count(*) = 2)`
      expect(count(host, withTwo)).toBe(merged)
      const lost = `select count(*) from contact where customer in (select id from customer where deletedAt is not null)`
      expect(count(host, lost)).toBe(0)
    }),
  limit,
)

test(
  'killed while an office begins anew: it is the old one, whole, or the new one',
  () =>
    tried('anew', 400, (host) => {
      const setUp = count(host, `select count(*) from setting where name = 'protection'`)
      expect(count(host, 'select count(*) from customer')).toBe(setUp * customers)
    }),
  limit,
)

test(
  'killed while the data folder is moved: it is whole in the old place or in the new one',
  () =>
    tried('move', 500, (host, { done, detail }) => {
      expect(host.office.dataDir === detail).toBe(officePlace(host.home) === detail)
      if (done) expect(host.office.dataDir).toBe(detail)
      expect(count(host, 'select count(*) from customer')).toBe(customers)
    }),
  limit,
)
