import type { BackupState, BackupWarning } from '../../../shared/api/backup.ts'
import { isBackupStale, shippedBackupPlan } from '../../../shared/domain/backupDue.ts'
import type { Host } from '../host.ts'
import { keyAt } from '../keys/keyring.ts'
import { readSetting } from '../settings.ts'

/** Milliseconds after which a second place that was not there is told. */
const longAway = 7 * 86_400_000

/** How the backups of an office stand, and what an administrator is to be told of them. */
export function backupState({ office, backups }: Pick<Host, 'office' | 'backups'>): BackupState {
  const { reading, clock, dataDir } = office
  const {
    doneAt,
    problem,
    second,
    rehearsal,
    isAway = false,
  } = readSetting(reading, 'backupRecord') ?? {}
  const chosen = readSetting(reading, 'backupSecond') ?? null
  const state = {
    plan: readSetting(reading, 'backupPlan') ?? shippedBackupPlan,
    encrypted: keyAt(dataDir) !== null || (readSetting(reading, 'backupKey') ?? null) !== null,
    place: backups.place,
    chosenPlace: readSetting(reading, 'backupPlace')?.path ?? null,
    isAway,
    busy: backups.busy,
    doneAt: doneAt ?? null,
    problem: problem ?? null,
    second: chosen && {
      path: chosen.path,
      at: second?.at ?? null,
      problem: second?.problem ?? null,
    },
    rehearsal: rehearsal ? { ...rehearsal, problem: rehearsal.problem ?? null } : null,
  }
  const restored = readSetting(reading, 'restored') ?? null
  const isLeft = (readSetting(reading, 'erasures') ?? []).length > 0
  const warning = isLeft ? 'erasuresLeft' : warningOf(state, clock.now())
  return { ...state, restored, warning }
}

function warningOf(
  { doneAt, problem, second, rehearsal, isAway }: Omit<BackupState, 'warning' | 'restored'>,
  now: number,
): BackupWarning | null {
  if (problem !== null) return 'failing'
  // An office that was just begun gets its first one within minutes.
  if (doneAt !== null && isBackupStale(doneAt, now)) return 'stale'
  if (isAway) return 'placeAway'
  if (rehearsal && rehearsal.problem !== null) return 'rehearsalFailed'
  if (second && second.problem !== null) return 'secondFailing'
  if (second && second.at !== null && now - second.at > longAway) return 'secondStale'
  return null
}
