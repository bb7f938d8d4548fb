import { entityNamed } from '../../../shared/entities/registry.ts'
import { query } from '../database/query.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { readSetting, writeSetting } from '../settings.ts'
import type { Erasure } from './backupRecord.ts'
import { eraseAgain } from './eraseAgain.ts'

/**
 * What is left to do when a restored office is opened for the first time: its journal tells of the restore, and what had
 * been erased for good since the backup was made is erased again. What could not be is tried at the next start, and told
 * as long as it is there.
 */
export function settleRestore(office: Office, log: Log): void {
  const { reading, registry, store, ids } = office
  const restored = readSetting(reading, 'restored')
  const erasures = readSetting(reading, 'erasures') ?? []
  if (!restored || (restored.isSettled && erasures.length === 0)) return
  const actor = { user: restored.by, role: 'program' } as const
  try {
    store.transact({ id: ids(), source: 'restore', actor, many: true }, (tx) => {
      const isLeft = ([name, id]: Erasure): boolean => {
        const entity = entityNamed(registry, name)
        try {
          if (entity) tx.attempt(() => eraseAgain(office, tx, entity, id))
          return false
        } catch (error) {
          log.defect('restore', 'eraseAgain', error)
          return true
        }
      }
      const left = erasures.filter(isLeft)
      if (left.length > 0) writeSetting(tx, 'erasures', left)
      else tx.run(query.deleteFrom('setting').where('name', '=', 'erasures'))
      if (restored.isSettled) return
      writeSetting(tx, 'restored', { ...restored, isSettled: true })
      tx.note({ kind: 'restored', detail: { madeAt: restored.madeAt } })
    })
  } catch (error) {
    // It is tried again at the next start.
    log.defect('restore', 'settleRestore', error)
  }
}
