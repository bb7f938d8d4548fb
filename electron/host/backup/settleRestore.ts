import { entityNamed } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { readSetting, writeSetting } from '../settings.ts'

/**
 * What is left to do when a restored office is opened for the first time: its journal tells of the restore, and what had
 * been erased for good since the backup was made is erased again.
 */
export function settleRestore({ reading, registry, store, ids }: Office, log: Log): void {
  const restored = readSetting(reading, 'restored')
  if (!restored || restored.isSettled) return
  const actor = { user: restored.by, role: 'program' } as const
  try {
    store.transact({ id: ids(), source: 'restore', actor, many: true }, (tx) => {
      for (const [name, id] of readSetting(tx, 'erasures') ?? []) {
        const entity = entityNamed(registry, name)
        if (entity) store.purge(tx, entity, id)
      }
      tx.run(query.deleteFrom('setting').where('name', '=', 'erasures'))
      writeSetting(tx, 'restored', { ...restored, isSettled: true })
      tx.note({ kind: 'restored', detail: { madeAt: restored.madeAt } })
    })
  } catch (error) {
    // It is tried again at the next start.
    log.defect('restore', 'settleRestore', error)
  }
}
