import type { EscalationPlan } from '../../shared/domain/caseEscalation.ts'
import type { FollowUp } from '../../shared/domain/followUp.ts'
import type { BackupPlan } from '../../shared/domain/backupDue.ts'
import type { BackupKey } from './backup/backupKey.ts'
import type { BackupRecord, Erasure, Restored, ChosenPlace } from './backup/backupRecord.ts'
import type { Reading, Writing } from './database/handle.ts'
import { query } from './database/query.ts'
import type { Place } from './site.ts'

/** Facts of this install, each JSON under its name. */
export interface SettingValues {
  site: string
  /** Where the office lay when it was last open; null where something may count on that this file does not know of. */
  place: Place | null
  /** Id of the office, the same in all its installs and backups; a backup of another one is not restored. */
  office: string
  /** Id of this copy of the program and its data, which outlives a restore; a copy of the data takes another. */
  install: string
  /** When backups are made by themselves; the shipped plan when absent. */
  backupPlan: BackupPlan
  /** Where backups are kept; null or absent for the office's own folder. */
  backupPlace: ChosenPlace | null
  /** The second place of backups; null when there is none. */
  backupSecond: ChosenPlace | null
  /** Folders that were either of them before, the last one last. */
  backupFormer: readonly string[]
  /** What backups are encrypted with; null when they are not. */
  backupKey: BackupKey | null
  /** The last restore of this office: when, of which backup, and the backup of what it took the place of. */
  restored: Restored | null
  /** What was erased for good after a backup was made that was restored: it is erased again when the office opens. */
  erasures: readonly Erasure[]
  /** Whether this install waits to be told before it takes part in sync: what it holds came from a backup. */
  syncPaused: boolean
  /** Whether the office was begun anew, and the attachments of before are still there. */
  begunAnew: boolean
  /** The folder that the office was moved away from, while it is still kept. */
  movedFrom: string
  /** That the office was encrypted or is no longer, until it was opened since; `left` are attachments that could not be. */
  converted: {
    readonly encrypted: boolean
    /** Who did it. */
    readonly by: string | null
    readonly left: readonly string[]
  }
  /** Where mailings were sent from last, empty in a copy: what lay elsewhere then does not go on with them by itself. */
  sendingPlace: string
  /** What came of the last backups. */
  backupRecord: BackupRecord
  /** Files that members of staff brought: who, and its SHA-256. */
  brought: readonly (readonly [user: string, file: string])[]
  officeName: string
  /** Version of the tokens that the search index was made with. */
  gramVersion: number
  locale: 'zh-CN' | 'en'
  protection: 'open' | 'protected'
  /** The one person of an open office. */
  openUser: string
  /** How cases are numbered; the shipped pattern when absent. */
  casePattern: string
  /** Letters of this install in the numbers it gives; none when absent, as in the first. A copy gets them by itself. */
  mark: string
  /** How far each kind of number was counted. */
  caseCounters: Readonly<Record<string, number>>
  /** Whether causes and the way of a case were put in. */
  serviceSeeded: boolean
  /** Whether surveys and the short way of what is only answered were put in. */
  surveysSeeded: boolean
  /** Whether the roles that ship were put in. */
  rolesSeeded: boolean
  /** Whether the texts of replies were put in. */
  templatesSeeded: boolean
  /** Which of the templates that are printed were put in. */
  printsSeeded: readonly string[]
  /** Whether closed cases are followed up; as shipped when absent. */
  followUp: FollowUp
  /** Minutes without a key or a press after which a window is locked; 0 or absent for never. */
  autoLock: number
  /** Whether the targets of service were put in. */
  targetsSeeded: boolean
  /** When whom is told that a case is late; the shipped plan when absent. */
  caseEscalation: EscalationPlan
  /** How often something was changed that the clocks of all cases hang on, and up to where they were counted anew. */
  clocksAsked: number
  clocksCounted: number
  /** Acts that filled the office with the sample; empty once it was removed. */
  sampleActs: readonly string[]
}

/** Reads one fact; undefined when it was never set. */
export function readSetting<K extends keyof SettingValues>(
  reading: Reading,
  name: K,
): SettingValues[K] | undefined {
  const row = reading.first(query.selectFrom('setting').select('value').where('name', '=', name))
  return row ? (JSON.parse(row.value) as SettingValues[K]) : undefined
}

/** Writes one fact. */
export function writeSetting<K extends keyof SettingValues>(
  writing: Writing,
  name: K,
  value: SettingValues[K],
): void {
  const text = JSON.stringify(value)
  writing.run(
    query
      .insertInto('setting')
      .values({ name, value: text })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text })),
  )
}
