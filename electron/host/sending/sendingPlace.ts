import type { Office } from '../office.ts'
import { program } from '../records/access.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { folderMark } from '../site.ts'

/**
 * Whether an office lay elsewhere when its place was last noted: then somebody moved or copied its folder, and where it was what
 * waits may be on its way.
 */
export function hasMoved(office: Office): boolean {
  const before = readSetting(office.reading, 'sendingPlace')
  return before !== undefined && before !== folderMark(office.dataDir)
}

/** Notes where an office lies, once what waits was seen to. */
export function notePlace(office: Office): void {
  const { dataDir, reading, store, ids } = office
  const place = folderMark(dataDir)
  if (readSetting(reading, 'sendingPlace') === place) return
  store.transact({ id: ids(), source: 'clock', actor: program }, (tx) =>
    writeSetting(tx, 'sendingPlace', place),
  )
}
