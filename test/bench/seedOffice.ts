import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { setUpOffice } from '../../electron/host/accounts/setUp.ts'
import { handleOn } from '../../electron/host/database/handle.ts'
import { openWriter } from '../../electron/host/database/open.ts'
import { openOffice, type Office } from '../../electron/host/office.ts'
import { lockOffice } from '../../electron/host/officeLock.ts'
import { program } from '../../electron/host/records/access.ts'
import { createChanged } from '../../electron/host/records/changed.ts'
import { openChangeLog } from '../../electron/host/records/changeLog.ts'
import { createLiveRegistry } from '../../electron/host/records/liveRegistry.ts'
import { createStore, type Store } from '../../electron/host/records/store.ts'
import { rules } from '../../electron/host/rules/rules.ts'
import { readSetting } from '../../electron/host/settings.ts'
import { entities } from '../../shared/entities/registry.ts'
import { caseValues } from './benchCases.ts'
import {
  contactValues,
  customerValues,
  idOf,
  interactionValues,
  span,
  tags,
  users,
} from './benchRecords.ts'

/** What an office of scale 1 holds. */
export const whole = {
  customer: 1_000_000,
  contact: 1_500_000,
  interaction: 5_000_000,
  serviceCase: 100_000,
} as const

/** Records written in one transaction. */
const batch = 5000
/** The moment at which the generated office was last worked in: 2026-11-20, 10:00 in Shanghai. */
export const lastDay = Date.UTC(2026, 10, 20, 2)

const officeName = '百万客户'

/** Throws for an office that somebody works in: what is measured is written to, and what is filled loses its indexes. */
export function demandBenchOffice({ reading, dataDir }: Pick<Office, 'reading' | 'dataDir'>): void {
  if (readSetting(reading, 'officeName') !== officeName) {
    throw new Error(`${dataDir} holds an office of somebody’s; name an empty folder`)
  }
}

type Seeded = 'user' | 'tag' | keyof typeof whole

/**
 * Fills an office as if it had been worked in for two years: rows, history, search index and all, written by the
 * product's own store, without the rules and rights that are asked of people. Indexes are made at the end; what was
 * broken off goes on where it was.
 */
export async function seedOffice(
  dataDir: string,
  scale: number,
  say: (line: string) => void = () => {},
  cases = Math.round(whole.serviceCase * scale),
): Promise<void> {
  const lock = lockOffice(dataDir)
  const office = openOffice({ dataDir })
  if (readSetting(office.reading, 'protection') === undefined) {
    await setUpOffice(office, { protection: 'open', name: officeName, locale: 'zh-CN' })
  }
  demandBenchOffice(office)
  office.close()

  const guard = { writing: false, erasing: false }
  const connection = openWriter(office.file, guard)
  // What a power cut would take can be generated again.
  connection.pragma('synchronous = OFF')
  // A page that is written again and again reaches the file once in a while.
  connection.pragma('wal_autocheckpoint = 50000')
  // Ids come in no order, and their indexes are written all over: so much keeps their pages at hand.
  connection.pragma('cache_size = -2500000')
  const putIndexesBack = takeIndexesOff(connection, join(dataDir, 'seeding.json'))
  // Sorting for the indexes has a thread of its own.
  connection.pragma('threads = 2')
  for (const name of Object.keys(entities)) tuneGrams(connection, name, filling)

  const writing = handleOn(connection)
  const clock = { now: () => now }
  let now = lastDay - span * 86_400_000
  const store = createStore({
    connection,
    writing,
    guard,
    registry: createLiveRegistry(entities, writing),
    rules,
    changeLog: openChangeLog(writing, readSetting(writing, 'site')!, clock),
    changed: createChanged(),
    hasAttachment: () => false,
  })
  const customers = Math.round(whole.customer * scale)
  const parts: readonly (readonly [Seeded, number, (place: number) => object])[] = [
    [
      'user',
      users,
      (place) => ({
        name: `同事 ${place + 1}`,
        login: `desk${place + 1}`,
        role: 'staff',
        active: true,
      }),
    ],
    ['tag', tags, (place) => ({ name: `标签 ${place + 1}`, color: 'blue' })],
    ['customer', customers, customerValues],
    ['contact', Math.round(whole.contact * scale), (place) => contactValues(place, customers)],
    [
      'interaction',
      Math.round(whole.interaction * scale),
      (place) => interactionValues(place, customers, lastDay),
    ],
    ['serviceCase', cases, (place) => caseValues(place, customers, lastDay)],
  ]
  for (const [name, count, valuesOf] of parts) {
    const begun = performance.now()
    const first = filled(connection, name, count)
    for (let start = first; start < count; start += batch) {
      const places = Array.from({ length: Math.min(batch, count - start) }, (_, at) => start + at)
      now = lastDay - Math.round((1 - start / count) * span * 86_400_000)
      put(
        store,
        name,
        places.map((place) => ({ id: idOf(name, place), values: given(valuesOf(place)) })),
      )
    }
    const seconds = (performance.now() - begun) / 1000
    say(`${name}: ${count - first} in ${seconds.toFixed(1)} s`)
  }
  const begun = performance.now()
  // Before any index holds it.
  guard.writing = true
  connection.exec(
    `update customer set "lastContactAt" = last.at
     from (select customer, max(at) as at from interaction group by customer) as last where last.customer = customer.id`,
  )
  guard.writing = false
  putIndexesBack()
  for (const [name] of parts) {
    connection.exec(`insert into "${name}Gram"("${name}Gram") values ('optimize')`)
  }
  for (const name of Object.keys(entities)) tuneGrams(connection, name, working)
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  lock.release()
  say(`indexes: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}

/**
 * How FTS5 gathers tokens: bytes of them before it writes them out, segments of one size that it merges beside, and so
 * many that it merges all of them at once. An office that is filled gets one merge at its end.
 */
const working = { hashsize: 2 ** 20, automerge: 4, crisismerge: 16 }
const filling = { hashsize: 2 ** 24, automerge: 0, crisismerge: 1000 }

function tuneGrams(connection: Database.Database, name: string, tuning: typeof working): void {
  const grams = `"${name}Gram"`
  for (const [option, value] of Object.entries(tuning)) {
    connection.exec(`insert into ${grams}(${grams}, rank) values ('${option}', ${value})`)
  }
}

/** Writes records and their entries of the log. */
function put(
  store: Store,
  name: Seeded,
  rows: readonly { readonly id: string; readonly values: Readonly<Record<string, unknown>> }[],
): void {
  const act = { id: idOf('user', 0), source: 'sample', actor: program } as const
  store.transact(act, (tx) => {
    store.seed(tx, entities[name], rows)
    for (const { id, values } of rows) {
      const fields = Object.entries(values).map(([field, value]) => [
        field,
        { old: null, new: value },
      ])
      tx.log(name, id, 'create', Object.fromEntries(fields))
    }
  })
}

/** Values without those that are empty. */
const given = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

/** How many of the generated records are there already. */
function filled(connection: Database.Database, name: Seeded, count: number): number {
  const there = connection.prepare(`select 1 from "${name}" where id = ?`)
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (there.get(idOf(name, middle))) low = middle + 1
    else high = middle
  }
  return low
}

/** Takes off every index that rows can do without while they are written; what they were is kept in a file until they are back. */
function takeIndexesOff(connection: Database.Database, memory: string): () => void {
  const indexes = existsSync(memory)
    ? (JSON.parse(readFileSync(memory, 'utf8')) as { name: string; sql: string }[])
    : (connection
        .prepare(`select name, sql from sqlite_schema where type = 'index' and sql is not null`)
        .all() as { name: string; sql: string }[])
  writeFileSync(memory, JSON.stringify(indexes))
  for (const { name } of indexes) connection.exec(`drop index if exists "${name}"`)
  return () => {
    for (const { name, sql } of indexes) {
      const there = connection.prepare(`select 1 from sqlite_schema where name = ?`).get(name)
      if (!there) connection.exec(sql)
    }
    rmSync(memory)
  }
}
