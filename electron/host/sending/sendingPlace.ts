import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { readSetting, writeSetting } from '../settings.ts'

/**
 * Notes where an office lies, and tells whether it lay elsewhere before: then somebody moved or copied its folder, and where it was
 * what waits may be on its way.
 */
export function hasMoved({ dataDir, reading, store, ids }: Office): boolean {
  const place = createHash('sha256')
    .update(`${hostname()} ${realpathSync(dataDir)}`)
    .digest('hex')
  const before = readSetting(reading, 'sendingPlace')
  if (before === place) return false
  store.transact({ id: ids(), source: 'clock', actor: program }, (tx) =>
    writeSetting(tx, 'sendingPlace', place),
  )
  return before !== undefined
}
