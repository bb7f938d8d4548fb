import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { query } from '../../electron/host/database/query.ts'
import type { Office } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { timelineOf } from '../../electron/host/records/timeline.ts'
import { recordIn } from '../../electron/host/records/asked.ts'
import { entities } from '../../shared/entities/registry.ts'
import { idOf } from './benchRecords.ts'
import { againstLimit, againstPeer, percentile, timesOf, type Figure } from './measure.ts'

const act = (office: Office) => ({ id: office.ids(), source: 'interface', actor: program }) as const

/** A create and a change with history and search index, as somebody at a desk waits for them. */
export function writing(office: Office): Figure[] {
  const created = timesOf(500, (run) =>
    office.store.transact(act(office), (tx) =>
      office.store.create(tx, entities.customer, office.ids(), {
        name: `量一量包装材料有限公司 ${run}`,
        phone: `0574-88${10_000 + run}`,
      }),
    ),
  )
  const id = office.ids()
  office.store.transact(act(office), (tx) =>
    office.store.create(tx, entities.customer, id, { name: '改来改去' }),
  )
  const updated = timesOf(500, (run) =>
    office.store.transact(act(office), (tx) =>
      office.store.update(tx, entities.customer, id, { level: run % 2 ? 'A' : 'B' }),
    ),
  )
  const bare = percentile(bareCommits(office.dataDir), 0.95)
  const [create, change] = [created, updated].map((times) => percentile(times, 0.95)) as [
    number,
    number,
  ]
  return [
    againstLimit('create with history and index, p95', create, 3),
    againstPeer('create with history and index, p95', create, 'a bare row committed, p95', bare),
    againstLimit('change of one field, p95', change, 3),
    againstPeer('change of one field, p95', change, 'a bare row committed, p95', bare),
  ]
}

/** What the disk asks of anybody: one small row written and flushed, in a file of its own beside the office. */
function bareCommits(folder: string): number[] {
  const file = join(folder, 'bare.db')
  const peer = new Database(file)
  peer.pragma('journal_mode = WAL')
  peer.pragma('synchronous = FULL')
  peer.exec('create table row (a integer, b text)')
  const insert = peer.prepare('insert into row values (?, ?)')
  const times = timesOf(500, (run) => insert.run(run, 'x'))
  peer.close()
  rmSync(file)
  return times
}

/** The first page of a customer with 2,000 interactions and more. */
export function openingFile(office: Office): Figure[] {
  const customer = idOf('customer', 0)
  const there = office.reading.numbers(
    query.selectFrom('interaction').select('rowid').where('customer', '=', customer),
  ).length
  if (there < 2000) {
    office.store.transact({ ...act(office), source: 'sample' }, (tx) => {
      for (let call = there; call < 2000; call += 1) {
        office.store.create(tx, entities.interaction, office.ids(), {
          customer,
          summary: `第 ${call} 次电话`,
          at: 1_790_000_000_000 + call * 60_000,
        })
      }
    })
  }
  const about = recordIn(office, program, { entity: 'customer', id: customer })
  const opened = timesOf(50, () => timelineOf(office, program, about, { before: null, limit: 50 }))
  return [againstLimit('first page of a timeline of 2,000, p95', percentile(opened, 0.95), 20)]
}
