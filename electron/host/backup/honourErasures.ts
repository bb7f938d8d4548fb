import { entityNamed } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { readSetting } from '../settings.ts'

/** Erases again what a restore brought back though it had been erased for good. */
export function honourErasures({ reading, registry, store, ids }: Office, log: Log): void {
  const erasures = readSetting(reading, 'erasures') ?? []
  if (erasures.length === 0) return
  try {
    store.transact({ id: ids(), source: 'restore', actor: program, many: true }, (tx) => {
      for (const [name, id] of erasures) {
        const entity = entityNamed(registry, name)
        if (entity) store.purge(tx, entity, id)
      }
      tx.run(query.deleteFrom('setting').where('name', '=', 'erasures'))
    })
  } catch (error) {
    // They are tried again at the next start.
    log.defect('restore', 'honourErasures', error)
  }
}
