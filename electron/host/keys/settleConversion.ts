import { existsSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { attachmentFile, attachmentNames, unfinishedNames } from '../attachments/attachmentFiles.ts'
import { bringToForm } from '../attachments/bringToForm.ts'
import { clearReplaced } from '../backup/swapOffice.ts'
import { query } from '../database/query.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import { readSetting } from '../settings.ts'
import { keyFileCopy, keyFileName } from './keyFile.ts'
import { keyAt } from './keyring.ts'

/**
 * What is left to do when an office is opened that was encrypted, or is no longer: what its attachments were before goes,
 * and its journal tells of it. What could not be done is done at the next start.
 */
export function settleConversion(office: Office, log: Log): void {
  const { dataDir, reading, store, ids } = office
  const converted = readSetting(reading, 'converted')
  try {
    if (keyAt(dataDir)) clearPlain(dataDir)
    else if (converted) {
      clearEncrypted(dataDir, new Set(converted.left))
      rmSync(join(keyFileCopy(dataDir), keyFileName), { force: true })
    }
    if (!converted) return
    const { encrypted, by } = converted
    const actor = { user: by, role: 'program' } as const
    store.transact({ id: ids(), source: 'interface', actor }, (tx) => {
      tx.run(query.deleteFrom('setting').where('name', '=', 'converted'))
      tx.note({ kind: 'converted', detail: { encrypted } })
    })
  } catch (error) {
    log.defect('keys', 'settleConversion', error)
  }
}

/**
 * Takes away what an office was before it was encrypted. Nobody has opened it since; but its new form was read through, page by
 * page and file by file, before it was decided on.
 */
export function forgetPlain(dataDir: string, log: Log): void {
  try {
    clearReplaced(dataDir)
    const plain = [...unfinishedNames(dataDir), ...attachmentNames(dataDir, false), 'uploads']
    for (const name of plain)
      rmSync(join(dataDir, 'attachments', name), { recursive: true, force: true })
  } catch (error) {
    // Whoever opens it first does what this could not.
    log.defect('keys', 'forgetPlain', error)
  }
}

/** Nothing of an encrypted office lies there plain, wherever it came from. */
function clearPlain(dataDir: string): void {
  for (const name of unfinishedNames(dataDir)) rmSync(join(dataDir, 'attachments', name))
  for (const name of attachmentNames(dataDir, false)) {
    const isThere =
      existsSync(attachmentFile(dataDir, basename(name))) ||
      bringToForm(dataDir, name, null, keyAt(dataDir))
    if (isThere) rmSync(join(dataDir, 'attachments', name))
  }
}

function clearEncrypted(dataDir: string, left: ReadonlySet<string>): void {
  for (const name of attachmentNames(dataDir, true)) {
    if (!left.has(name)) rmSync(join(dataDir, 'attachments', name))
  }
}
