/** What is remembered of backups: when they were made and tried, and what was wrong. Instants in UTC milliseconds. */
export interface BackupRecord {
  /** The last one, the folder that keeps it where that is not the office's own, and when it was finished. */
  readonly name?: string
  readonly place?: string
  /** Whether it was kept in the office's own because the chosen folder was not there. */
  readonly isAway?: boolean
  readonly doneAt?: number
  readonly failedAt?: number
  /** Key under `failures` of what was wrong the last time; absent when it went well. */
  readonly problem?: string
  readonly second?: { readonly at?: number; readonly name?: string; readonly problem?: string }
  readonly rehearsal?: { readonly at: number; readonly name: string; readonly problem?: string }
}

/** A folder outside the office that backups are kept in or copied to, whenever it is there. */
export interface ChosenPlace {
  readonly path: string
  /** What its mark says: an empty folder in the place of a stick that was taken out is not it. */
  readonly id: string
}

/** That the office was restored. Instants in UTC milliseconds. */
export interface Restored {
  readonly at: number
  /** The backup, and when it was made. */
  readonly name: string
  readonly madeAt: number
  /** How many of its attachments neither it nor the office had any more; absent for none. */
  readonly lost?: number
  /**
   * The backup of what was there before, or of a damaged office the folder in which it lies as it was; null where nothing
   * was.
   */
  readonly safety: string | null
  /** Who did it; null before there were people. */
  readonly by: string | null
  /** Whether the office was opened since. */
  readonly isSettled?: boolean
}

/** A record that was erased for good. */
export type Erasure = readonly [entity: string, record: string]
