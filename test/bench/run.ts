import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { entities } from '../../shared/entities/registry.ts'
import { openOffice, type Office } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { benchOffice, peerOn } from './benchOffice.ts'
import { againstLimit, againstPeer, percentile, timesOf, type Figure } from './measure.ts'

const { values: options } = parseArgs({
  options: {
    customers: { type: 'string', default: '5000' },
    data: { type: 'string' },
    json: { type: 'string', default: 'bench-results.json' },
  },
})

const dataDir = options.data ?? mkdtempSync(join(tmpdir(), 'laike-bench-'))
const office = benchOffice(dataDir, Number(options.customers))
const figures = [...writing(office), ...searching(office), ...listing(office), ...reading(office)]
office.close()
figures.push(...starting())
if (!options.data) rmSync(dataDir, { recursive: true, force: true })

writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)
for (const { name, value, unit, against, ratio } of figures) {
  console.log(
    `${name.padEnd(44)} ${value.toFixed(3).padStart(9)} ${unit}   ${ratio.toFixed(3).padStart(8)} × ${against}`,
  )
}

/** A create with history and search index, beside the limit and beside the bare row alone. */
function writing(office: Office): Figure[] {
  const act = () => ({ id: office.ids(), source: 'interface' as const, actor: program })
  const created = timesOf(500, (run) =>
    office.store.transact(act(), (tx) =>
      office.store.create(tx, entities.customer, office.ids(), {
        name: `量一量包装材料有限公司 ${run}`,
        phone: `0574-88${10_000 + run}`,
      }),
    ),
  )
  const id = office.ids()
  office.store.transact(act(), (tx) =>
    office.store.create(tx, entities.customer, id, { name: '改来改去' }),
  )
  const updated = timesOf(500, (run) =>
    office.store.transact(act(), (tx) =>
      office.store.update(tx, entities.customer, id, { level: run % 2 ? 'A' : 'B' }),
    ),
  )
  return [
    againstLimit('create with history and index, p95', percentile(created, 0.95), 3),
    againstLimit('change of one field, p95', percentile(updated, 0.95), 3),
  ]
}

/** Search beside a LIKE scan of the same names on a connection of its own. */
function searching(office: Office): Figure[] {
  const peer = peerOn(dataDir)
  const scan = peer.prepare(
    "select id from customer where name like '%' || ? || '%' and deletedAt is null order by updatedAt desc limit 20",
  )
  const kinds: Record<string, readonly string[]> = {
    'one character': ['宁', '川', '公', '杭'],
    'two characters': ['澄川', '公司', '宁波', '青竹'],
    'three characters and more': ['澄川包装', '禾田印务', '宁波澄川'],
    'English part': ['harb', 'north', 'trading', 'a'],
    'pinyin in full': ['chengchuan', 'ningbo', 'hangzhou'],
    initials: ['ccbz', 'nbcc', 'hz'],
    'part of a phone': ['8001', '0574', '571-8'],
    'two terms': ['宁波 包装', '公司 harbour'],
  }
  const figures = Object.entries(kinds).map(([kind, queries]) => {
    const pick = (run: number) => queries[run % queries.length]!
    const asked = (run: number) =>
      findRecords(office, program, { query: pick(run), entities: ['customer'], limit: 20 })
    timesOf(20, asked)
    const found = timesOf(200, asked)
    const scanned = timesOf(60, (run) => scan.all(pick(run)))
    return againstPeer(
      `search: ${kind}, p95`,
      percentile(found, 0.95),
      'LIKE scan p95',
      percentile(scanned, 0.95),
    )
  })
  peer.close()
  return figures
}

/** A page anywhere in a list, beside the same page by OFFSET. */
function listing(office: Office): Figure[] {
  const sort = { field: 'name', descending: false }
  const ask = (offset: number) =>
    office.lists.page(program, entities.customer, { sort, offset, limit: 100 })
  const [opened = NaN] = timesOf(1, () => ask(0))
  const total = office.lists.size(program, entities.customer, { sort })
  const peer = peerOn(dataDir)
  const byOffset = peer.prepare(
    'select * from customer where deletedAt is null order by titleKey limit 100 offset ?',
  )
  const jump = (run: number) => Math.floor((((run * 7919) % 1000) / 1000) * (total - 100))
  const paged = percentile(
    timesOf(200, (run) => ask(jump(run))),
    0.95,
  )
  const walked = percentile(
    timesOf(60, (run) => byOffset.all(jump(run))),
    0.95,
  )
  peer.close()
  return [
    { ...againstLimit('list opened by name', opened, 150) },
    againstPeer('page of 100 anywhere, p95', paged, 'OFFSET p95', walked),
    againstLimit('page of 100 anywhere, p95, by limit', paged, 5),
  ]
}

/** A customer with 2,000 interactions. */
function reading(office: Office): Figure[] {
  const customer = office.ids()
  office.store.transact({ id: office.ids(), source: 'sample', actor: program }, (tx) => {
    office.store.create(tx, entities.customer, customer, { name: '来往最多的客户' })
    for (let call = 0; call < 2000; call += 1) {
      office.store.create(tx, entities.interaction, office.ids(), {
        customer,
        summary: `第 ${call} 次电话`,
        at: 1_790_000_000_000 + call * 60_000,
      })
    }
  })
  const row = office.lists.page(program, entities.customer, {
    filter: { field: 'name', op: 'is', value: '来往最多的客户' },
    offset: 0,
    limit: 1,
  }).rows[0]!
  const about = { entity: entities.customer, row }
  const opened = timesOf(50, () =>
    timelineOf(office.reading, office.registry, office.rules, program, about, {
      before: null,
      limit: 50,
    }),
  )
  return [againstLimit('first page of a timeline of 2,000, p95', percentile(opened, 0.95), 20)]
}

/** Opening the full office beside opening an empty one. */
function starting(): Figure[] {
  const empty = mkdtempSync(join(tmpdir(), 'laike-empty-'))
  openOffice({ dataDir: empty }).close()
  const full = percentile(
    timesOf(9, () => openOffice({ dataDir }).close()),
    0.5,
  )
  const none = percentile(
    timesOf(9, () => openOffice({ dataDir: empty }).close()),
    0.5,
  )
  rmSync(empty, { recursive: true, force: true })
  return [againstPeer('office opened, median', full, 'empty office', none)]
}
