import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { decideReady } from '../backup/decideReady.ts'
import { stagedFile } from '../backup/stageRestore.ts'
import { clearSwaps } from '../backup/swapOffice.ts'
import { handleOn } from '../database/handle.ts'
import { migrate } from '../database/migrate.ts'
import { migrations } from '../database/migrations/migrations.ts'
import { openReader, openWriter } from '../database/open.ts'
import { dropKey, holdKey } from '../keys/keyring.ts'
import { query } from '../database/query.ts'
import { program } from '../records/access.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { readSetting, writeSetting, type SettingValues } from '../settings.ts'

/** What stays of an office that begins anew: by it the backups of before are still its own. */
const staying = [
  'office',
  'install',
  'place',
  'mark',
  'backupPlan',
  'backupPlace',
  'backupSecond',
  'backupFormer',
  'backupKey',
  'backupRecord',
  'movedFrom',
] as const satisfies readonly (keyof SettingValues)[]

/**
 * Lays an office ready that nobody has worked in, and decides that it takes the place of the present one at the next open, in
 * the way of a restore: however that is interrupted, the one or the other is there, and whole. It is not encrypted, though the present
 * one is.
 */
export function beginAnew({ dataDir, file }: { dataDir: string; file: string }): void {
  const staged = stagedFile(dataDir)
  clearSwaps(dataDir)
  mkdirSync(dirname(staged))
  const guard = { writing: false, erasing: false }
  // Nobody has a password yet that could open it.
  holdKey(dirname(staged), null)
  const [today, fresh] = [openReader(file), openWriter(staged, guard)]
  try {
    migrate(fresh, migrations, guard, () => {})
    const [now, next] = [handleOn(today), handleOn(fresh)]
    fresh.transaction(() => {
      for (const name of staying) {
        const value = readSetting(now, name)
        if (value !== undefined) writeSetting(next, name, value)
      }
      writeSetting(next, 'begunAnew', true)
    })()
  } finally {
    today.close()
    fresh.close()
    dropKey(dirname(staged))
  }
  decideReady(dataDir)
}

/**
 * What is left to do when an office that began anew is opened: the attachments of before belong to nobody, and passwords of
 * other services to whoever had them. What can't be done is tried at the next start, as long as nobody works in it.
 */
export function settleAnew({ dataDir, reading, store, ids }: Office, log: Log): void {
  if (!readSetting(reading, 'begunAnew')) return
  try {
    const isNew = readSetting(reading, 'protection') === undefined
    for (const name of isNew ? ['attachments', 'secrets.json', 'secrets.key'] : []) {
      rmSync(join(dataDir, name), { recursive: true, force: true })
    }
    store.transact({ id: ids(), source: 'setUp', actor: program }, (tx) => {
      tx.run(query.deleteFrom('setting').where('name', '=', 'begunAnew'))
      tx.note({ kind: 'officeBegun' })
    })
  } catch (error) {
    log.defect('beginAnew', 'settleAnew', error)
  }
}
