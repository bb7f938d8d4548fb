import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { here } from '../../electron/host/backup/runJob.ts'
import { openDoor } from '../../electron/host/door.ts'
import { clearRecords } from '../../electron/host/housekeeping/clearRecords.ts'
import { compactHistory } from '../../electron/host/housekeeping/compactHistory.ts'
import { reindex } from '../../electron/host/housekeeping/reindex.ts'
import { runImport } from '../../electron/host/importing/runImport.ts'
import { decidePlace } from '../../electron/host/officePlace.ts'
import { administrators } from '../../electron/host/accounts/people.ts'
import { query } from '../../electron/host/database/query.ts'
import { mergeRecords } from '../../electron/host/records/mergeRecords.ts'

/** Does something that goes over the whole of an office, and says when it begins and is done; made to be killed. */
const [home = '', work = '', detail = ''] = process.argv.slice(2)
const host = openDoor(home).host!
const { office } = host
const { dataDir, file, ids } = office
const actor = { user: administrators(office.reading)[0]!.id, role: 'administrator' } as const
const act = { id: detail || ids(), source: 'interface', actor } as const
const where = { dataDir, file }

const ended = async (stream: AsyncIterator<unknown>) => {
  while (!(await stream.next()).done);
}
const works: Readonly<Record<string, () => Promise<unknown>>> = {
  compact: async () => {
    const before = Date.now() + 1
    const { entries } = await here('weigh', { ...where, before })
    await ended(compactHistory(office, act, { before, entries }))
  },
  reindex: () => ended(reindex({ ...office, registry: office.registryEver }, act)),
  shrink: () => here('shrink', where),
  clear: () => ended(clearRecords(office, act, ['customer'])),
  import: () => {
    const content = readFileSync(join(home, 'sheet.csv')).toString('base64')
    const input = { name: 'sheet.csv', content, duplicates: 'add', act: act.id } as const
    return ended(runImport(office, actor, input))
  },
  merge: async () => {
    const { customer } = office.registry
    const rows = office.reading.all(query.selectFrom('customer').select(['id', 'updatedAt']))
    for (let at = 0; at + 1 < rows.length; at += 2) {
      const [keep, from] = [rows[at]!, rows[at + 1]!]
      const seen = { keep: keep.updatedAt, from: from.updatedAt }
      const pair = { keep: keep.id, from: from.id, picks: {}, seen }
      office.store.transact({ ...act, id: ids(), source: 'merge' }, (tx) =>
        mergeRecords(tx, office, customer!, pair),
      )
      // Where it may be killed.
      await new Promise(setImmediate)
    }
  },
  anew: () => here('anew', where),
  move: async () => {
    await here('move', { ...where, home, to: detail })
    decidePlace(home, detail)
    await here('leave', file)
  },
}

process.stdout.write('begun\n')
await works[work]!()
process.stdout.write('done\n')
await host.close()
