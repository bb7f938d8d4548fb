import { join } from 'node:path'
import { failureOf } from '../../../shared/failure.ts'
import type { Writing } from '../database/handle.ts'
import { openFailure } from '../database/open.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { makeBackup } from './makeBackup.ts'

/**
 * Backs an office up before its file goes through a migration. Throws an `unwritable` open failure where there is no
 * room for it: a file that could not be backed up stays as it is.
 */
export function backUpBeforeUpgrade(
  writing: Writing,
  office: { readonly dataDir: string; readonly file: string },
  { now, ids }: { readonly now: number; readonly ids: () => string },
): void {
  nameOffice(writing, ids)
  const key = readSetting(writing, 'backupKey') ?? null
  const order = {
    ...office,
    place: join(office.dataDir, 'backups'),
    install: readSetting(writing, 'install') ?? '',
    reason: 'upgrade',
    at: now,
    key,
  } as const
  try {
    makeBackup(order, { tell: () => {}, demandGoing: () => {} })
  } catch (error) {
    throw failureOf(error)
      ? openFailure('unwritable', 'There was no room for a backup before the upgrade', error)
      : error
  }
}

/** Gives an office and this install of it the ids by which backups know them. */
export function nameOffice(writing: Writing, ids: () => string): void {
  for (const name of ['office', 'install'] as const) {
    if (readSetting(writing, name) === undefined) writeSetting(writing, name, ids())
  }
}
