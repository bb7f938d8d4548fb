import type { TimeZone } from './timeZone.ts'

/** When backups are made by themselves. */
export interface BackupPlan {
  /** Minute of the day on the wall. */
  readonly minute: number
  /** Whether every hour in which something was changed has one, too. */
  readonly hourly: boolean
}

export const shippedBackupPlan: BackupPlan = { minute: 12 * 60 + 30, hourly: false }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** What failed is tried again after so long. */
const retry = 15 * minute
/** After so long without a backup somebody has to be told. */
const stale = 2 * day
/** After so long it is tried again whether a backup can be restored; sooner after one that could not. */
const [rehearsed, rehearsedAgain] = [30 * day, day]

/** What the plan is held against; instants in UTC milliseconds. */
export interface BackupsDone {
  /** When the last backup was finished, and when one last failed. */
  readonly doneAt?: number | undefined
  readonly failedAt?: number | undefined
  /** Whether anything was changed since the last one. */
  readonly changed: boolean
}

/** Whether a backup is to be made now: at the set time, at the next start after it, or a while after one that failed. */
export function isBackupDue(
  plan: BackupPlan,
  { doneAt = 0, failedAt = 0, changed }: BackupsDone,
  now: number,
  zone: TimeZone,
): boolean {
  if (failedAt > doneAt && within(now - failedAt, retry)) return false
  if (doneAt < lastSetTime(plan, now, zone)) return true
  return plan.hourly && changed && now - doneAt >= hour
}

/** The last time that was set for a backup, by now. */
function lastSetTime(plan: BackupPlan, now: number, zone: TimeZone): number {
  const wall = now + zone.offsetAt(now)
  const today = Math.floor(wall / day) * day + plan.minute * minute
  const at = zone.instantOf(today)
  return at <= now ? at : zone.instantOf(today - day)
}

/** Whether the last backup is so old that somebody has to be told. */
export const isBackupStale = (doneAt: number | undefined, now: number): boolean =>
  doneAt === undefined || now - doneAt > stale

/** Whether it is time to try a restore, without making it. */
export function isRehearsalDue(
  { rehearsedAt, failed }: { readonly rehearsedAt?: number | undefined; readonly failed: boolean },
  now: number,
): boolean {
  return (
    rehearsedAt === undefined || !within(now - rehearsedAt, failed ? rehearsedAgain : rehearsed)
  )
}

/** A clock that was set back must not stop anything: what lies in the future is not just past. */
const within = (since: number, span: number) => since >= 0 && since < span
