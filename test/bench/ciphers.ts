import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { changeKey, openReader } from '../../electron/host/database/open.ts'
import { query } from '../../electron/host/database/query.ts'
import { copyVerified } from '../../electron/host/database/verifiedCopy.ts'
import { dropKey, holdKey } from '../../electron/host/keys/keyring.ts'
import { ciphers, createOfficeKey, type Cipher } from '../../electron/host/keys/officeKey.ts'
import { officeFile, openOffice, type Office } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { entities } from '../../shared/entities/registry.ts'
import { mixed } from './benchRecords.ts'
import { againstPeer, type Figure } from './measure.ts'

const searches = ['包装', '宁波 印刷', '13', 'wang', '有限 科技', '88']

/** What is done with an office by the program's own code, how often, and what each time is. */
const works: Readonly<
  Record<string, readonly [runs: number, work: (desk: CipherDesk, run: number) => unknown]>
> = {
  create: [200, ({ office }) => create(office, 1)],
  '200 created in one act': [4, ({ office }) => create(office, 200)],
  '200 records read': [
    40,
    ({ office: { reading }, customers }, run) => {
      for (let each = 0; each < 200; each += 1) {
        const id = customers[mixed(run * 200 + each, 77) % customers.length]!
        reading.first(query.selectFrom('customer').selectAll().where('id', '=', id))
      }
    },
  ],
  search: [
    180,
    ({ office }, run) =>
      findRecords(office, program, { query: searches[run % searches.length]!, limit: 20 }),
  ],
  'whole table read': [
    5,
    ({ office: { reading } }) =>
      reading.first(
        query.selectFrom('interaction').select(sql<number>`sum(length("summary"))`.as('sum')),
      ),
  ],
  'opened and read': [
    40,
    ({ office: { file } }) => {
      const connection = openReader(file)
      connection.prepare('select count(*) from setting').get()
      connection.close()
    },
  ],
}

interface CipherDesk {
  readonly office: Office
  readonly customers: readonly string[]
}

function create(office: Office, count: number): void {
  office.store.transact({ id: office.ids(), source: 'import', actor: program }, (tx) => {
    for (let each = 0; each < count; each += 1)
      office.store.create(tx, entities.customer, office.ids(), { name: `量一量包装 ${each}` })
  })
}

/** Every form is measured so often, in turn; what is told is the least, since others work on the machine too. */
const rounds = 3

/** The same office in each cipher, held against itself as it is without one, in milliseconds of the processor. */
export function ciphersMeasured(office: Office): Figure[] {
  const forms = [null, ...ciphers]
  const least = new Map(forms.map((form) => [form, {} as Record<string, number>]))
  for (let round = 0; round < rounds; round += 1) {
    for (const form of forms) {
      const found = least.get(form)!
      for (const [work, cost] of measured(office, form))
        found[work] = Math.min(found[work] ?? Infinity, cost)
    }
  }
  const plain = least.get(null)!
  return ciphers.flatMap((cipher) =>
    Object.entries(least.get(cipher)!).map(([work, cost]) =>
      againstPeer(`${cipher}: ${work}, CPU`, cost, 'unencrypted', plain[work]!),
    ),
  )
}

function measured(office: Office, cipher: Cipher | null): (readonly [string, number])[] {
  const dataDir = join(office.dataDir, 'ciphers')
  mkdirSync(dataDir)
  try {
    const file = join(dataDir, officeFile)
    const original = openReader(office.file)
    original.pragma('query_only = OFF')
    copyVerified(original, file)
    original.close()
    if (cipher) {
      const key = createOfficeKey(cipher)
      changeKey(file, null, key)
      holdKey(dataDir, key)
    }
    const copy = openOffice({ dataDir })
    const few = query.selectFrom('customer').select('id').limit(20_000)
    const desk = { office: copy, customers: copy.reading.all(few).map(({ id }) => id) }
    const costs = Object.entries(works).map(
      ([name, [runs, work]]) => [name, cpuOf(runs, (run) => work(desk, run))] as const,
    )
    copy.close()
    return costs
  } finally {
    dropKey(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Milliseconds of the processor that a run takes. */
function cpuOf(runs: number, work: (run: number) => unknown): number {
  const start = process.cpuUsage()
  for (let run = 0; run < runs; run += 1) work(run)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / runs
}
