import { failure, failureOf, problem, type FailureError } from '../../../shared/failure.ts'
import { openReasonOf } from '../database/open.ts'

/** What can be wrong with a backup, each with its sentence under `failures`. */
export type BackupProblem =
  | 'backupTruncated'
  | 'backupForged'
  | 'backupDamaged'
  | 'backupNewer'
  | 'backupOther'
  | 'backupBeforeAccounts'
  | 'backupLocked'
  | 'backupKeyNeeded'
  | 'wrongPassphrase'

/** The error for a backup that can't be used. */
export const unusable = (key: BackupProblem): FailureError => failure('invalid', problem([], key))

/** The one sentence about why a backup could not be made, for what the disk said; a defect stays what it is. */
export function asBackupFailure(error: unknown): unknown {
  if (failureOf(error) || !(error instanceof Error)) return error
  // A file that could not be opened says why in its cause.
  const told = openReasonOf(error) ? error.cause : error
  const code = told instanceof Error && 'code' in told ? String(told.code) : ''
  const key = sentences.find(([codes]) => codes.test(code))?.[1]
  return key === undefined ? error : failure('invalid', problem([], key))
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/, 'backupDiskFull'],
  [/^(ENOENT|ENOTDIR|ENODEV|ENXIO|ESTALE|EHOSTDOWN)/, 'backupPlaceGone'],
  [/^(EACCES|EPERM|EROFS|EEXIST|SQLITE_(READONLY|CANTOPEN|PERM))/, 'backupPlaceUnwritable'],
  [/^(EIO|SQLITE_IOERR)/, 'backupDiskTrouble'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'backupOfficeDamaged'],
]
