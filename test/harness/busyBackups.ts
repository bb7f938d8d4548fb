import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onThreads } from '../../electron/host/backup/runJob.ts'
import { openOffice } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { entities } from '../../shared/entities/registry.ts'

/** Writes customers without end, and makes one backup after another meanwhile; says what is done. Made to be killed. */
const [dataDir = '', job = ''] = process.argv.slice(2)
const office = openOffice({ dataDir })
const run = onThreads(pathToFileURL(job))
const { file, clock, store, ids } = office

void backUp()
for (;;) {
  const id = ids()
  store.transact({ id: ids(), source: 'interface', actor: program }, (tx) =>
    store.create(tx, entities.customer, id, { name: `客户 ${id}` }),
  )
  process.stdout.write(`saved ${id}\n`)
  await new Promise(setImmediate)
}

async function backUp(): Promise<never> {
  for (;;) {
    const place = join(dataDir, 'backups')
    const what = { dataDir, file, place, install: 'here', reason: 'manual' } as const
    const order = { ...what, at: clock.now(), key: null }
    const { name } = await run('make', order)
    process.stdout.write(`backup ${name}\n`)
  }
}
