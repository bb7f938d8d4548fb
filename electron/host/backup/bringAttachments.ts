import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { failureOf } from '../../../shared/failure.ts'
import { attachmentFile, attachmentName, attachmentNames } from '../attachments/attachmentFiles.ts'
import { isWhole } from '../attachments/bringToForm.ts'
import type { OfficeKey } from '../keys/officeKey.ts'
import type { Master } from './backupKey.ts'
import { listedFiles } from './backupPlace.ts'
import { unusable, type BackupProblem } from './backupTrouble.ts'
import { encryptedParts } from './encryptedFile.ts'
import type { JobDesk } from './jobs.ts'
import { manifestName } from './manifest.ts'
import { attachmentsOf, usableManifest, type BackupAsked } from './openBackup.ts'
import { hashOf, placeFile, sharedFile } from './sharedFiles.ts'

/**
 * Puts the attachments of a backup where they belong in an office, unless they are there and whole: they lie under their
 * hash, and more of them disturb nobody. Answers with how many neither has: a scanner of viruses takes files away
 * wherever they lie, and the rest is not to be lost with them.
 */
export function bringAttachments(
  dataDir: string,
  key: OfficeKey | null,
  asked: BackupAsked,
  desk: JobDesk,
): number {
  const heldAs = heldIn(dataDir, key)
  let lost = 0
  for (const { name, key: theirs, parts } of attachmentsOf(asked, desk)) {
    const here = heldAs(name, theirs)
    if (here !== undefined && isHere(dataDir, here, key)) continue
    try {
      const hash = hashOf(parts())
      if (attachmentName(hash, theirs) !== name) throw unusable('backupDamaged')
      const target = attachmentFile(dataDir, hash, key)
      if (!isHere(dataDir, attachmentName(hash, key), key))
        placeFile(target, key ? encryptedParts(parts(), key) : parts())
    } catch (error) {
      if (!isLost(error)) throw error
      lost += 1
    }
  }
  // A stick that was pulled out has none of them.
  if (lost > 0 && !existsSync(join(asked.place, asked.name, manifestName)))
    throw unusable('backupTruncated')
  return lost
}

/** How many attachments of a backup neither its place nor the office has, as far as that is known without opening them. */
export function countLost(dataDir: string, key: OfficeKey | null, asked: BackupAsked): number {
  const isGone = ([name, size]: readonly [string, number]) =>
    (statSync(sharedFile(asked.place, name), { throwIfNoEntry: false })?.size ?? -1) < size
  const gone = (listedFiles(join(asked.place, asked.name)) ?? []).filter(isGone)
  if (gone.length === 0) return 0
  const heldAs = heldIn(dataDir, key)
  const { key: theirs } = usableManifest(asked)
  return gone.filter(([name]) => {
    const here = heldAs(name, theirs)
    return here === undefined || !isHere(dataDir, here, key)
  }).length
}

/** What attachments of a backup are called in an office, as far as that is known without opening them. */
function heldIn(dataDir: string, key: OfficeKey | null) {
  let held: ReadonlyMap<string, string> | undefined
  return (name: string, theirs: Master | null): string | undefined =>
    theirs ? (held ??= heldBy(dataDir, key, theirs)).get(name) : attachmentName(basename(name), key)
}

function heldBy(dataDir: string, key: OfficeKey | null, theirs: Master): Map<string, string> {
  const names = attachmentNames(dataDir, key !== null)
  if (!key) return new Map(names.map((name) => [attachmentName(basename(name), theirs), name]))
  return new Map(theirs.master === key.master ? names.map((name) => [name, name]) : [])
}

function isHere(dataDir: string, name: string, key: OfficeKey | null): boolean {
  const path = join(dataDir, 'attachments', name)
  return existsSync(path) && isWhole(path, name, key)
}

const losses: readonly string[] = [
  'backupTruncated',
  'backupDamaged',
] satisfies readonly BackupProblem[]

const isLost = (error: unknown) => losses.includes(failureOf(error)?.problems[0]?.key ?? '')
