import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { attachmentFile, attachmentNames } from '../attachments/attachmentFiles.ts'
import { bringToForm } from '../attachments/bringToForm.ts'
import type { JobDesk } from '../backup/jobs.ts'
import { decideReady } from '../backup/decideReady.ts'
import { isAlike } from '../backup/officeCounts.ts'
import { demandRoom } from '../backup/room.ts'
import { stagedFile } from '../backup/stageRestore.ts'
import { clearSwaps, withdrawSwap } from '../backup/swapOffice.ts'
import { handleOn } from '../database/handle.ts'
import { changeKey, openReader, openWriter } from '../database/open.ts'
import { copyVerified, openOriginal } from '../database/verifiedCopy.ts'
import { writeSetting, type SettingValues } from '../settings.ts'
import { readKeyFile, writeKeyFile, type KeyFile } from './keyFile.ts'
import { dropKey, holdKey, keyAt } from './keyring.ts'
import type { OfficeKey } from './officeKey.ts'

/** An office that is to be encrypted, or no longer. Nobody writes to it meanwhile. */
export interface ConvertOrder {
  readonly dataDir: string
  /** The office's file. */
  readonly file: string
  /** What it is encrypted with then, and who opens it; null for an office that is not encrypted. */
  readonly to: { readonly key: OfficeKey; readonly file: KeyFile } | null
  readonly converted: Omit<SettingValues['converted'], 'left'>
}

/**
 * Lays the office ready in its other form beside the present one, checked, database and attachments, and decides the
 * swap. The next open makes it the office's own, and takes away what it was before.
 */
export function convertOffice({ dataDir, file, to, converted }: ConvertOrder, desk: JobDesk): void {
  const from = keyAt(dataDir)
  const key = to?.key ?? null
  const staged = stagedFile(dataDir)
  clearSwaps(dataDir)
  // Of another key, which nobody has any more: an encrypting that was killed left them.
  if (!from) clearAttachments(dataDir, attachmentNames(dataDir, true))
  demandRoom(dataDir, neededRoom(dataDir, file))
  mkdirSync(dirname(staged))
  desk.tell('copying')
  const original = openOriginal(file)
  try {
    copyVerified(original, staged, from)
    desk.demandGoing()
    desk.tell('converting')
    changeKey(staged, from, key)
    desk.demandGoing()
    desk.tell('checking')
    demandSame(original, staged, key)
  } finally {
    original.close()
  }
  const left = convertAttachments(dataDir, from, key, desk)
  note(staged, key, { ...converted, left })
  if (to) {
    writeKeyFile(dirname(staged), to.file)
    if (!isDeepStrictEqual(readKeyFile(dirname(staged)), to.file)) {
      throw new Error('The keys were not written')
    }
  }
  desk.demandGoing()
  decideReady(dataDir, { isProven: to !== null })
}

/**
 * Takes back what was laid ready: nothing of an encrypted office stays there plain. A swap that was decided is withdrawn, and
 * only then anybody may write to the office again: the next start would take away what they wrote.
 */
export function clearConversion(dataDir: string): void {
  withdrawSwap(dataDir)
  rmSync(join(dataDir, 'restoring'), { recursive: true, force: true })
  const isEncrypted = keyAt(dataDir) !== null
  const isSpare = (name: string) =>
    !isEncrypted || existsSync(attachmentFile(dataDir, basename(name)))
  clearAttachments(dataDir, attachmentNames(dataDir, !isEncrypted).filter(isSpare))
}

function clearAttachments(dataDir: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(dataDir, 'attachments', name), { force: true })
}

/** Twice the database, since SQLite goes over a copy of it, and the attachments once more. */
function neededRoom(dataDir: string, file: string): number {
  const names = attachmentNames(dataDir).map((name) => join(dataDir, 'attachments', name))
  return names.reduce((sum, path) => sum + statSync(path).size, 2 * statSync(file).size)
}

/** Every page is read, and with an encrypting key authenticated, before it is trusted. */
function demandSame(
  original: ReturnType<typeof openReader>,
  staged: string,
  key: OfficeKey | null,
): void {
  const copy = openReader(staged, { key })
  try {
    const isSame =
      copy.pragma('integrity_check', { simple: true }) === 'ok' &&
      isAlike(handleOn(original), handleOn(copy))
    if (!isSame) throw new Error('The converted office differs from what it was')
  } finally {
    copy.close()
  }
}

function note(staged: string, key: OfficeKey | null, converted: SettingValues['converted']): void {
  holdKey(dirname(staged), key)
  const waiting = openWriter(staged, { writing: false, erasing: false })
  try {
    writeSetting(handleOn(waiting), 'converted', converted)
  } finally {
    waiting.close()
    dropKey(dirname(staged))
  }
}

/** Answers with the names of those that can't be opened: they are left as they lie there, and the check-up tells of them. */
function convertAttachments(
  dataDir: string,
  from: OfficeKey | null,
  to: OfficeKey | null,
  desk: JobDesk,
): string[] {
  const names = attachmentNames(dataDir, from !== null)
  return names.filter((name, done) => {
    desk.demandGoing()
    desk.tell('attachments', done, names.length)
    return !bringToForm(dataDir, name, from, to)
  })
}
