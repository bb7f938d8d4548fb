/** What is remembered of backups: when they were made and tried, and what was wrong. Instants in UTC milliseconds. */
export interface BackupRecord {
  /** The last one, and when it was finished. */
  readonly name?: string
  readonly doneAt?: number
  readonly failedAt?: number
  /** Key under `failures` of what was wrong the last time; absent when it went well. */
  readonly problem?: string
  readonly second?: { readonly at?: number; readonly name?: string; readonly problem?: string }
  readonly rehearsal?: { readonly at: number; readonly name: string; readonly problem?: string }
}

/** A folder outside the office that backups are copied to whenever it is there. */
export interface SecondPlace {
  readonly path: string
  /** What its mark says: an empty folder in the place of a stick that was taken out is not it. */
  readonly id: string
}
