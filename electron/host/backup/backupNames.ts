import type { BackupReason } from '../../../shared/api/backup.ts'
import { timeZone, type TimeZone } from '../../../shared/domain/timeZone.ts'

/** The clock on the wall of this machine. */
export const ownZone = timeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** The name of a backup's folder, which sorts by time and can be written on any disk: `2026-11-26 18.05.12 manual`. */
export function backupName(
  at: number,
  reason: BackupReason,
  { offsetAt }: Pick<TimeZone, 'offsetAt'> = ownZone,
): string {
  const wall = new Date(at + offsetAt(at)).toISOString()
  return `${wall.slice(0, 10)} ${wall.slice(11, 19).replaceAll(':', '.')} ${reason}`
}

/** The first of the names that a backup may have which fits: another may have been made in the same second. */
export function firstName(name: string, fits: (name: string) => boolean): string {
  const bare = name.replace(/ \d+$/, '')
  for (let tried = name, count = 2; ; tried = `${bare} ${count}`, count += 1) {
    if (fits(tried)) return tried
  }
}

/** Ending of the name of what an install has not finished in a place: others may have theirs under way there. */
export const unfinished = (install: string) => `.${install}.part`

/** Whether a folder's name is that of a finished backup; names come from callers, and lead nowhere else. */
export const isBackupName = (name: string) =>
  /^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d [a-z]+( \d+)?$/i.test(name)
