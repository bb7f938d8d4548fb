import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { readSetting, writeSetting } from '../settings.ts'

/**
 * Whether an office lay elsewhere when its place was last noted: then somebody moved or copied its folder, and where it was what
 * waits may be on its way.
 */
export function hasMoved(office: Office): boolean {
  const before = readSetting(office.reading, 'sendingPlace')
  return before !== undefined && before !== placeOf(office)
}

/** Notes where an office lies, once what waits was seen to. */
export function notePlace(office: Office): void {
  const { reading, store, ids } = office
  const place = placeOf(office)
  if (readSetting(reading, 'sendingPlace') === place) return
  store.transact({ id: ids(), source: 'clock', actor: program }, (tx) =>
    writeSetting(tx, 'sendingPlace', place),
  )
}

const placeOf = ({ dataDir }: Office): string =>
  createHash('sha256')
    .update(`${hostname()} ${realpathSync(dataDir)}`)
    .digest('hex')
