import { basename, join } from 'node:path'
import type { JobDesk } from '../backup/jobs.ts'
import { keyAt } from '../keys/keyring.ts'
import { attachmentName, attachmentNames, attachmentParts } from './attachmentFiles.ts'
import { openedHash } from './bringToForm.ts'

/**
 * Ids of the attachments of a data folder. Encrypted ones tell theirs by what is in them, which takes its time; those that can't be
 * opened have none.
 */
export function attachmentIds(dataDir: string, desk: JobDesk): string[] {
  const key = keyAt(dataDir)
  const names = attachmentNames(dataDir)
  if (!key) return names.map((name) => basename(name))
  return names.flatMap((name, done) => {
    desk.demandGoing()
    desk.tell('attachments', done, names.length)
    const id = openedHash(attachmentParts(join(dataDir, 'attachments', name), key))
    return id !== undefined && attachmentName(id, key) === name ? [id] : []
  })
}
